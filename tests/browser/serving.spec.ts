// How the site is served and started, whatever it shows.
import { expect, type Page, test } from "@playwright/test";
import { address } from "./servers";

test.use({ serviceWorkers: "allow" });

/** The program has started: it takes the skeleton away. */
async function started(page: Page): Promise<void> {
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(page.locator("button").first()).toBeVisible();
}

/** A file of the program that plays without a key; its folder has a hash in its name. */
const isPractice = (url: URL | string): boolean => /\/practice-[0-9a-f]{16}\/[^/]+$/.test(String(url));

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
  await expect(page.locator(".lane").first()).toBeVisible();
  expect(lost).toEqual([]);
});

// Bug: the script or the wasm is fetched twice, because a preload does not match
// the request that follows it, or because two calls load the same module.
test("everything is fetched once, and the modules after the page has started", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto(address.site);
  await started(page);
  await expect(page.locator(".lane").first()).toBeVisible();
  // Of what comes when the page is at rest, the history is the last.
  await expect.poll(() => fetched.some((url) => url.endsWith("/split_history.wasm"))).toBe(true);
  const programs = fetched.filter((url) => /\.(js|wasm)$/.test(url));
  expect(programs).toEqual([...new Set(programs)]);
  const module = (url: string) => /\/([\w-]+)-[0-9a-f]{16}\/[^/]+$/.exec(url)?.[1] ?? "boot";
  const files = programs.map((url) => module(url) + url.slice(url.lastIndexOf(".")));
  // boot.js, the glue and the page's own wasm, and nothing of the rest before them.
  expect(files.slice(0, 3).sort()).toEqual(["boot.js", "tollfree-site.js", "tollfree-site.wasm"]);
  const later = [...new Set(files.slice(3))].sort();
  expect(later).toEqual(["markdown.js", "markdown.wasm", "practice.js", "practice.wasm", "tollfree-site.wasm"]);
});

// Bug: a page that is dead until practice has been downloaded, or for ever when it cannot be.
test("the page works without the practice program, and says that it is missing", async ({ page }) => {
  await page.route(isPractice, (route) => route.abort());
  await page.goto(address.site);
  await started(page);
  await expect(page.locator("#notice")).toContainText("the program for practice did not load");
  await expect(page.locator("#prompt")).toBeEditable();
  const written = "kept, although no lane could take it";
  await page.locator("#prompt").fill(written);
  await page.locator("#prompt").press("Enter");
  await expect(page.locator("#prompt")).toHaveValue(written);
});

// Bug: a deep link that leads to the first page, or a part that is looked for at the root of the host.
test("deep links work below a path", { tag: "@phone" }, async ({ page }) => {
  for (const [route, heading] of [["#/models", /models/i], ["#/embed", /your own page/i]] as const) {
    await page.goto(`${address.subpath}${route}`);
    await expect(page.locator("#page-title")).toHaveText(heading);
    await page.reload();
    await expect(page.locator("#page-title")).toHaveText(heading);
  }
});
