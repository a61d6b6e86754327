// The site without a network, and what its worker leaves alone.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { Host } from "./host";
import { address } from "./servers";

test.use({ serviceWorkers: "allow" });

/** Waits until a release of the site is kept whole: its cache is the last, and there from the
 * first file on, so that nobody may be at work on it any more. */
async function kept(page: Page, release = ""): Promise<void> {
  const ready = async (name: string) => {
    const { active, installing, waiting } = await navigator.serviceWorker.ready;
    return active?.state === "activated" && !installing && !waiting && (await caches.keys()).at(-1)?.endsWith(name);
  };
  await expect.poll(() => page.evaluate(ready, release)).toBe(true);
}

for (const below of ["/", "/some/path/"]) {
  // Bugs: a file that was forgotten, an address that is right only at the root of a host.
  test(`below ${below} the page stands and plays without a network`, { tag: "@phone" }, async ({ page }) => {
    const host = await new Host(below).start();
    await page.goto(host.url);
    await kept(page);
    await host.stop();
    await page.goto(`${host.url}#/`);
    await page.reload();
    const bench = new Bench(page);
    await page.getByRole("button", { name: /^Play/ }).click();
    await bench.rest();
    await expect(bench.lane("A").state).toHaveText("Done");
    // Drawn by the program that draws Markdown, which comes from where the page comes from.
    await expect(bench.lane("A").answer.locator("p").first()).toHaveText(/\w+/);
    await page.keyboard.press("Control+k");
    await expect(page.locator("#model-search")).toBeFocused();
  });
}

// Bugs: a visitor who gets the release of last month for ever, or whose disk fills with releases.
test("a new release shows on the next load, and all but the one before are removed", async ({ page }) => {
  const host = await new Host().start();
  const shown = page.locator("html");
  try {
    for (const release of ["first", "second", "third"]) {
      await host.publish(release);
      await page.goto(host.url);
      await expect(shown).toHaveAttribute("data-release", release);
      await kept(page, release);
    }
    await host.stop();
    await page.reload();
    await expect(shown).toHaveAttribute("data-release", "third");
    await expect(page.locator(".lane").first()).toBeVisible();
    const releases = await page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)));
    expect(releases).toEqual(["second", "third"]);
  } finally {
    await host.clear();
  }
});

// Bug: a host that is caught in the middle of an update, so that a page is kept without its programs.
test("a page that does not fit the release is not kept", async ({ page, context }) => {
  await context.route(address.site, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = route.request().serviceWorker() ? text.replace(/-[0-9a-f]{16}/, "-0123456789abcdef") : text;
    await route.fulfill({ response, body });
  });
  await page.goto(address.site);
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
  const standing = async () => {
    const [registration] = await navigator.serviceWorker.getRegistrations();
    return Boolean(registration?.active ?? registration?.waiting ?? registration?.installing);
  };
  await expect.poll(() => page.evaluate(standing)).toBe(false);
});

// Bugs: the key in a cache, an answer of the API that is served from one, a request that goes astray.
test("requests to another origin pass by the worker, and nothing of them is kept", async ({ page }) => {
  const bench = await new Bench(page).open();
  await kept(page);
  await page.reload();
  const served: string[] = [];
  const asked: string[] = [];
  page.on("response", (response) => {
    const list = response.fromServiceWorker() ? served : asked;
    list.push(new URL(response.url()).origin);
  });
  await bench.connect();
  await bench.choose("simulator/steady:free");
  await bench.ask("Hi");
  await bench.rest();
  expect(new Set(served)).toEqual(new Set([new URL(address.site).origin]));
  expect(asked).toContain(address.simulator);
  const urls = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const keys = await Promise.all(stores.map((store) => store.keys()));
    return keys.flat().map(({ url, method }) => `${method} ${url}`);
  });
  expect(urls.length).toBeGreaterThan(5);
  expect(urls.filter((url) => !url.startsWith(`GET ${address.site}`))).toEqual([]);
});
