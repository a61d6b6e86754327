// Every block of code of the README, run as it stands.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { pages } from "../package/browser.mjs";
import { root } from "../package/consumer.mjs";
import { newKey } from "../package/simulator.mjs";
import { stage } from "../package/stage.mjs";
import { modules } from "./exercise.mjs";

const HOST = "https://openrouter.ai";
const readme = await readFile(path.join(root, "crates/js/npm/README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => ({ language, code }));
const of = (language) => blocks.filter((block) => block.language === language).map(({ code }) => code);

const on = stage();
// The one page that has its script in itself.
const { visit } = pages(on, null);

/** What the blocks take for granted, and OpenRouter where the simulator is. */
const ground = () => `
  import * as tollfree from "tollfree";
  const server = ${JSON.stringify(on.sim.baseUrl.replace(/\/api\/v1$/, ""))};
  const { fetch } = globalThis;
  globalThis.fetch = (url, init) => fetch(String(url).replace("${HOST}", server), init);
  Object.assign(globalThis, tollfree, { key: "${newKey()}", button: {} });
  globalThis.tf = await tollfree.Tollfree.open({ key });
  globalThis.messages = [{ role: "user", content: "Why is the sky blue?" }];
  globalThis.request = { model: "simulator/steady:free", messages };
  globalThis.columns = [0, 1, 2].map(() => ({ append() {} }));
`;

/** Brings the wasm module into the block that imports it; the package stays outside. */
const outside = {
  name: "outside",
  setup: ({ onResolve }) => onResolve({ filter: /^tollfree/ }, ({ path: name }) => (name.endsWith(".wasm") ? undefined : { external: true, path: name })),
};

async function bundled(name, code, plugins) {
  await on.project.write(`${name}.jsx`, code);
  await build({
    absWorkingDir: on.project.folder,
    entryPoints: [`${name}.jsx`],
    outfile: path.join(on.project.folder, `${name}.mjs`),
    bundle: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    external: ["./ground.mjs"],
    loader: { ".wasm": "binary" },
    nodePaths: [modules, path.join(root, "tests/sdk/node_modules")],
    plugins,
    logLevel: "silent",
  });
  return `${name}.mjs`;
}

// Bug: code that was right once.
for (const [index, code] of of("js").entries()) {
  const title = code.trim().split("\n").find((line) => !line.startsWith("import") && line);
  test(`block ${index + 1} runs: ${title}`, async () => {
    await on.project.write("ground.mjs", ground());
    const { stderr } = await on.project.node(await bundled(`block-${index}`, `import "./ground.mjs";\n${code}`, [outside]));
    assert.equal(stderr, "");
    assert.equal((await on.sim.ledger()).total_cost_usd, 0);
  });
}

// Bug: code that runs, and that an editor underlines all the same.
test("the blocks hold under strict types", async () => {
  await on.project.write("ground.d.ts", `
    import type { ChatRequest, Tollfree as Visitor } from "tollfree";
    declare global {
      const key: string;
      const tf: Visitor;
      const messages: { role: "user"; content: string }[];
      const request: ChatRequest;
      const columns: { append(text: string): void }[] & Record<number, { append(text: string): void }>;
      const button: HTMLButtonElement;
      const Tollfree: typeof import("tollfree").Tollfree;
      const isTollfreeError: typeof import("tollfree").isTollfreeError;
    }
  `);
  const files = ["ground.d.ts"];
  for (const [index, code] of of("js").entries()) {
    files.push(`typed-${index}.ts`);
    await on.project.write(files.at(-1), `${code}\nexport {};\n`);
  }
  const paths = { openai: [path.join(root, "tests/sdk/node_modules/openai")] };
  const lib = ["es2023", "dom", "dom.iterable", "dom.asynciterable"];
  const compilerOptions = { strict: true, noEmit: true, target: "es2022", module: "esnext", moduleResolution: "bundler", skipLibCheck: true, types: [], lib, paths };
  await on.project.write("tsconfig.json", JSON.stringify({ compilerOptions, files }));
  await on.project.tsc("--project", "tsconfig.json").catch(({ stdout }) => assert.fail(stdout));
});

// Bug: the first thing that a reader tries does not work.
test("the first page streams an answer", async () => {
  const [code] = of("html");
  const { page, problems, close } = await visit("package.json");
  await page.route(`${HOST}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const headers = { ...request.headers(), origin: "http://127.0.0.1" };
    delete headers.host;
    const reply = await fetch(new URL(pathname, on.sim.baseUrl), { method: request.method(), headers, body: request.postData() ?? undefined });
    const body = Buffer.from(await reply.arrayBuffer());
    await route.fulfill({ status: reply.status, headers: { "content-type": reply.headers.get("content-type"), "access-control-allow-origin": "*", "access-control-allow-headers": "authorization, content-type" }, body });
  });
  page.on("dialog", (dialog) => dialog.accept(newKey()));
  const logged = page.waitForEvent("console", (message) => message.type() === "log");
  await on.project.write("first.html", `<!doctype html><html lang="en"><title>first</title>${code}</html>`);
  await page.goto(new URL("first.html", page.url()).href);
  assert.match((await logged).text(), / 0 /);
  assert.ok((await page.locator("#out").textContent()).length > 20);
  assert.deepEqual(problems, []);
  await close();
});

// Bug: an element that the README writes otherwise than the package.
test("the elements' tags become elements", async () => {
  const [, code] = of("html");
  const { page, close } = await visit("package.json");
  await on.project.write("elements.html", `<!doctype html><html lang="en"><title>elements</title>${code}</html>`);
  await page.goto(new URL("elements.html", page.url()).href);
  for (const name of ["tollfree-compare", "tollfree-chat"]) {
    await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.childElementCount > 0, name);
  }
  await close();
});

// Bug: a hook that the README calls otherwise than the package, or a block that is no component.
test("the component draws", async () => {
  const [code] = of("jsx");
  const drawn = `import { renderToString } from "react-dom/server";\nconsole.log(renderToString(<Page />));\n// What React opens for later keeps Node from ending.\nprocess.exit();`;
  const { stdout } = await on.project.node(await bundled("component", `${code}\n${drawn}`, []));
  assert.match(stdout, /^<button>idle/);
});
