// A comparison where there is no room for two answers side by side.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, pages, STRICTEST } from "./browser.mjs";
import { elements, isFocused } from "./elements.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 10 });
const host = pages(on, STRICTEST);
const { open } = elements(on, host);
const COMPARE = '<tollfree-compare practice models="practice/swift practice/terse practice/ponder" prompt="Hi"></tollfree-compare>';
const PHONE = { viewport: { width: 375, height: 812 }, hasTouch: true };

const asked = async (markup, options) => {
  const opened = await open(markup, options);
  await opened.element.getByRole("button", { name: "Ask", exact: true }).click();
  await opened.says(/All \d answers are in/);
  return opened;
};

// Bugs: answers one below the other, so that nobody compares; tabs that only a finger reaches, or
// that do not say how an answer stands which is not in front.
test("on a phone the answers are tabs", async () => {
  const { page, problems, element, says, field, close } = await asked(COMPARE, PHONE);
  const tabs = element.getByRole("tab");
  assert.equal(await tabs.count(), 3);
  assert.match(await tabs.nth(1).textContent(), /^Bterse, Done$/);
  const panel = element.getByRole("tabpanel");
  assert.equal(await panel.count(), 1);
  assert.match(await panel.getAttribute("aria-label"), /^A, practice\/swift/);
  await tabs.first().press("ArrowRight");
  assert.ok(await isFocused(tabs.nth(1)));
  assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
  assert.match(await panel.getAttribute("aria-label"), /^B, practice\/terse/);
  assert.equal(await panel.getAttribute("id"), await tabs.nth(1).getAttribute("aria-controls"));
  await tabs.nth(1).press("End");
  await tabs.nth(2).press("ArrowRight");
  assert.ok(await isFocused(tabs.first()));
  assert.deepEqual(await tabs.evaluateAll((all) => all.map((tab) => tab.tabIndex)), [0, -1, -1]);
  assert.deepEqual(await axe(page), []);
  // Who reads B goes on with B.
  await tabs.nth(1).click();
  await field.fill("And again?");
  await field.press("Enter");
  await says(/^Asked/);
  const second = element.locator(".round").nth(1);
  await second.getByRole("tab", { name: "B", selected: true }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

// Bug: a narrow column in a wide page, which asks the page and not itself; or a lane that stays
// hidden when there is room again.
test("what counts is the width of the element", async () => {
  const { page, element, lanes, close } = await asked(COMPARE, { viewport: { width: 1280, height: 800 } });
  assert.equal(await lanes.count(), 3);
  assert.equal(await element.getByRole("tablist").count(), 0);
  const width = (value) => page.evaluate((value) => (document.querySelector("main").style.maxWidth = value), value);
  await width("24rem");
  await element.getByRole("tablist").waitFor();
  await element.getByRole("tab").nth(2).click();
  assert.equal(await element.locator(".lane").filter({ visible: true }).count(), 1);
  // An answer that is asked again stays in front.
  await element.getByRole("button", { name: /^Ask again/ }).click();
  assert.match(await element.getByRole("tabpanel").getAttribute("aria-label"), /^C, /);
  await width("");
  await element.getByRole("tablist").waitFor({ state: "hidden" });
  assert.equal(await lanes.count(), 3);
  await close();
});

// Bug: tabs for one answer.
test("a chat has no tabs", async () => {
  const { element, lanes, field, says, close } = await open('<tollfree-chat practice></tollfree-chat>', PHONE);
  await field.fill("Hi");
  await field.press("Enter");
  await says(/finished/);
  assert.equal(await element.getByRole("tablist").count(), 0);
  assert.equal(await lanes.count(), 1);
  await close();
});
