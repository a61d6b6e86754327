// The same runs inside a page.
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { begin } from "./begin.mjs";

const TYPES = { ".html": "text/html", ".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Runs everything in headless Chromium. Resolves to whether every bar was met. */
export async function inChromium({ root, built, count, print }) {
  const { chromium } = createRequire(path.join(root, "tests/browser/package.json"))("playwright");
  const server = serve({ "/bench/": path.join(root, "bench"), "/npm/": built });
  await once(server, "listening");
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    print(`Chromium ${browser.version()}`);
    const page = await browser.newPage();
    await page.exposeFunction("print", print);
    const address = `http://127.0.0.1:${server.address().port}/`;
    await page.goto(address);
    const met = await page.evaluate(inPage, count);
    return (await begin({ browser, address, count, print })) && met;
  } finally {
    await browser.close();
    server.close();
  }
}

/* Runs in the page. */
async function inPage(count) {
  const { runs } = await import("/bench/runs.mjs");
  const { report } = await import("/bench/report.mjs");
  const load = (file) => import(`/npm/${file}`);
  return report(await runs(load, "index.js"), { count, clock: () => performance.now(), print: window.print });
}

const PAGE = '<!doctype html><title>bench</title><link rel="icon" href="data:,">';

/** A server on loopback that keeps what it has read: what is measured is the page. Isolated pages
 * have a finer clock. */
function serve(folders) {
  const kept = new Map();
  const read = (pathname) => {
    const [at, folder] = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix)) ?? [];
    return folder === undefined ? PAGE : readFileSync(path.join(folder, pathname.slice(at.length)));
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://page");
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    response.setHeader("content-type", TYPES[path.extname(pathname)] ?? "text/html");
    if (!kept.has(pathname)) kept.set(pathname, read(pathname));
    response.end(kept.get(pathname));
  });
  return server.listen(0, "127.0.0.1");
}
