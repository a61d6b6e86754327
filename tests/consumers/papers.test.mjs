// What the registry's readers and the editors of others see.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { publint } from "publint";
import { tarball } from "../package/consumer.mjs";
import { stage } from "../package/stage.mjs";
import { modules } from "./exercise.mjs";

const on = stage();
const dist = () => path.join(on.project.folder, "node_modules/tollfree/dist");

// Bug: an entry that some tool does not find, or finds in a format that it does not expect.
test("publint finds nothing", async () => {
  const bytes = await readFile(tarball);
  const tarballBytes = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages } = await publint({ strict: true, level: "suggestion", pack: { tarball: tarballBytes } });
  assert.deepEqual(messages, []);
});

// Bug: types that resolve in one editor and not in another.
test("attw finds nothing", async () => {
  const attw = path.join(modules, "@arethetypeswrong/cli/dist/index.js");
  // Those who cannot import modules of JavaScript cannot use it: no finding.
  const words = [attw, tarball, "--profile", "esm-only", "--format", "ascii", "--no-emoji", "--no-color"];
  await promisify(execFile)(process.execPath, words).catch(({ stdout }) => assert.fail(stdout));
});

// Bug: a debugger that shows compiled code, or a map that names folders of whoever built it.
test("every script has a map that holds its source", async () => {
  const scripts = (await readdir(dist(), { recursive: true })).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length > 8);
  for (const name of scripts) {
    const map = JSON.parse(await readFile(path.join(dist(), `${name}.map`), "utf8"));
    assert.ok(map.sourcesContent?.every((text) => text.length > 0), name);
    for (const source of map.sources) assert.doesNotMatch(source, /^\/|\.\.|[A-Z]:/, name);
  }
});

// Bug: a package that npm refuses to sign, or that nobody can trace to its source.
test("the papers say where it comes from", async () => {
  const papers = JSON.parse(await readFile(path.join(dist(), "../package.json"), "utf8"));
  assert.match(papers.repository.url, /^git\+https:/);
  assert.equal(papers.publishConfig.provenance, true);
  assert.equal(papers.type, "module");
  assert.equal(papers.dependencies, undefined);
});

// Bug: a name that an editor shows without a word on what it is.
test("every public name is documented", async () => {
  const bare = [];
  // The inside of the elements and of the module's bindings is nobody's to import.
  const inside = /^(wasm|embed|elements|load)\//;
  for (const name of (await readdir(dist(), { recursive: true })).filter((name) => name.endsWith(".d.ts") && !inside.test(name))) {
    const lines = (await readFile(path.join(dist(), name), "utf8")).split("\n");
    lines.forEach((line, at) => {
      const isName = /^export (declare )?(class|function|const|type \w+ =|interface)\b|^ {4}(readonly |static |get )*[\w[\].]+\??[(:<]/.test(line);
      const isMerged = line.includes("extends Disposable, AsyncDisposable");
      if (isName && !isMerged && !lines[at - 1].trimEnd().endsWith("*/")) bare.push(`${name}: ${line.trim()}`);
    });
  }
  assert.deepEqual(bare, []);
});
