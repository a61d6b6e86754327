// Keys: what each does, where it does nothing, and that it can be switched off.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";

const help = (page: Page) => page.getByRole("dialog", { name: "Help" });
const go = (page: Page) => page.locator(".dock .btn.go");

async function set(page: Page, name: string, on: boolean): Promise<void> {
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("checkbox", { name }).setChecked(on);
  await page.keyboard.press("Escape");
  // A sheet that closes gives the focus back: what comes before that goes to its button.
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Settings", exact: true })).toBeFocused();
}

// Bugs: a list that is not there, or on one page only; a key that the list names and nothing does.
test("? and the button list all keys, on every page", { tag: "@phone" }, async ({ page }) => {
  await new Bench(page).open();
  for (const fragment of ["#/", "#/models", "#/embed"]) {
    await page.goto(`./${fragment}`);
    await page.getByRole("button", { name: "Help and keyboard shortcuts" }).click();
    await expect(help(page).locator(".keys > div")).not.toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(help(page)).toBeHidden();
  }
  await page.getByRole("button", { name: "Settings", exact: true }).focus();
  await page.keyboard.press("?");
  await expect(help(page)).toContainText("Ask this lane again, 1 request (off)");
});

// Bug: a lane that only a mouse, or many presses of Tab, can reach.
test("Alt and a digit goes to a lane, / back to the prompt", async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.prompt.focus();
  await page.keyboard.press("Alt+2");
  await expect(bench.lane("B").root.getByRole("log").first()).toBeFocused();
  await page.keyboard.press("Alt+9");
  await expect(bench.lane("B").root.getByRole("log").first()).toBeFocused();
  await page.keyboard.press("/");
  await expect(bench.prompt).toBeFocused();
  const before = await bench.prompt.inputValue();
  await page.keyboard.type("/?");
  await expect(bench.prompt).toHaveValue(`${before}/?`);
});

// Bugs: a letter that spends though nobody switched it on, or though somebody types.
test("letters ask and stop a lane only when they are on", async ({ page }) => {
  const bench = await new Bench(page).open();
  // One that still writes whenever a busy machine gets to the next key.
  await bench.choose("practice/long");
  await go(page).click();
  const lane = bench.lane("A");
  await lane.button(/^Stop/).click();
  await expect(lane.state).toHaveText(/Stopped/);
  await page.keyboard.press("Alt+1");
  await page.keyboard.press("r");
  await expect(lane.state).toHaveText(/Stopped/);
  await expect(go(page)).toBeVisible();
  await set(page, "Letters in a lane", true);
  await page.keyboard.press("Alt+1");
  await page.keyboard.press("r");
  await expect(lane.state).toHaveText(/Queued|Thinking|Writing/);
  await page.keyboard.press("s");
  await expect(lane.state).toHaveText(/Stopped/);
});

// Bug: Escape in one lane stops what runs in the others.
test("Escape in a lane stops that lane", async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.choose("practice/ponder", "practice/crowded");
  await go(page).click();
  // What begins may yet move the focus.
  for (const letter of ["A", "B"]) await expect(bench.lane(letter).state).toHaveText(/Queued|Thinking|Writing/);
  await page.keyboard.press("Alt+1");
  await expect(bench.lane("A").root.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(bench.lane("A").state).toHaveText(/Stopped/);
  await expect(bench.lane("B").state).not.toHaveText(/Stopped/);
  await page.keyboard.press("Escape");
  await bench.rest();
});

// Bug (WCAG 2.1.4): dictated text sets off keys that cannot be switched off.
test("single keys can be switched off, and stay so", async ({ page }) => {
  const bench = await new Bench(page).open();
  await set(page, "Single-key shortcuts", false);
  await page.reload();
  await expect(bench.lane("A").root).toBeVisible();
  await page.getByRole("button", { name: "Settings", exact: true }).focus();
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(help(page)).toBeHidden();
  await expect(bench.prompt).not.toBeFocused();
});

// Bugs: half a prompt is sent, or nothing at all; the last prompt is lost.
test("Enter follows the setting, Ctrl+Enter always sends, ArrowUp brings the prompt back", async ({ page }) => {
  const bench = await new Bench(page).open();
  await set(page, "Enter sends", false);
  await bench.prompt.fill("One");
  await bench.prompt.press("Enter");
  await expect(bench.prompt).toHaveValue("One\n");
  await page.keyboard.type("two");
  await bench.prompt.press("Control+Enter");
  await expect(page.getByRole("button", { name: /^Stop all/ })).toBeVisible();
  await expect(bench.prompt).toHaveValue("");
  await page.keyboard.press("Escape");
  await bench.rest();
  await bench.prompt.press("ArrowUp");
  await expect(bench.prompt).toHaveValue("One\ntwo");
});
