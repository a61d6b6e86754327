// workerd, which runs Cloudflare's workers: no wasm from bytes, and half of the options of fetch.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { build } from "esbuild";
import { stage } from "../package/stage.mjs";
import { judge, modules, write } from "./exercise.mjs";

const on = stage({ pace: 5 });

const config = (wasm) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js"), (name = "${wasm}", wasm = embed "${wasm}")],
      compatibilityDate = "2025-01-01",
      globalOutbound = "net",
    )),
    (name = "net", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", service = "main")],
);
`;

// Bug: the module cannot be compiled, or a request has an option that is refused there.
test("a worker streams, aborts and fails", async () => {
  await write(on);
  await on.project.write("main.js", `
    import { exercise } from "./exercise.js";
    export default { fetch: async () => exercise().then(Response.json, (error) => new Response("failed: " + error.stack)) };
  `);
  const dist = path.join(on.project.folder, "dist");
  await build({
    absWorkingDir: on.project.folder,
    entryPoints: { worker: "main.js" },
    outdir: dist,
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    logLevel: "error",
  });
  const [wasm] = (await readdir(dist)).filter((name) => name.endsWith(".wasm"));
  await on.project.write("dist/config.capnp", config(wasm));
  const child = spawn(path.join(modules, ".bin/workerd"), ["serve", "config.capnp", "--control-fd=3"], {
    cwd: dist,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  try {
    // A worker that cannot be loaded ends it before it listens.
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`workerd ended with ${code}`)));
    const [line] = await Promise.race([once(createInterface({ input: child.stdio[3] }), "line"), ended]);
    const { port } = JSON.parse(line);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const said = await response.text();
    assert.ok(said.startsWith("{"), said);
    await judge(on, said);
  } finally {
    child.kill();
  }
});
