// What decoding costs: the built package against the loop that people write by hand.
//
//   node bench/decode.mjs [--check] [--pairs=21] [--package=target/npm/package]
//
// Both sides turn the same 20,000 OpenRouter chunks into events or text, in one process, in pairs
// whose order alternates, so that a busy machine slows both. CPU time, median of the ratios.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { byHand } from "./by-hand.mjs";
import { pairs } from "./pairs.mjs";
import { sizes } from "./sizes.mjs";
import { conversation } from "./stream.mjs";

/** The most that decoding may cost, as a share of the loop by hand. */
const BAR = 0.6;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    pairs: { type: "string", default: "21" },
    package: { type: "string", default: path.join(root, "target/npm/package") },
  },
});
const from = (file) => path.resolve(values.package, "dist", file);
const load = (file) => import(pathToFileURL(from(file)));

const { Tollfree } = await load("node.js");
const { Prepared, Session } = await load("wasm/tollfree_js.js");
const { catalogue, model, pieces, text } = conversation({ chunks: 20_000, read: 16 * 1024 });
const unlike = conversation({ chunks: 20_000, read: 16 * 1024, alike: false });
const single = conversation({ chunks: 2_000, read: "event" });

const request = { model, messages: [{ role: "user", content: "Hi" }] };
const key = `sk-or-v1-${"0".repeat(64)}`;

const tf = await Tollfree.open({
  key,
  fetch: async (url) => (String(url).endsWith("/models") ? new Response(catalogue) : stream(pieces)),
});
await tf.models();
const session = Session.open(JSON.stringify({ key }));
session.takeModels(200, new TextEncoder().encode(catalogue), Date.now());
const prepared = Prepared.read(JSON.stringify(request));

const stream = (all) => {
  let next = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (next === all.length) controller.close();
      else controller.enqueue(all[next++]);
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
};

/** The module alone: bytes in, event objects out. */
const module = (all) => () => {
  const call = session.chat(prepared, Date.now());
  const found = [];
  const take = (told) => {
    const events = told.startsWith("+") ? [{ type: "text", text: told.slice(1) }] : JSON.parse(told).events;
    for (const event of events) if (event.type === "text") found.push(event.text);
  };
  take(call.head(200, "text/event-stream", undefined, Date.now()));
  for (const piece of all) take(call.bytes(piece, Date.now()));
  call.free();
  return found.join("");
};

/** What somebody who uses the package pays. */
const door = async () => {
  let found = "";
  for await (const event of tf.chat(request)) if (event.type === "text") found += event.text;
  return found;
};

const byFetch = async () => {
  const loop = byHand();
  for await (const piece of stream(pieces).body) loop.take(piece);
  return loop.text();
};

const loop = (all) => () => {
  const loop = byHand();
  for (const piece of all) loop.take(piece);
  return loop.text();
};

const runs = [
  ["decoding, reads of 16 KiB", text, module(pieces), loop(pieces), BAR],
  ["whole call, reads of 16 KiB", text, door, byFetch, BAR],
  ["decoding, no two chunks alike", unlike.text, module(unlike.pieces), loop(unlike.pieces), BAR],
  ["decoding, one event a read", single.text, module(single.pieces), loop(single.pieces)],
];
let missed = false;
for (const [name, expected, ours, theirs, bar] of runs) {
  const result = await pairs({ ours, theirs, expected, count: Number(values.pairs) });
  const judged = bar === undefined ? "" : `  bar ${bar}: ${result.ratio <= bar ? "met" : "MISSED"}`;
  missed ||= bar !== undefined && result.ratio > bar;
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(`${name}: tollfree ${ms(result.ours)}, by hand ${ms(result.theirs)}, ratio ${result.ratio.toFixed(2)} (median of ${values.pairs} pairs, CPU time)${judged}`);
}
console.log(await sizes(from(".")));
process.exitCode = values.check && missed ? 1 : 0;
