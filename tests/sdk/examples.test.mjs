// The examples for Node and for other clients, each as it stands: run, and asked what it did.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "../package/consumer.mjs";
import { KEY } from "./simulator.mjs";
import { stage } from "./tollfree.mjs";

const on = stage();
const CLIENTS = ["openai", "ai", "zod", "@openrouter/ai-sdk-provider", "@langchain/openai", "@langchain/core"];

let linked;

/** Puts the clients beside the package, as if they had been installed there. */
async function link() {
  const modules = path.join(on.project.folder, "node_modules");
  for (const name of CLIENTS) {
    await mkdir(path.dirname(path.join(modules, name)), { recursive: true });
    await symlink(path.join(root, "tests/sdk/node_modules", name), path.join(modules, name));
  }
}

/** Runs an example with these arguments; what it wrote. */
async function run(name, ...words) {
  await (linked ??= link());
  await cp(path.join(root, "examples", name), path.join(on.project.folder, name));
  const env = { ...process.env, OPENROUTER_API_KEY: KEY, OPENROUTER_BASE_URL: on.practice.baseUrl };
  return promisify(execFile)(process.execPath, [name, ...words], { cwd: on.project.folder, env });
}

/** The models that were asked, in order. */
const asked = async () => (await on.chats()).map(({ model }) => model.replace(/^simulator\//, ""));

// Bug: the example that people copy first does not run, or asks a paid model.
test("openai.mjs streams, fails over, and tells its receipt", async () => {
  const { stdout, stderr } = await run("openai.mjs", "Hi");
  assert.ok(stdout.length > 20);
  assert.match(stderr, /\$0, 1 request/);
  const other = await run("openai.mjs", "Hi", "simulator/busy:free");
  assert.match(other.stderr, /\$0, 2 request/);
  await assert.rejects(run("openai.mjs", "Hi", "simulator/flagged:free"), (error) => /PermissionDeniedError: .*rephrase/s.test(error.stderr));
});

// Bug: a loop of tools that never ends, or runs a tool for nothing.
test("ai-sdk.mjs runs its tool", async () => {
  const { stdout, stderr } = await run("ai-sdk.mjs", "How warm is it in Bern?", "simulator/parallel-tools:free");
  assert.match(stdout, /21 degrees/);
  assert.match(stderr, /2 request\(s\), 2 in this minute/);
  await assert.rejects(run("ai-sdk.mjs", "Hi", "simulator/busy:free"), (error) => error.stderr.includes("[upstream_busy]"));
  assert.equal((await on.chats()).length, 3);
});

// Bug: an example of a client whose options have changed.
test("langchain.mjs streams", async () => {
  const { stdout } = await run("langchain.mjs", "Hi", "simulator/steady:free");
  assert.match(stdout, /steady/);
  assert.deepEqual(await asked(), ["steady:free"]);
});

// Bug: a history that the second round refuses.
test("tools.mjs calls and answers", async () => {
  const { stdout, stderr } = await run("tools.mjs", "How warm is it in Bern?", "simulator/parallel-tools:free");
  assert.match(stderr, /get_weather\(\{"city":/);
  assert.match(stdout, /21/);
  assert.equal((await asked()).length, 2);
});

// Bug: a model that cannot keep to a schema, or an answer that is no JSON.
test("structured.mjs gives data", async () => {
  const { stdout } = await run("structured.mjs");
  assert.match(stdout, /day: '[\s\S]*hour: \d+[\s\S]*people: \[/);
  assert.equal((await asked()).length, 1);
});

// Bug: an image that does not reach the model.
test("image.mjs asks about a picture", async () => {
  const { stdout, stderr } = await run("image.mjs", path.join(root, "tests/sdk/dot.png"));
  assert.ok(stdout.length > 20);
  assert.match(stderr, /:free/);
  assert.deepEqual(await asked(), ["openrouter/free"]);
});

/** As much of a page as the site's code needs. */
const PAGE = `
  const all = [];
  const place = () => ({ text: "", append(...pieces) { this.text += pieces.join(""); } });
  globalThis.document = { body: { appendChild: (node) => (all.push(node), node) }, createElement: place };
  globalThis.prompt = () => process.env.OPENROUTER_API_KEY;
  process.on("exit", () => console.log("PAGE " + JSON.stringify(all.map((node) => node.text))));
`;

// Bug: code that the site writes for this client and that does not run as it is pasted.
test("the site's code for openai runs as it stands", async () => {
  await (linked ??= link());
  const code = await readFile(path.join(root, "site/src/state/code/golden-openai.mjs"), "utf8");
  const here = code
    .replace("Tollfree.open({", `Tollfree.open({ baseUrl: "${on.practice.baseUrl}",`)
    .replace("https://openrouter.ai/api/v1", on.practice.baseUrl);
  await on.project.write("page.mjs", PAGE);
  await on.project.write("embedded.mjs", `import "./page.mjs";\n${here}`);
  const env = { ...process.env, OPENROUTER_API_KEY: KEY };
  const { stdout } = await promisify(execFile)(process.execPath, ["embedded.mjs"], { cwd: on.project.folder, env });
  const [steady, thinker] = JSON.parse(stdout.split("PAGE ")[1]);
  assert.match(steady, /^simulator\/steady:free: You asked about .{10,}/s);
  assert.match(thinker, /^simulator\/thinker:free: \w.{10,}/s);
  assert.deepEqual((await asked()).sort(), ["steady:free", "thinker:free"]);
});
