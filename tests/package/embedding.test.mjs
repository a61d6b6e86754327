// The code that the site writes for this package. The site's own tests hold the file to what is written.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pages, STRICTEST } from "./browser.mjs";
import { root } from "./consumer.mjs";
import { KEY } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage();
const host = pages(on, STRICTEST);

/** As much of a page as the code needs. */
const page = `
  const place = () => ({ text: "", append(...pieces) { this.text += pieces.join(""); } });
  const all = [];
  globalThis.document = { body: { appendChild: (node) => (all.push(node), node) }, createElement: place };
  globalThis.prompt = () => ${JSON.stringify(KEY)};
  process.on("exit", () => console.log("PAGE " + JSON.stringify(all.map((node) => node.text))));
`;

// Bug: code for visitors that does not run as it is pasted.
test("the site's code for a comparison runs as it stands", async () => {
  const code = await readFile(path.join(root, "site/src/state/code/golden.mjs"), "utf8");
  const here = code.replace("Tollfree.open({", `Tollfree.open({ baseUrl: ${JSON.stringify(on.sim.baseUrl)},`);
  await on.project.write("page.mjs", page);
  await on.project.write("embedded.mjs", `import "./page.mjs";\n${here}`);
  const { stdout } = await on.project.node("embedded.mjs");
  const [steady, thinker] = JSON.parse(stdout.split("PAGE ")[1]);
  // The prompt of the golden file is odd on purpose, so that the answer is, too.
  assert.match(steady, /^simulator\/steady:free: You asked about .{10,}/s);
  assert.match(thinker, /^simulator\/thinker:free: \w.{10,}/s);
  const sent = await on.sim.chats();
  assert.equal(sent.length, 2);
  assert.ok(sent.every((entry) => entry.cost_usd === 0));
});

// Bug: markup that a page reads otherwise than it was meant, or that needs more than its script.
test("the site's markup for a comparison runs as it stands", async () => {
  const markup = await readFile(path.join(root, "site/src/state/code/golden.html"), "utf8");
  const { page, problems, close } = await host.open(markup.replace("<tollfree-compare", `<tollfree-compare base-url="${on.sim.baseUrl}"`));
  const element = page.locator("tollfree-compare");
  await element.getByLabel("Your OpenRouter key").fill(KEY);
  await element.getByRole("button", { name: "Use this key" }).click();
  const said = (what) => element.getByRole("status").filter({ hasText: what }).waitFor({ state: "attached" });
  await said("Connected");
  await element.getByRole("button", { name: "Ask", exact: true }).click();
  await said("All 2 answers are in");
  assert.equal(await element.locator(".question").textContent(), "Say \"</script>\" & 'hi' \u{1F600}\u{202e}\nin two lines.");
  assert.equal(await element.locator('[data-stage="done"]').count(), 2);
  const sent = await on.sim.chats();
  assert.equal(sent.length, 2);
  assert.ok(sent.every((entry) => entry.cost_usd === 0));
  // A field that the module refuses, or that is no JSON, is told before anything is sent.
  await page.evaluate(() => document.querySelector("tollfree-compare").setAttribute("parameters", "{temperature}"));
  await page.evaluate(() => document.querySelector("tollfree-compare").ask("Hi"));
  await element.locator(".desk > .problem").filter({ hasText: /parameters|JSON/ }).waitFor();
  assert.equal((await on.sim.chats()).length, 2);
  assert.deepEqual(problems, []);
  await close();
});
