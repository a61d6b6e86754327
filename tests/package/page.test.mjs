// A plain page without a bundler, in a browser.
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { once } from "node:events";
import path from "node:path";
import { after, before, test } from "node:test";
import { root } from "./consumer.mjs";
import { ask, KEY, until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const { chromium } = createRequire(path.join(root, "tests/browser/package.json"))("playwright");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const on = stage({ pace: 10 });
let browser, server, origin;

before(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://page");
    response.setHeader("content-type", TYPES[path.extname(pathname)] ?? "text/plain");
    // What the README says a page needs, and nothing more.
    response.setHeader("content-security-policy", `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ${new URL(on.sim.baseUrl).origin}`);
    createReadStream(path.join(on.project.folder, pathname))
      .on("error", () => response.writeHead(404).end())
      .pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page whose module script is `script`. */
async function open(script) {
  await on.project.write("page.html", '<!doctype html><title>page</title><p id="out"></p><script type="module" src="page.js"></script>');
  await on.project.write("page.js", `
    import { Tollfree } from "./node_modules/tollfree/dist/index.js";
    const out = document.querySelector("#out");
    const tf = await Tollfree.open({ key: "${KEY}", baseUrl: "${on.sim.baseUrl}" });
    ${script}
  `);
  const page = await browser.newPage();
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(`${origin}/page.html`);
  return { page, problems, text: () => page.locator("#out").textContent() };
}

// Bug: the module is found only by Node or by bundlers, or the preflight refuses a header.
test("a module script streams an answer under a strict policy", async () => {
  const { page, problems, text } = await open(`
    const answer = tf.chat(${JSON.stringify(ask("steady"))});
    let pieces = 0;
    for await (const event of answer) if (event.type === "text") { out.append(event.text); pieces += 1; }
    document.title = (await answer.receipt).outcome + " " + (pieces > 1);
  `);
  await until(async () => (await page.title()) !== "page", "the receipt");
  assert.equal(await page.title(), "complete true");
  assert.ok((await text()).length > 50);
  assert.deepEqual(problems, []);
  await page.close();
});

// Bug: a page that is left goes on reading, or a stopped answer keeps its connection.
test("break closes the connection of a page", async () => {
  const { page } = await open(`
    for await (const event of tf.chat(${JSON.stringify(ask("slow"))})) if (event.type === "text") break;
    document.title = "left";
  `);
  await until(async () => (await page.title()) === "left", "the end of the loop");
  await until(async () => (await on.sim.chats()).at(-1)?.outcome === "client_gone", "a closed connection");
  await page.close();
});

// Bug: an edge page without CORS headers is a bare TypeError.
test("what a browser may not read is a network error with a remedy", async () => {
  const { page, text } = await open(`
    const { error } = await tf.chat(${JSON.stringify(ask("edge"))}).receipt;
    out.append(error.code + ": " + error.remedy);
    document.title = "done";
  `);
  await until(async () => (await page.title()) === "done", "the error");
  assert.match(await text(), /^network: \w+/);
  await page.close();
});
