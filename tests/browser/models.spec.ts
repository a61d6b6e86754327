// The page of the free models: what is listed, what is known of it, what came and what went.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { api, Bench } from "./bench";
import { Models, keep, kept } from "./models";
import { address } from "./servers";

const DAY = 86_400_000;
const host = new URL(address.simulator).host;

// Bug: a page that calls home before anybody asked, or sends a key where none is needed.
test("the real list is read when it is asked for, without a key", { tag: "@phone" }, async ({ page }) => {
  const asked: { path: string; key?: string }[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.host === host) asked.push({ path: url.pathname, key: request.headers().authorization });
  });
  const models = await new Models(page).open();
  await expect(models.row("practice/swift:free")).toContainText("simulated");
  expect(asked).toEqual([]);
  await models.read();
  await expect(page.getByText(/models can answer you for \$0 right now/)).toBeVisible();
  await models.search.fill("gemma-4-31b");
  await expect(models.row("google/gemma-4-31b-it:free")).not.toContainText("simulated");
  await expect(models.row("google/gemma-4-31b-it:free")).toContainText(/may train|keeps nothing/);
  expect(asked.filter(({ key }) => key)).toEqual([]);
  expect(asked.filter(({ path }) => path === "/api/v1/models")).toHaveLength(1);
  const [seen, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(seen).toBeLessThanOrEqual(inner);
});

