// What a visitor sees while the program is on its way.
import { expect, test } from "@playwright/test";
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
  const [words, before] = [await lead.textContent(), await lead.boundingBox()];
  type Seen = { largest: number; shift: number };
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
  await expect.poll(async () => (await seen()).largest).toBeGreaterThan(0);
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
