// Vite: built, and as it is developed with.
import path from "node:path";
import { test } from "node:test";
import { build, createServer } from "vite";
import { write } from "./exercise.mjs";
import { browsed, html, MAIN } from "./pages.mjs";

const on = browsed();
const settings = () => ({ root: on.project.folder, base: "./", configFile: false, logLevel: "error" });

async function project() {
  await write(on);
  await on.project.write("main.js", MAIN);
  await on.project.write("index.html", html("./main.js"));
}

// Bug: the wasm is not carried along, or is written into the script.
test("a built page streams, aborts and fails", async () => {
  await project();
  await build(settings());
  await on.run("dist/index.html");
});

// Bug: the package works when it is built and not while it is developed with, or the other way round.
test("a page in development does the same", async () => {
  await project();
  // The browser asks for it by itself.
  await on.project.write("favicon.ico", "");
  const server = await createServer({ ...settings(), base: "/", cacheDir: path.join(on.project.folder, ".vite"), server: { port: 0, host: "127.0.0.1" } });
  try {
    await server.listen();
    await on.run("/index.html", { origin: server.resolvedUrls.local[0] });
  } finally {
    await server.close();
  }
});
