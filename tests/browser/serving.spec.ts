// How the site is served and started, whatever it shows.
import { expect, type Page, test } from "@playwright/test";
import { address } from "./servers";

/** The program has started: it takes the skeleton away. */
async function started(page: Page): Promise<void> {
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(page.locator("button").first()).toBeVisible();
}

// Bug: an inline script or style, an eval or a string turned into markup, all of
// which the policy blocks: the page then works here and breaks on a strict host.
test("the page starts under the strict policy without a word on the console", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const response = await page.goto(address.site);
  expect(response?.headers()["content-security-policy"]).toContain("require-trusted-types-for");
  await started(page);
  // A preload that is not used is told after a few seconds.
  await page.waitForTimeout(4_000);
  expect(complaints).toEqual([]);
});

// Bug: an absolute URL in the page, which breaks the site on a project page.
test("the same files work below a path", async ({ page }) => {
  const lost: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) lost.push(response.url());
  });
  await page.goto(address.subpath);
  await started(page);
  expect(lost).toEqual([]);
});

// Bug: the script or the wasm is fetched twice, because a preload does not match
// the request that follows it.
test("everything is fetched once", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto(address.site);
  await started(page);
  const programs = fetched.filter((url) => /\.(js|wasm)$/.test(url));
  expect(programs.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
  expect(programs).toEqual([...new Set(programs)]);
});
