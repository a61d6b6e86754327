// Links that set a comparison up.
import { expect, test, type Page } from "@playwright/test";
import { Bench, freshKey, scenario } from "./bench";
import { chats } from "./simulator";
import { address } from "./servers";

async function link(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  return page.locator("#share-address").inputValue();
}

// Bug: a prompt that travels without having been chosen, or a key that travels at all.
test("a link holds no words unless they are wanted, and never a key", { tag: "@phone" }, async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"), scenario("thinker"));
  await bench.ask(`private words`);
  await bench.rest();
  const bare = await link(page);
  expect(bare).toContain("m=simulator/steady:free&m=simulator/thinker:free");
  expect(bare).not.toContain("private");
  expect(bare).not.toContain(bench.key);
  await page.locator("#share-words").check();
  await expect(page.locator("#share-address")).toHaveValue(/p=private\+words/);
  await page.keyboard.press("Escape");
  await bench.ask(`my key is ${freshKey()}`);
  await bench.rest();
  await page.getByRole("button", { name: "Share" }).click();
  await page.locator("#share-words").check();
  await expect(page.getByRole("alert").filter({ hasText: "looks like a key" })).toBeVisible();
  await expect(page.locator("#share-address")).toHaveCount(0);
});

// Bug: a link that changes the bench, or sends something, before anybody agreed.
test("opening a link shows what it does and does nothing", { tag: "@phone" }, async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"));
  const query = "v=1&m=simulator/thinker:free&m=simulator/steady:free&p=Hello+there&temperature=0.5&layout=tabs";
  await page.evaluate((fragment) => { location.hash = fragment; }, `#/?${query}`);
  const sheet = page.getByRole("dialog", { name: "A shared comparison" });
  await expect(sheet.locator(".told")).toContainText("Hello there");
  await expect(sheet.locator(".told")).toContainText("temperature");
  await expect(bench.lanes).toHaveCount(1);
  await sheet.getByRole("button", { name: "Set up 2 lanes" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(bench.lane("A").root.locator(".lane-model")).toContainText("thinker");
  await expect(bench.prompt).toHaveValue("Hello there");
  expect(page.url()).not.toContain("Hello");
  expect(await chats(bench.key)).toHaveLength(0);
});

// Bug: a page that dies of a link somebody made up.
test("hostile links are refused in words", async ({ page }) => {
  await page.goto(`${address.site}#/?v=1&p=%FF%FE&m=${"x".repeat(500)}`);
  await expect(page.getByRole("dialog", { name: "A shared comparison" })).toContainText("cut or changed this link");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/#\/$/);
  await expect(new Bench(page).lane("A").root).toBeVisible();
});
