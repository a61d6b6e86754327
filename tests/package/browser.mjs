// Real pages: a server for the project's folder under a strict policy, and a Chromium.
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { once } from "node:events";
import path from "node:path";
import { after, before } from "node:test";
import { root } from "./consumer.mjs";

const require = createRequire(path.join(root, "tests/browser/package.json"));
const { chromium } = require("playwright");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** What the README says a page needs, and nothing more. `{sim}` is the simulator's origin. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' {sim}";

/** The same where strings must not become code either. */
export const STRICTEST = `${STRICT}; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** Sets both up for this file; `open` works from the first test on. Without a policy for `null`. */
export function pages(on, policy = STRICT) {
  const set = { origin: undefined, blocked: /^$/ };
  let browser, server;
  before(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://page");
      response.setHeader("content-type", TYPES[path.extname(pathname)] ?? "text/plain");
      if (policy) response.setHeader("content-security-policy", policy.replace("{sim}", new URL(on.sim.baseUrl).origin));
      // A browser asks for it by itself.
      if (pathname === "/favicon.ico") return response.writeHead(204).end();
      if (set.blocked.test(pathname)) return response.writeHead(404).end();
      createReadStream(path.join(on.project.folder, pathname))
        .on("error", () => response.writeHead(404).end())
        .pipe(response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    set.origin = `http://127.0.0.1:${server.address().port}`;
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });
  /** Writes `body` as a page and opens it; `problems` collects what its console complains about. */
  set.open = async (body, options) => {
    await on.project.write("page.html", `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>page</title>${body}</html>`);
    return set.visit("page.html", options);
  };
  /** Opens a page that lies in the project. */
  set.visit = async (name, options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(`${set.origin}/${name}`);
    return { page, problems, close: () => context.close() };
  };
  return set;
}

/** What axe finds, in one line each. */
export async function axe(page) {
  const { AxeBuilder } = require("@axe-core/playwright");
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(", ")}`);
}
