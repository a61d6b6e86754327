// Where there is no page: Node, Deno, Bun.
import { execFile } from "node:child_process";
import path from "node:path";
import { beforeEach, test } from "node:test";
import { promisify } from "node:util";
import { stage } from "../package/stage.mjs";
import { judge, modules, write } from "./exercise.mjs";

const run = promisify(execFile);
const on = stage({ pace: 5 });
const bin = (name) => path.join(modules, ".bin", name);

beforeEach(async () => {
  await write(on);
  await on.project.write("main.js", 'import { exercise } from "./exercise.js";\nconsole.log(JSON.stringify(await exercise()));\n');
});

/** Runs a program in the project; what it says in the end is the report. */
async function judged(program, ...words) {
  const env = { ...process.env, DENO_DIR: path.join(on.project.folder, ".deno"), DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
  const { stdout } = await run(program, words, { cwd: on.project.folder, env, timeout: 20_000 });
  await judge(on, stdout);
}

// Bug: the wasm is fetched, which Node does not do with files.
test("Node streams, aborts, fails and ends", () => judged(process.execPath, "main.js"));

// Bugs: more is asked for than to read the package and to reach the server; a line to other tabs keeps
// the process from ending.
test("Deno does, with these two permissions", () =>
  judged(bin("deno"), "run", "--no-prompt", "--no-remote", "--no-lock", "--allow-read=.", `--allow-net=${new URL(on.sim.baseUrl).host}`, "main.js"));

// Bug: something of Node's streams or timers that Bun has otherwise.
test("Bun does", () => judged(bin("bun"), "run", "main.js"));
