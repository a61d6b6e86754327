// The custom elements in a page under the strictest policy, by one script tag.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, pages, STRICTEST } from "./browser.mjs";
import { elements, SCRIPT } from "./elements.mjs";
import { KEY, until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 10 });
const host = pages(on, STRICTEST);
const { open, at, models } = elements(on, host);

// Bug: an element that breaks a rule of the page, or does not say that its answers are simulated.
test("practice answers side by side, and says that it is simulated", async () => {
  const { page, problems, element, lanes, says, told, close } = await open(
    '<tollfree-compare practice models="practice/swift practice/terse" prompt="What is a debounce?"></tollfree-compare>',
  );
  await element.getByRole("button", { name: "Ask" }).click();
  await says(/All 2 answers are in/);
  for (const index of [0, 1]) {
    const text = await lanes.nth(index).innerText();
    assert.match(text, /simulated/);
    assert.match(text, /\$0/);
    assert.match(text, /tok\/s/);
  }
  assert.ok((await lanes.first().locator(".md p").count()) > 0, "the answer is drawn");
  const events = await told();
  assert.deepEqual(events.map(([name]) => name).sort(), ["answer", "answer", "receipt", "receipt"]);
  assert.ok(events.every(([, detail]) => JSON.parse(detail).simulated === true));
  assert.deepEqual(problems, []);
  assert.deepEqual((await on.sim.ledger()).entries, []);
  await page.evaluate(() => document.querySelector("tollfree-compare").clear());
  assert.equal(await lanes.count(), 0);
  await close();
});

// Bug: a question that is lost when the key is asked for, a key that stays in the page.
test("a key is asked for, used, and kept nowhere", async () => {
  const { page, problems, element, field, lanes, says, told, connect, close } = await open(
    `<tollfree-chat ${at()} ${models("steady")} system="Be brief."></tollfree-chat>`,
  );
  await field.fill("Why is the sky blue?");
  await field.press("Enter");
  const key = element.getByLabel("Your OpenRouter key");
  assert.equal(await key.evaluate((node) => node.getRootNode().activeElement === node), true);
  assert.deepEqual(await on.sim.chats(), []);
  await connect("sk-or-v1-wrong");
  await element.locator(".gate .problem").filter({ hasText: /\S/ }).waitFor();
  assert.equal(await key.inputValue(), "");
  await connect();
  await says(/^Connected/);
  assert.equal(await key.isVisible(), false);
  assert.equal(await field.inputValue(), "Why is the sky blue?");
  await field.press("Enter");
  await says(/finished/);
  assert.match(await lanes.innerText(), /sky/i);
  const kept = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("tollfree-chat");
    const values = [...shadowRoot.querySelectorAll("input, textarea")].map((node) => node.value);
    return JSON.stringify([document.documentElement.outerHTML, shadowRoot.innerHTML, values, told, { ...localStorage }, { ...sessionStorage }]);
  });
  assert.ok(!kept.includes(KEY.slice(-8)));
  assert.deepEqual((await told()).map(([name]) => name), ["key", "receipt", "answer"]);
  const [sent] = await on.sim.chats();
  assert.equal(sent.cost_usd, 0);
  await element.getByRole("button", { name: "Forget the key" }).click();
  assert.equal(await key.isVisible(), true);
  assert.deepEqual(problems, []);
  await close();
});

// Bug: a failure that is told by its code, elsewhere than where the answer would be, or twice paid.
test("a failure stands in its lane, with its remedy, beside an answer", async () => {
  const { element, lanes, field, says, told, connect, close } = await open(
    `<tollfree-compare ${at()} ${models("steady", "gate")}></tollfree-compare>`,
  );
  await connect();
  await says(/^Connected/);
  await field.fill("Hi");
  await element.getByRole("button", { name: "Ask", exact: true }).click();
  await says(/All 2 answers are in/);
  assert.equal((await on.sim.chats()).length, 2);
  assert.match(await lanes.nth(0).innerText(), /Done/);
  const failed = await lanes.nth(1).innerText();
  assert.match(failed, /Failed/);
  const [, detail] = (await told()).find(([name]) => name === "error");
  const { error } = JSON.parse(detail);
  assert.ok(failed.toLowerCase().includes(error.remedy.toLowerCase()), failed);
  await lanes.nth(0).getByRole("button", { name: "Ask again, 1 request" }).click();
  await until(async () => (await on.sim.chats()).length === 3, "one request more");
  await close();
});

// Bug: an answer that cannot be stopped without a mouse, or loses the focus when it is.
test("the keyboard asks, stops and goes on", async () => {
  const { page, element, field, says, connect, close } = await open(
    `<tollfree-chat ${at()} ${models("stall")}></tollfree-chat>`,
  );
  await connect();
  await says(/^Connected/);
  await page.keyboard.type("Hi");
  await page.keyboard.press("Enter");
  await element.getByText("Writing").waitFor();
  await page.keyboard.press("Escape");
  await says(/stopped: \d+ words? kept/);
  await until(async () => (await on.sim.chats()).at(-1)?.outcome === "client_gone", "a closed connection");
  assert.ok(await field.evaluate((node) => node.getRootNode().activeElement === node));
  await page.keyboard.type("And now?");
  await page.keyboard.press("Enter");
  await element.getByText("Writing").waitFor();
  await element.getByRole("button", { name: "Stop this answer" }).last().focus();
  await page.keyboard.press("Space");
  await says(/stopped/);
  const again = element.getByRole("button", { name: "Ask again, 1 request" }).last();
  assert.ok(await again.evaluate((node) => node.getRootNode().activeElement === node));
  await close();
});

