// Usable by keyboard, on a phone, in both themes.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";

/** What has the focus, as it is announced. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return element?.getAttribute("aria-label") ?? element?.id ?? "";
  });

// Bugs: a trap, a control that only a mouse reaches, focus lost behind a closed sheet.
test("the whole job is done by keyboard", async ({ page }) => {
  const bench = await new Bench(page).open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("prompt");

  await page.keyboard.press("Control+k");
  await expect(page.locator("#model-search")).toBeFocused();
  await page.keyboard.type("practice/terse");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await expect(bench.lanes).toHaveCount(5);
  await expect(bench.prompt).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" What is a tide?");
  await page.keyboard.press("Shift+Enter");
  await expect(bench.prompt).toHaveValue(/ What is a tide\?\n$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Stop all/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await bench.rest();
});

// Bug: Enter that ends a word in an input method sends half a prompt.
test("Enter does not send while a word is being composed", async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.prompt.focus();
  await bench.prompt.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true });
  await expect(page.locator(".welcome")).toBeVisible();
});

test("Escape closes the sheet and gives the focus back", async ({ page }) => {
  const bench = await new Bench(page).open();
  const opener = bench.lane("B").button(/change models/);
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(opener).toBeFocused();
});

// Bug: content that is wider than a phone, or a lane that cannot be reached on one.
test("a phone shows one lane and a tab for each", { tag: "@phone" }, async ({ page }) => {
  const bench = await new Bench(page).open();
  await page.getByRole("button", { name: /^Play/ }).click();
  await bench.rest();
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width[0]).toBeLessThanOrEqual(width[1]);
  const narrow = width[1] < 640;
  await expect(page.locator(".lane-tabs")).toBeVisible({ visible: narrow });
  if (narrow) {
    await expect(bench.lane("C").root).not.toBeInViewport({ ratio: 0.9 });
    await page.getByRole("button", { name: /^Lane C/ }).click();
    await expect(bench.lane("C").root).toBeInViewport({ ratio: 0.9 });
  }
});

// Bug: every token is read aloud, or nothing at all.
test("one announcer speaks at boundaries", async ({ page }) => {
  const bench = await new Bench(page).open();
  // One sentence takes the place of another sooner than a test looks.
  const heard: string[] = [];
  await page.exposeFunction("hear", (text: string) => heard.push(text));
  await page.getByRole("status").evaluate((status) => {
    const { hear } = globalThis as unknown as { hear: (text: string) => void };
    const options = { characterData: true, childList: true, subtree: true };
    new MutationObserver(() => hear(status.textContent!)).observe(status, options);
  });
  await page.getByRole("button", { name: /^Play/ }).click();
  await bench.rest();
  await expect(page.getByRole("status")).toContainText("of 4 answered.");
  for (const letter of "ABCD") {
    expect(heard.filter((text) => RegExp(`^${letter} (finished|failed): `).test(text))).toHaveLength(1);
  }
  expect(heard.length).toBeLessThan(10);
  for (const log of await page.getByRole("log").all()) {
    await expect(log).toHaveAttribute("aria-live", "off");
  }
});

// Bug: the theme switch does nothing, or is forgotten.
test("the theme can be switched and is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await new Bench(page).open();
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: /light and dark/ }).click();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect.poll(paper).toBe(dark);
});

// Bug: between phone and desktop the page scrolls sideways, with its last buttons out of reach.
test("no width makes the page scroll sideways", async ({ page }) => {
  const bench = await new Bench(page).open();
  const fits = async () => {
    for (const width of [640, 768, 900, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  };
  await fits();
  await bench.connect();
  await fits();
});
