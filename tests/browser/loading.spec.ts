// What a visitor sees while the program is on its way.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { address } from "./servers";

// Bugs: the main words come only with the program, which a phone waits seconds for, or move when
// it has come: the page's words and those of its skeleton have drifted apart.
test("the first visit's words stand before the program, and stay in place", { tag: "@phone" }, async ({ page }) => {
  await page.addInitScript(() => {
    const seen = { largest: 0, shift: 0 };
    const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    observe("largest-contentful-paint", ({ startTime }) => (seen.largest = startTime));
    observe("layout-shift", (entry) => (seen.shift += (entry as PerformanceEntry & { value: number }).value));
    Object.assign(globalThis, { seen });
  });
  let letPass = () => {};
  const passes = new Promise<void>((resolve) => (letPass = resolve));
  await page.route(/\/tollfree-site_bg\.wasm$/, async (route) => {
    await passes;
    await route.continue();
  });
  await page.goto(address.site, { waitUntil: "commit" });
  const lead = page.locator(".lead").first();
  await expect(lead).toBeVisible();
  type Seen = { largest: number; shift: number };
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  await expect.poll(async () => (await seen()).largest).toBeGreaterThan(0);
  // Drawn, and so with its styles.
  const [words, before] = [await lead.textContent(), await lead.boundingBox()];
  const painted = await page.evaluate(() => performance.now());
  letPass();
  await expect(page.locator(".lane").first()).toBeVisible();
  expect(words).toContain(await lead.textContent());
  const after = await lead.boundingBox();
  expect(after!.width).toBe(before!.width);
  expect(Math.abs(after!.y - before!.y)).toBeLessThan(24);
  const { largest, shift } = await seen();
  expect(largest).toBeLessThanOrEqual(painted);
  expect(shift).toBeLessThanOrEqual(0.02);
});

/** Makes the browser of `page` one that never finds time, as on a busy phone. */
const neverIdle = (page: Page) =>
  page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });

// Bugs: who plays at once waits for the idle moment that the page's later parts wait for; a press
// that came before the lanes is lost.
test("who plays before the lanes have come does not wait for an idle moment", { tag: "@phone" }, async ({ page }) => {
  await neverIdle(page);
  await page.goto(address.site);
  await page.getByRole("button", { name: /^Play/ }).click();
  const bench = new Bench(page);
  await expect(bench.lane("A").answer).toHaveText(/\w+/);
  await expect(page.locator("#prompt")).toHaveValue("");
});

// Bug: who comes with the keyboard alone is not taken for somebody who is there.
test("a key brings the lanes, too", async ({ page }) => {
  await neverIdle(page);
  await page.goto(address.site);
  await expect(page.locator("#prompt")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(".lane").first()).toBeVisible();
});

// Bug: who pays for each byte pays for what nobody asked for.
test("where data is saved, nothing comes in advance", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto(address.site);
  await expect(page.locator("#prompt")).toBeVisible();
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, 100);
  await page.waitForTimeout(1_500);
  const wasm = () => fetched.filter((url) => url.endsWith(".wasm")).length;
  expect(wasm()).toBe(1);
  await page.keyboard.press("Tab");
  await expect(page.locator(".lane").first()).toBeVisible();
});

// Bug: eighty files of a few hundred bytes each are asked for when a visit begins.
test("a visit begins with few requests", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await new Bench(page).open();
  await page.waitForLoadState("networkidle");
  expect(fetched.length).toBeLessThan(24);
});