// Bug: an element that is taken out of its page goes on and counts requests.
test("an element that goes hangs up; one that moves goes on", async () => {
  const { page, asking, close } = await open(
    `<tollfree-chat ${at()} ${models("stall")}></tollfree-chat>`,
  );
  await asking();
  await page.evaluate(() => document.body.append(document.querySelector("tollfree-chat")));
  await page.waitForTimeout(100);
  assert.notEqual((await on.sim.chats())[0]?.outcome, "client_gone");
  await page.evaluate(() => document.querySelector("tollfree-chat").remove());
  await until(async () => (await on.sim.chats())[0]?.outcome === "client_gone", "a closed connection");
  await close();
});

// Bug: without the program for Markdown there is no answer at all.
test("the text can be read when Markdown does not load", async () => {
  host.blocked = /tollfree_markdown/;
  const { lanes, element, says, close } = await open('<tollfree-chat practice prompt="Hi"></tollfree-chat>');
  await element.getByRole("button", { name: "Ask" }).click();
  await says(/finished/);
  assert.ok((await lanes.locator(".md.raw").last().innerText()).length > 5);
  host.blocked = /^$/;
  await close();
});

// Bug: low contrast in one theme, a control without a name, a place that only a mouse reaches.
for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing (${colorScheme})`, async () => {
    const options = { colorScheme, viewport: { width: 700, height: 800 } };
    const { page, element, field, says, connect, close } = await open(
      `<tollfree-compare theme="auto" ${at()} ${models("hundred", "thinker", "gate")}></tollfree-compare>`,
      options,
    );
    assert.deepEqual(await axe(page), [], "before a key");
    await connect();
    await says(/^Connected/);
    await field.fill("Show me a table and code");
    await field.press("Enter");
    await says(/All 3 answers are in/);
    await element.locator("details").first().evaluate((node) => (node.open = true));
    assert.deepEqual(await axe(page), [], "with answers");
    await close();
  });
}

// Bug: an element that is wider than its column.
for (const width of [280, 375, 1200]) {
  test(`it fits into ${width} px`, async () => {
    const { page, element, says, close } = await open(
      '<tollfree-compare practice models="coder,tables" prompt="Compare debounce and throttle"></tollfree-compare>',
      { viewport: { width, height: 700 } },
    );
    await element.getByRole("button", { name: "Ask" }).click();
    await says(/All 2 answers are in/);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} in ${clientWidth}`);
    await close();
  });
}

// Bug: a visitor who signs in comes back to an element that asks for a key, or to a key that stays
// in the address or in the storage of the tab.
test("a visitor signs in, comes back and asks", async () => {
  const { page, problems, element, field, says, told, close } = await open(
    `<tollfree-chat ${at()} ${models("steady")} prompt="Why is the sky blue?"></tollfree-chat>`,
  );
  await element.getByRole("button", { name: "Sign in with OpenRouter" }).click();
  await page.getByRole("button", { name: "Allow" }).click();
  await says(/^Connected/);
  assert.equal(new URL(page.url()).search, "");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.deepEqual(await told(), [["key", '{"connected":true}']]);
  await field.press("Enter");
  await says(/finished/);
  assert.equal((await on.sim.chats()).length, 1);
  assert.deepEqual(problems, []);
  await close();
});

// Bug: a frame offers a way in that cannot work there, because consent pages refuse frames.
test("in a frame a key is asked for, and no sign-in is offered", async () => {
  await on.project.write("framed.html", `<!doctype html><html lang="en"><title>framed</title><tollfree-chat></tollfree-chat>${SCRIPT}</html>`);
  const { page, close } = await open("<p>Around</p>");
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("iframe"), { src: "framed.html", title: "framed" })));
  const framed = page.frameLocator("iframe").locator("tollfree-chat");
  await framed.getByLabel("Your OpenRouter key").waitFor();
  assert.equal(await framed.getByRole("button", { name: "Sign in with OpenRouter" }).isVisible(), false);
  await close();
});

// Bug: in a chat of a fixed height the answer grows out of sight, or pulls its reader back.
test("a chat of a fixed height follows its end until its reader scrolls", async () => {
  const { page, element, field, says, connect, close } = await open(
    `<tollfree-chat ${at()} ${models("hundred")}></tollfree-chat>`,
  );
  await page.evaluate(() => document.querySelector("tollfree-chat").style.setProperty("--tollfree-height", "12rem"));
  await connect();
  await says(/^Connected/);
  await field.fill("Hi");
  await field.press("Enter");
  const log = element.getByRole("group", { name: "Answers" });
  const left = () => log.evaluate((node) => node.scrollHeight - node.clientHeight - node.scrollTop);
  await until(async () => (await log.evaluate((node) => node.scrollHeight)) > 800, "a long answer");
  assert.ok((await left()) < 60);
  await log.evaluate((node) => (node.scrollTop = 0));
  await says(/finished/);
  assert.ok((await log.evaluate((node) => node.scrollTop)) < 5);
  await close();
});
