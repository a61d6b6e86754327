// The hooks, in real pages and on a server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { pages } from "./browser.mjs";
import { root } from "./consumer.mjs";
import { KEY, until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const run = promisify(execFile);
const on = stage({ pace: 10 });
const host = pages(on);

/** React is found in this folder's packages, tollfree in the project. */
const env = { ...process.env, NODE_PATH: path.join(root, "tests/package/node_modules") };

/** Builds an app as somebody's project would, and opens it. */
async function open(component) {
  await on.project.write("app.jsx", `
    import { StrictMode, useEffect, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { Tollfree } from "tollfree/slim";
    import { useChat, useCompare, useQuota } from "tollfree/react";
    const wasm = new URL("node_modules/tollfree/dist/wasm/tollfree_js_bg.wasm", document.baseURI);
    const client = await Tollfree.open({ key: "${KEY}", baseUrl: "${on.sim.baseUrl}", wasm });
    ${component}
    const place = createRoot(document.querySelector("#root"));
    globalThis.leave = () => place.unmount();
    place.render(<StrictMode><App /></StrictMode>);
  `);
  const esbuild = path.join(root, "xtask/tools/node_modules/.bin/esbuild");
  const words = ["app.jsx", "--bundle", "--format=esm", "--jsx=automatic", "--log-level=warning", "--outfile=app.js"];
  await run(esbuild, words, { cwd: on.project.folder, env });
  return host.open('<div id="root"></div><script type="module" src="app.js"></script>');
}

// Bug: in StrictMode, which runs each effect twice, a question is sent and counted twice.
test("an effect that React runs twice asks once", async () => {
  const { page, problems, close } = await open(`
    function App() {
      const { messages, status, ask } = useChat(client, { model: "simulator/steady:free", system: "Be brief." });
      useEffect(() => void ask("Hi"), [ask]);
      return <p data-status={status}>{messages.map(({ role, text }) => role + ": " + text).join(" | ")}</p>;
    }
  `);
  await page.locator('[data-status="idle"]').filter({ hasText: "assistant" }).waitFor();
  assert.match(await page.locator("p").textContent(), /^user: Hi \| assistant: .{20,}$/s);
  assert.equal((await on.sim.chats()).length, 1);
  assert.deepEqual(problems, []);
  await close();
});

// Bug: an answer that shows only when it is whole, a follow-up without its history, a failure that
// is thrown into the page.
test("a chat streams, goes on, tells failures and asks again", async () => {
  const { page, problems, close } = await open(`
    const statuses = (globalThis.statuses = new Set());
    function App() {
      const [model, setModel] = useState("simulator/steady:free");
      const { messages, status, error, ask, again } = useChat(client, { model });
      const standing = useQuota(client);
      statuses.add(status);
      return <>
        <button onClick={() => ask("More")}>Ask</button>
        <button onClick={() => again()}>Again</button>
        <button onClick={() => setModel("simulator/gate:free")}>Other</button>
        <p data-status={status} data-count={messages.length}>{messages.at(-1)?.receipt?.outcome}</p>
        <b>{error?.code}</b><i>{standing?.minute.used}</i>
      </>;
    }
  `);
  const press = (name) => page.getByRole("button", { name }).click();
  await press("Ask");
  await page.locator('[data-status="idle"][data-count="2"]').waitFor();
  assert.deepEqual(await page.evaluate(() => [...statuses]), ["idle", "asking", "answering"]);
  await press("Ask");
  await page.locator('[data-status="idle"][data-count="4"]').waitFor();
  await press("Again");
  await until(async () => (await on.sim.chats()).length === 3, "one request more");
  await page.locator('[data-status="idle"][data-count="4"]').waitFor();
  await press("Other");
  await press("Ask");
  await page.locator("b").filter({ hasText: "gated" }).waitFor();
  await page.locator("i").filter({ hasText: "4" }).waitFor();
  assert.deepEqual(problems.filter((text) => !text.includes("403")), []);
  await close();
});

// Bug: a page that goes on calling for a component that is gone.
test("a component that goes hangs up", async () => {
  const { page, close } = await open(`
    function App() {
      const { messages, ask } = useChat(client, { model: "simulator/stall:free" });
      return <button onClick={() => ask("Hi")}>{messages.at(-1)?.role ?? "Ask"}</button>;
    }
  `);
  await page.getByRole("button").click();
  await page.getByRole("button", { name: "assistant" }).waitFor();
  await page.evaluate(() => leave());
  await until(async () => (await on.sim.chats())[0]?.outcome === "client_gone", "a closed connection");
  await close();
});

// Bug: lanes that share a history or a failure.
test("a comparison has one lane for each model", async () => {
  const { page, problems, close } = await open(`
    function App() {
      const { lanes, isRunning, ask } = useCompare(client, { models: ["simulator/steady:free", "simulator/busy:free"] });
      return <>
        <button onClick={() => ask("Hi")}>Ask</button>
        <ul data-running={isRunning}>{lanes.map(({ model, messages, error }) => (
          <li key={model}>{model} {error?.code ?? messages.at(-1)?.text}</li>
        ))}</ul>
      </>;
    }
  `);
  await page.locator("li").nth(1).waitFor();
  await page.getByRole("button").click();
  await page.locator("li").nth(1).filter({ hasText: "upstream_busy" }).waitFor();
  await page.locator('[data-running="false"]').waitFor();
  assert.match(await page.locator("li").first().textContent(), /steady:free .{20,}/s);
  assert.equal((await on.sim.chats()).length, 2);
  assert.deepEqual(problems.filter((text) => !text.includes("429")), []);
  await close();
});

// Bug: models that are not compared any more stay in view, or a new one is shown a moment later.
test("the lanes are those of the models of the moment", async () => {
  const { page, problems, close } = await open(`
    const [A, B] = ["simulator/steady:free", "simulator/crlf:free"];
    const drawn = (globalThis.drawn = new Set());
    function App() {
      const [models, setModels] = useState([A, B]);
      const { lanes, ask } = useCompare(client, { models });
      drawn.add(models.join() + " as " + lanes.map(({ model }) => model).join());
      return <>
        <button onClick={() => ask("Hi")}>Ask</button>
        <button onClick={() => setModels([])}>None</button>
        <button onClick={() => setModels([B])}>One</button>
        <button onClick={() => setModels([B, A])}>Two</button>
        <ul data-models={models.length}>{lanes.map(({ model, status, messages }) => (
          <li key={model} data-status={status} data-count={messages.length}>{model}</li>
        ))}</ul>
      </>;
    }
  `);
  const lanes = () => page.locator("li").allTextContents();
  const press = async (name, count) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.locator(`[data-models="${count}"]`).waitFor({ state: "attached" });
  };
  await page.locator("li").nth(1).waitFor();
  await press("None", 0);
  assert.deepEqual(await lanes(), []);
  await press("One", 1);
  assert.deepEqual(await lanes(), ["simulator/crlf:free"]);
  await press("Ask", 1);
  await page.locator('[data-status="idle"][data-count="2"]').waitFor();
  // Whoever stays keeps its history.
  await press("Two", 2);
  assert.deepEqual(await page.locator("li").evaluateAll((all) => all.map(({ dataset }) => dataset.count)), ["2", "0"]);
  for (const [models, shown] of (await page.evaluate(() => [...drawn])).map((text) => text.split(" as "))) assert.equal(shown, models);
  assert.equal((await on.sim.chats()).length, 1);
  assert.deepEqual(problems, []);
  await close();
});

// Bug: a module that wants a window or its wasm when a server imports it.
test("a server imports and draws it", async () => {
  await on.project.write("server.mjs", `
    import { createRequire } from "node:module";
    const require = createRequire(${JSON.stringify(path.join(root, "tests/package/package.json"))});
    const { createElement } = require("react");
    const { renderToString } = require("react-dom/server");
    const { useChat, useCompare, useQuota } = await import("tollfree/react");
    const elements = await import("tollfree/elements");
    function App() {
      const { status } = useChat(null, { model: "a/b:free" });
      const { lanes } = useCompare(undefined, { models: ["a/b:free", "c/d:free"] });
      return createElement("p", {}, status, lanes.length, String(useQuota(null)));
    }
    console.log(renderToString(createElement(App)).replace(/<!-- -->/g, ""), typeof elements.TollfreeChat);
  `);
  // In a project of its own, React is found by its name.
  await run("ln", ["-sfn", path.join(root, "tests/package/node_modules/react"), path.join(on.project.folder, "node_modules/react")]);
  assert.equal((await on.project.node("server.mjs")).stdout, "<p>idle2undefined</p> function\n");
});
