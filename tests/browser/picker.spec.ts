// Choosing the models of the lanes.
import { expect, test, type Page } from "@playwright/test";
import { Bench } from "./bench";

const sheetOf = (page: Page) => page.getByRole("dialog", { name: "Choose models" });
const ids = (page: Page) => sheetOf(page).locator(".pick:has(:checked) .mono").allInnerTexts();

// Bug: a filter that forgets another, or one that cannot be taken back.
test("wishes narrow the list, and one button takes them back", async ({ page }) => {
  await new Bench(page).connect();
  await page.keyboard.press("Control+k");
  const sheet = sheetOf(page);
  const rows = sheet.locator(".picks .pick");
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  await sheet.getByRole("group", { name: "Reads" }).getByRole("button", { name: "Video" }).click();
  await sheet.getByRole("group", { name: "Can" }).getByRole("button", { name: "Thinks" }).click();
  await expect(rows).toHaveCount(3);
  await expect(sheet.getByText(/^\d+ hidden\./)).toBeVisible();
  await sheet.getByRole("button", { name: "Clear" }).click();
  await expect(rows).toHaveCount(all);
});

// Bug: a choice that needs a mouse, or a focus that is lost among the rows.
test("several models are chosen by keyboard alone", async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.prompt.focus();
  await page.keyboard.press("Control+k");
  const search = page.locator("#model-search");
  await expect(search).toBeFocused();
  await page.keyboard.type("practice/t");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(search).toBeFocused();
  await expect(sheetOf(page).locator(".price")).toContainText(/^6 of \d+ lanes → 0 requests a run/);
  await page.keyboard.press("Control+Enter");
  await expect(bench.lanes).toHaveCount(6);
  await expect(bench.prompt).toBeFocused();
});

// Bug: a surprise of four siblings, or of a router and a classifier.
test("a surprise draws four unlike each other", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await page.keyboard.press("Control+k");
  await sheetOf(page).getByRole("button", { name: /^Surprise me/ }).click();
  await expect(sheetOf(page).getByRole("status")).toHaveText(/^Drawn: .+, .+, .+, .+\.$/);
  const drawn = await ids(page);
  expect(new Set(drawn.map((id) => id.split("/")[0])).size).toBe(4);
  expect(drawn.filter((id) => /^openrouter|safety/.test(id))).toEqual([]);
  await page.getByRole("button", { name: "Use 4 models" }).click();
  await expect(bench.lanes).toHaveCount(4);
});

// Bug: a set that is lost with the page, or gone for good by a slip.
test("sets are saved, chosen, deleted and brought back", async ({ page }) => {
  const bench = await new Bench(page).open();
  const sheet = sheetOf(page);
  await bench.choose("practice/swift", "practice/ponder");
  await page.keyboard.press("Control+k");
  await sheet.getByRole("button", { name: /^Save/ }).click();
  await page.keyboard.type("Fast and slow");
  await page.keyboard.press("Enter");
  const chip = sheet.getByRole("button", { name: "Fast and slow" });
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await expect(bench.lanes).toHaveCount(4);
  await page.keyboard.press("Control+k");
  await expect(chip).toHaveAttribute("aria-pressed", "false");
  await chip.click();
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  expect(await ids(page)).toEqual(["practice/swift:free", "practice/ponder:free"]);
  await sheet.getByRole("button", { name: /^Delete/ }).click();
  await expect(chip).toHaveCount(0);
  await expect(sheet.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chip).toBeVisible();
});

// Bug: nothing but a name to choose by, above all on a phone.
test("what is known of a model stands beside the list", { tag: "@phone" }, async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.lane("A").button(/change models/).click();
  const sheet = sheetOf(page);
  await sheet.locator(".pick", { hasText: "practice/vision" }).click();
  const side = sheet.getByRole("complementary", { name: "About the model" });
  const fold = side.getByRole("button", { name: "About practice/vision" });
  const isPhone = (page.viewportSize()?.width ?? 0) < 640;
  await expect(fold).toBeVisible({ visible: isPhone });
  if (isPhone) await fold.click();
  await expect(side).toContainText("Reads images and says what it can tell from their bytes.");
  await expect(side).toContainText("Nothing that you write leaves it.");
  const [seen, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(seen).toBeLessThanOrEqual(inner);
});
