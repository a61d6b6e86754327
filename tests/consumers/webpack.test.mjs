// webpack, without any setting for wasm.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import webpack from "webpack";
import { write } from "./exercise.mjs";
import { browsed, html, MAIN } from "./pages.mjs";

const on = browsed();

// Bug: the wasm is not carried along, or needs a loader.
test("a built page streams, aborts and fails", { timeout: 240_000 }, async () => {
  await write(on);
  await on.project.write("main.js", MAIN);
  const compiler = webpack({
    mode: "production",
    context: on.project.folder,
    entry: "./main.js",
    output: { path: path.join(on.project.folder, "dist") },
    devtool: "source-map",
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  assert.deepEqual(stats.toJson({ errors: true, warnings: true }).errors, []);
  await on.project.write("dist/index.html", html("main.js"));
  await on.run("dist/index.html");
});