// Bug: one question a row, all at once, whenever the page opens.
test("only models in view are asked about, a few at a time", async ({ page }) => {
  let open = 0;
  let most = 0;
  const about = new Set<string>();
  await page.route(/\/endpoints$/, async (route) => {
    about.add(new URL(route.request().url()).pathname);
    open += 1;
    most = Math.max(most, open);
    await new Promise((done) => setTimeout(done, 40));
    await route.continue();
    open -= 1;
  });
  const models = await (await new Models(page).open()).read();
  await expect(models.rows.first().getByRole("img", { name: /^Uptime 99% over a day/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(most).toBeLessThanOrEqual(2);
  const rows = Number(await page.locator("table.tbl").getAttribute("aria-rowcount")) - 1;
  expect(about.size).toBeGreaterThan(3);
  expect(about.size).toBeLessThan(rows / 2);
});

// Bug: a copy of the last visit is lost, or shown as if it were of now.
test("the list of an earlier visit is there again without a request", async ({ page }) => {
  await (await new Models(page).open()).read();
  await page.context().route(`${address.simulator}/**`, (route) => route.abort());
  await page.reload();
  const models = new Models(page);
  await models.search.fill("gemma-4-31b");
  await expect(models.row("google/gemma-4-31b-it:free")).toBeVisible();
  await expect(page.locator("main.models .lead")).toContainText(`read from ${host}`);
});

// Bug: a filter that keeps what it should leave out, an order that nobody is told of.
test("the list is searched, narrowed and ordered by keyboard", async ({ page }) => {
  const models = await (await new Models(page).open()).read();
  await models.search.fill("nvidia tools");
  await expect(models.rows).toHaveCount(3);
  await expect(page.getByRole("status")).toHaveText(/^3 of \d+ models listed\.$/);
  await models.search.fill("");
  await page.getByRole("button", { name: "256k+" }).click();
  await page.getByRole("button", { name: "Images" }).click();
  await expect(page.getByRole("button", { name: "Images" })).toHaveAttribute("aria-pressed", "true");
  await expect(models.row("google/gemma-4-31b-it:free")).toBeVisible();
  await expect(models.row("cohere/north-mini-code:free")).toHaveCount(0);
  const context = models.heading("Context");
  await context.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(context).toHaveAttribute("aria-sort", "descending");
  await expect(models.rows.first()).toContainText("thinkingmachines/inkling:free");
  await page.keyboard.press("Space");
  await expect(context).toHaveAttribute("aria-sort", "ascending");
  await expect(models.rows.last()).toContainText("thinkingmachines/inkling:free");
  await expect(models.heading("Listed for")).not.toHaveAttribute("aria-sort", /./);
});

// Bug: hundreds of rows in the page, or rows that only a mouse wheel reaches.
test("a long list draws what is in view and says how long it is", { tag: "@phone" }, async ({ page }) => {
  const models = await (await new Models(page).open()).read();
  const table = page.locator("table.tbl");
  // The practice models come by themselves, and stand last.
  await models.search.fill("practice/swift");
  await expect(models.rows).toHaveCount(1);
  await models.search.fill("");
  const count = Number(await table.getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(70);
  expect(await models.rows.count()).toBeLessThan(55);
  const last = models.rows.last();
  await page.locator("main.page").evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await expect(last).toHaveAttribute("aria-rowindex", String(count));
  await expect(last).toBeInViewport();
  expect(await models.rows.count()).toBeLessThan(55);
  // Upwards with the keyboard alone: what is drawn follows the focus.
  await last.getByRole("button").first().focus();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Shift+Tab");
    // As fast as a page can show where one is.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const focused = page.locator("tr.model:has(:focus)");
  await expect(focused).toBeInViewport();
  expect(Number(await focused.getAttribute("aria-rowindex"))).toBeLessThan(count - 25);
});

// Bug: figures without what they are of, or claims that nobody made.
test("a row opens and tells what is known of its model", { tag: "@phone" }, async ({ page }) => {
  const models = await (await new Models(page).open()).read();
  await models.search.fill("gemma-4-31b");
  const name = models.rows.first().getByRole("button", { name: "Gemma 4 31B", exact: true });
  await name.click();
  await expect(name).toHaveAttribute("aria-expanded", "true");
  const detail = page.locator("tr.more");
  await expect(detail).toContainText("262,144");
  await expect(detail).toContainText("Google AI Studio");
  await expect(detail).toContainText("Uptime, 1 day99%");
  await expect(detail).toContainText("5 minutesnot known");
  await expect(detail).toContainText("Your callsnot tried by you");
  await expect(detail).toContainText(/list of endpoints that keep nothing/);
  // What opens makes no column, and no phone, wider.
  const [width, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(width).toBeLessThanOrEqual(inner);
  expect(inner).toBe(page.viewportSize()!.width);
  await name.press("Enter");
  await expect(detail).toHaveCount(0);
});

// Bug: a button that adds nothing, or a model in a lane that the table shows as outside.
test("a model goes into the comparison and out again", async ({ page }) => {
  const models = await new Models(page).open();
  const add = models.row("practice/terse:free").getByRole("button", { name: "Compare practice/terse" });
  await add.click();
  await expect(add).toHaveAttribute("aria-pressed", "true");
  await expect(add).toHaveText("E");
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page.locator(".lane")).toHaveCount(5);
  await page.goBack();
  await add.click();
  await expect(add).toHaveAttribute("aria-pressed", "false");
});

// Bug: practice that looks like experience, failures left out, or a log that a reload empties.
test("own calls are counted with their failures, practice is not", async ({ page }) => {
  test.setTimeout(60_000);
  const bench = await new Bench(page).open();
  await page.getByRole("button", { name: /^Play/ }).click();
  await bench.rest();
  // A reload would bring the practice back instead of the first visit.
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await bench.submit(bench.key, api);
  await expect(page.getByRole("button", { name: "Forget key" })).toBeVisible();
  await bench.choose("simulator/steady:free", "simulator/mid-error:free");
  await bench.ask("Hi");
  await bench.rest();
  await page.getByRole("link", { name: "Models" }).click();
  const models = new Models(page);
  await models.heading("Yours").getByRole("button").click();
  await expect(models.row("simulator/steady:free").locator(".c-yours")).toContainText("1/1");
  await expect(models.row("simulator/mid-error:free").locator(".c-yours")).toContainText("0/1");
  await expect(models.rows.first()).toContainText("simulator/steady:free");
  await page.getByRole("button", { name: "Forget key" }).click();
  await models.search.fill("practice/");
  await expect(models.row("practice/swift:free").locator(".c-yours")).toContainText("not tried");
  await models.search.fill("");
  await page.reload();
  await models.read();
  await models.search.fill("simulator/steady");
  await expect(models.row("simulator/steady:free").locator(".c-yours")).toContainText("1/1");
});

// Bug: a model is offered that this account cannot call, or is hidden without a word on why.
test("what the account cannot use is hidden, and told when it is shown", async ({ page }) => {
  await new Bench(page, `sk-or-v1-${"f".repeat(64)}`).connect();
  await page.getByRole("link", { name: "Models" }).click();
  const models = new Models(page);
  await expect(models.rows).toHaveCount(2);
  await expect(models.rows.first()).toContainText("poolside/laguna-");
  await page.getByRole("button", { name: "Hide unavailable" }).click();
  await models.search.fill("gemma-4-31b");
  const row = models.row("google/gemma-4-31b-it:free");
  await expect(row).toContainText("not usable by you");
  await row.getByRole("button", { name: "Gemma 4 31B", exact: true }).click();
  await expect(page.locator("tr.more")).toContainText("Your account’s settings exclude it");
});

// Bug: an empty chart, or everything reported as new, at the first visit.
test("the first visit says that there is nothing to compare with", async ({ page }) => {
  const models = await (await new Models(page).open()).read();
  await expect(models.churn).toContainText("This is your first visit.");
  await expect(models.churn.locator("svg, table")).toHaveCount(0);
});

// Bug: what came and what left is forgotten, or can only be seen.
test("what came and what left since the last visit is told", { tag: "@phone" }, async ({ page }) => {
  const models = await (await new Models(page).open()).read();
  await expect(models.churn).toContainText("This is your first visit.");
  const now = Date.now();
  const since = now - 40 * DAY;
  // As if all but the Gemmas had been listed at the last visit, and one more that is gone now.
  const { seen } = JSON.parse(await kept(page, `models/seen/${host}`)) as { seen: { id: string }[] };
  const others = seen.filter(({ id }) => !id.includes("gemma"));
  const owl = { ...others[0], id: "acme/owl:free", name: "Owl 2" };
  const before = [...others, owl].map((model) => ({ ...model, created: 0, first: since }));
  const history = { since, read: now - 3 * DAY, before: null, seen: before };
  await keep(page, `models/seen/${host}`, JSON.stringify(history));
  await page.reload();
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(models.churn).toContainText(/2 new, 1 left since your last visit on \d+ \w+/);
  await expect(models.churn).toContainText("Left: Owl 2.");
  const chart = models.churn.getByRole("img", { name: /^Models that came per week: / });
  await expect(chart).toBeVisible();
  await models.churn.getByRole("button", { name: "As a table" }).click();
  await expect(chart).toHaveCount(0);
  await expect(models.churn.getByRole("row", { name: /^Owl 2/ })).toContainText(/\d+ \w+/);
});

// Bug: a file that holds something else than what is shown.
test("the shown list is saved as CSV", async ({ page }) => {
  const models = await (await new Models(page).open()).read();
  await models.search.fill("poolside");
  await expect(models.rows).toHaveCount(2);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: /^CSV/ }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^free-models-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^id,name,author,/);
  expect(lines.slice(1).every((line) => line.startsWith("poolside/laguna-"))).toBe(true);
});
