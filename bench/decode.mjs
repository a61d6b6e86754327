// What decoding costs: the built package against the loop that people write by hand.
//
//   node bench/decode.mjs [--check] [--pairs=21] [--built=target/npm] [--chromium] [--peers]
//
// Both sides turn the same 20,000 OpenRouter chunks into events or text, in one process, in pairs
// whose order alternates. In Node the clock is CPU time; in a page, which has one thread, the wall's.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { inChromium } from "./chromium.mjs";
import { peers } from "./peers.mjs";
import { report } from "./report.mjs";
import { runs } from "./runs.mjs";
import { sizes } from "./sizes.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    chromium: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    pairs: { type: "string", default: "21" },
    built: { type: "string", default: path.join(root, "target/npm") },
  },
});
const built = path.resolve(values.built);
const load = (file) => import(pathToFileURL(path.join(built, file)));
const count = Number(values.pairs);

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

console.log(`Node ${process.version}`);
let met = await report(await runs(load, "node.js"), { count, clock: cpu, print: console.log });
if (values.peers) await report(await peers(root), { count: 5, clock: cpu, print: console.log });
if (values.chromium) met = (await inChromium({ root, built, count, print: console.log })) && met;
console.log(await sizes(path.join(built, "package/dist")));
process.exitCode = values.check && !met ? 1 : 0;
