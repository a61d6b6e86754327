// What is asked by a custom element, and how often: each question is a request of the visitor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages, STRICTEST } from "./browser.mjs";
import { elements, isFocused } from "./elements.mjs";
import { until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 10 });
const { open, at, models } = elements(on, pages(on, STRICTEST));

/** How often the catalogue was loaded. */
const loads = async () =>
  (await on.sim.ledger()).entries.filter(({ method, path }) => method === "GET" && path.endsWith("/models")).length;

/** A comparison that asks whom the catalogue lists; the catalogue comes when `release` is called. */
async function waiting() {
  const opened = await open(`<tollfree-compare ${at()}></tollfree-compare>`);
  let release;
  const released = new Promise((done) => (release = done));
  await opened.page.route("**/api/v1/models", async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  await opened.connect();
  await opened.says(/^Connected/);
  await opened.field.fill("Hi");
  return { ...opened, release };
}

/** As long as a question that should not be asked would take. */
const settled = (page) => page.waitForTimeout(300);

// Bug: Enter twice, while the list of models loads, asks everybody twice.
test("a question is asked once, however often it is sent", async () => {
  const { page, field, says, release, close } = await waiting();
  await field.press("Enter");
  await field.press("Enter");
  await page.evaluate(() => document.querySelector("tollfree-compare").ask("Hi"));
  release();
  await says(/answers are in/);
  const asked = (await on.sim.chats()).map(({ model }) => model);
  assert.ok(asked.length > 1);
  assert.equal(new Set(asked).size, asked.length, "each model once");
  // Bug: the whole catalogue is loaded again for each question.
  const before = await loads();
  await field.fill("And now?");
  await field.press("Enter");
  await until(async () => (await on.sim.chats()).length === 2 * asked.length, "the second question");
  assert.equal(await loads(), before);
  await close();
});

// Bug: a question that was stopped, or whose element is gone, is asked when the list comes.
for (const [how, end] of [
  ["stopped", (element) => element.stop()],
  ["removed", (element) => element.remove()],
]) {
  test(`an element that is ${how} before it asks does not ask`, async () => {
    const { page, element, field, release, close } = await waiting();
    await field.press("Enter");
    await element.getByRole("button", { name: "Stop" }).waitFor();
    const gone = await page.evaluateHandle(() => document.querySelector("tollfree-compare"));
    await gone.evaluate(end);
    if (how === "stopped") {
      assert.equal(await field.inputValue(), "Hi");
      await element.getByRole("button", { name: "Ask", exact: true }).waitFor();
      assert.equal(await element.locator(".desk > .problem").textContent(), "");
    }
    release();
    await settled(page);
    assert.deepEqual(await on.sim.chats(), []);
    await close();
  });
}

// Bug: what the page asks runs beside the answer that its visitor reads, or cannot follow a stop.
test("one question at a time, and the next as soon as one is stopped", async () => {
  const { page, lanes, asking, close } = await open(
    `<tollfree-chat ${at()} ${models("stall")}></tollfree-chat>`,
  );
  await asking();
  const chat = await page.evaluateHandle(() => document.querySelector("tollfree-chat"));
  await chat.evaluate((node) => node.ask("And this?"));
  await settled(page);
  assert.equal((await on.sim.chats()).length, 1);
  await chat.evaluate((node) => {
    node.stop();
    node.ask("And this?");
  });
  await until(async () => (await on.sim.chats()).length === 2, "the next question");
  assert.equal(await lanes.count(), 2);
  await close();
});

// Bug: who asks again by the keyboard is thrown back to the top of the page.
test("asking again keeps the focus in its place", async () => {
  const { page, element, field, says, asking, close } = await open(
    `<tollfree-chat ${at()} ${models("stall")}></tollfree-chat>`,
  );
  await asking();
  await field.press("Escape");
  await element.getByRole("button", { name: "Ask again, 1 request" }).focus();
  await page.keyboard.press("Enter");
  const stop = element.getByRole("button", { name: "Stop this answer" });
  await stop.waitFor();
  assert.equal(await isFocused(stop), true);
  await page.keyboard.press("Enter");
  await says(/stopped/);
  assert.equal(await isFocused(element.getByRole("button", { name: "Ask again, 1 request" })), true);
  await close();
});
