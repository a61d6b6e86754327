// The entry for hosts that have no address of their own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { ask, KEY } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage();

/** Runs a script of its own, so that no other has loaded the module before. */
async function run(name, wasm) {
  await on.project.write(name, `
    import { readFile } from "node:fs/promises";
    import { createRequire } from "node:module";
    import { Tollfree } from "tollfree/slim";
    const bytes = await readFile(createRequire(import.meta.url).resolve("tollfree/tollfree.wasm"));
    const options = { key: "${KEY}", baseUrl: "${on.sim.baseUrl}", wasm: ${wasm} };
    const tf = await Tollfree.open(options).catch((error) => console.log(error.code, error.message, error.remedy));
    if (tf) console.log(await tf.chat(${JSON.stringify(ask("steady"))}).text());
  `);
  return (await on.project.node(name)).stdout;
}

// Bug: one of the ways in which a host can hand over the module is not taken.
for (const [name, wasm] of [
  ["bytes", "bytes"],
  ["compiled", "await WebAssembly.compile(bytes)"],
  ["response", 'new Response(bytes, { headers: { "content-type": "application/wasm" } })'],
]) {
  test(`the module is taken as ${name}`, async () => {
    assert.ok((await run(`${name}.mjs`, wasm)).length > 50);
  });
}

// Bug: somebody who forgets the module is told of an undefined URL.
test("without a module it says which option is missing", async () => {
  assert.match(await run("missing.mjs", "undefined"), /^module_unavailable .*wasm/);
});

// Bug: a bundler stumbles over an address that the host does not have.
test("slim is one file that names no address of its own", async () => {
  const file = path.join(on.project.folder, "node_modules/tollfree/dist/slim.js");
  const text = (await readFile(file, "utf8")).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  assert.match(text, /class \w*Tollfree/);
  assert.doesNotMatch(text, /import\.meta|\bimport\b|\bfrom\s*"/);
});
