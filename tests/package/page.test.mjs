// A plain page without a bundler, in a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./browser.mjs";
import { ask, KEY, until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 10 });
const { open: openPage } = pages(on);

/** Opens a page whose module script is `script`. */
async function open(script) {
  await on.project.write("page.js", `
    import { Tollfree } from "./node_modules/tollfree/dist/index.js";
    const out = document.querySelector("#out");
    const tf = await Tollfree.open({ key: "${KEY}", baseUrl: "${on.sim.baseUrl}" });
    ${script}
  `);
  const opened = await openPage('<p id="out"></p><script type="module" src="page.js"></script>');
  return { ...opened, text: () => opened.page.locator("#out").textContent() };
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
