// After the run: what is said of it, what stands behind an answer, and the free router's draw.
import { expect, test, type Page } from "@playwright/test";
import { Bench, scenario } from "./bench";
import { chats, heard, listen, textOf } from "./simulator";

/** Opens the menu of a lane and presses one of its entries. */
async function fromMenu(page: Page, letter: string, entry: string): Promise<void> {
  await page.getByRole("button", { name: `More for lane ${letter}` }).click();
  await page.locator(".menu:popover-open").getByText(entry, { exact: true }).click();
}

// Bug: a verdict that forgets who failed, or crowns whoever was a tenth of a second ahead.
test("the run is summed up with its failures in the denominator", { tag: "@phone" }, async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"), scenario("error-first"));
  await bench.ask("Why is the sky blue?");
  await bench.rest();
  const line = page.locator("#verdict");
  await expect(line).toHaveText(/^1 of 2 answered\. Spent \$0, 1 receipt\.$/);
  await line.click();
  const rows = page.locator(".verdict tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("failed");
  await expect(rows.nth(0).getByRole("rowheader")).toContainText("Lane A");
});

// Bug: three more runs that cost something else than was said, or that throw the first answers away.
test("repeating costs what it says and keeps every answer", async ({ page }) => {
  test.setTimeout(60_000);
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"), scenario("thinker"));
  await bench.ask("Why is the sky blue?");
  await bench.rest();
  await page.locator("#verdict").click();
  const again = page.getByRole("button", { name: /^Repeat 3 times/ });
  await expect(again).toContainText("6 requests");
  const before = (await chats(bench.key)).length;
  await again.click();
  await expect(bench.lane("A").root.getByText("Answer 4 of 4")).toBeVisible({ timeout: 40_000 });
  await expect(bench.lane("B").root.getByText("Answer 4 of 4")).toBeVisible({ timeout: 40_000 });
  await bench.rest(40_000);
  expect((await chats(bench.key)).length - before).toBe(6);
  await bench.lane("A").root.getByRole("button", { name: "Earlier answer" }).click();
  await expect(bench.lane("A").answer).toHaveText(/\w+/);
});

// Bug: a raw view that is not what arrived, or a receipt that is not the call's.
test("behind an answer stand its source and its receipt", async ({ page }) => {
  await listen(page);
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"));
  await bench.ask("Why is the sky blue?");
  await bench.rest();
  await fromMenu(page, "A", "Raw text and receipt");
  const sheet = page.getByRole("dialog", { name: "Behind the answer" });
  const blocks = sheet.locator("pre");
  await expect(blocks.first()).toHaveText(textOf(await heard(page, scenario("steady"))));
  const receipt = JSON.parse((await blocks.last().textContent())!);
  expect(receipt).toMatchObject({ outcome: "complete", usage: { cost: 0 }, requests: 1 });
  await expect(sheet).toContainText(receipt.id);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
});

// Bug: a pin that asks the router again, spends something at once, or loses what was said before.
test("the router's draw can be pinned", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("openrouter/free");
  await bench.ask("Why is the sky blue?");
  await bench.rest();
  await expect(page.locator(".pin")).toContainText("The free router drew");
  const drawn = await page.locator(".pin b").textContent();
  await page.getByRole("button", { name: "Pin this model" }).click();
  await expect(page.locator(".pin")).toHaveCount(0);
  expect(await chats(bench.key)).toHaveLength(1);
  await bench.ask("And at sunset?");
  await bench.rest();
  const sent = await chats(bench.key);
  expect(sent).toHaveLength(2);
  expect(sent[1].model).toContain(drawn);
  await expect(bench.lane("A").root.locator(".exchange")).toHaveCount(1);
});
