// esbuild, which carries no file along that is not imported.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { write } from "./exercise.mjs";
import { browsed, html } from "./pages.mjs";

const on = browsed();

// Bug: the README's way to hand the module over does not work.
test("a built page streams, aborts and fails", async () => {
  await write(on);
  await on.project.write("main.js", `
    import { exercise } from "./exercise.js";
    import wasm from "tollfree/tollfree.wasm";
    exercise({ wasm: new URL(wasm, import.meta.url) }).then(JSON.stringify, (error) => "failed: " + error.stack).then((report) => {
      document.querySelector("#out").textContent = report;
    });
  `);
  const { warnings } = await build({
    absWorkingDir: on.project.folder,
    entryPoints: ["main.js"],
    outdir: path.join(on.project.folder, "dist"),
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    loader: { ".wasm": "file" },
    logLevel: "error",
  });
  assert.deepEqual(warnings, []);
  await on.project.write("dist/index.html", html("main.js"));
  await on.run("dist/index.html");
});
