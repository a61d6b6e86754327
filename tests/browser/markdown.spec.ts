// Markdown is drawn by a program of its own, which the page loads when it stands.
import { expect, type Page, test } from "@playwright/test";
import { Bench, type Lane } from "./bench";
import { address } from "./servers";
import { heard, listen, textOf } from "./simulator";

const model = "simulator/steady:free";
const prompt = "Debounce against throttle, with code";

/** A file of the program; its folder has a hash in its name. */
const isMarkdown = (url: URL | string): boolean => /\/markdown-[0-9a-f]{16}\/[^/]+$/.test(String(url));
const isScript = (url: URL): boolean => isMarkdown(url) && url.pathname.endsWith(".js");

/** One lane that is asked for an answer with code. */
async function ask(page: Page): Promise<{ bench: Bench; lane: Lane }> {
  const bench = await new Bench(page).connect();
  await bench.choose(model);
  await bench.ask(prompt);
  return { bench, lane: bench.lane("A") };
}

/** The whole answer is there as text, with its line breaks, and nothing says that it still grows. */
async function expectPlain(page: Page, lane: Lane): Promise<void> {
  const raw = lane.answer.locator(".md > .raw");
  await expect(raw).toHaveCount(1);
  await expect(raw).toHaveCSS("white-space", /pre-wrap|preserve/);
  // Who listens hears the last piece after the page.
  await expect.poll(async () => textOf(await heard(page, model))).toBe((await raw.textContent()) ?? "");
  await expect(lane.answer.locator(".md > *")).toHaveCount(1);
  await expect(lane.answer.locator(".caret")).toHaveCount(0);
}

// Bugs: what is out of view is not found, selected or measured; a jump to the end of a long answer
// that stops short.
test("all of a long answer is there, though only what is in view is drawn", async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/essay:free");
  await bench.ask("the tides of the sea");
  await bench.rest(60_000);
  const lane = bench.lane("A");
  const full = lane.answer.locator(".part.full");
  expect(await full.count()).toBeGreaterThan(3);
  await expect(full.first()).toHaveCSS("content-visibility", "auto");
  const log = lane.root.locator(".lane-log");
  const end = () => log.evaluate((log) => Math.round(log.scrollHeight - log.clientHeight - log.scrollTop));
  expect(await end()).toBeLessThan(4);
  // As high as it is when all of it is drawn.
  const height = () => log.evaluate((log) => log.scrollHeight);
  const before = await height();
  const drawn = await log.evaluate((log) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".md .part { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
    const height = log.scrollHeight;
    document.adoptedStyleSheets.pop();
    return height;
  });
  expect(Math.abs(drawn - before)).toBeLessThan(before / 100);
  // Words of the first part that is full are found, and all of it is selected.
  const words = (await full.first().locator("p").first().textContent())!;
  const found = await page.evaluate((phrase) => {
    const { find } = globalThis as unknown as { find: (text: string, ...how: boolean[]) => boolean };
    // Also what stands before the focus.
    return find(phrase, false, false, true);
  }, words.split(/\s+/).slice(0, 5).join(" "));
  expect(found).toBe(true);
  const selected = await lane.answer.evaluate((answer) => {
    getSelection()!.selectAllChildren(answer);
    return getSelection()!.toString().length;
  });
  expect(selected).toBeGreaterThan(150_000);
  await log.evaluate((log) => log.scrollTo(0, log.scrollHeight));
  await expect.poll(end).toBeLessThan(4);
});

// Bug: a first load that waits for what only an answer needs.
test("the program is not asked for before the page stands", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route(/\/tollfree-site_bg\.wasm$/, async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto(address.site);
  await page.waitForTimeout(500);
  await expect(page.locator("#skeleton")).toBeVisible();
  expect(fetched.filter(isMarkdown)).toEqual([]);
  open();
  await expect.poll(() => fetched.filter(isMarkdown).length).toBe(2);
  await expect(page.locator("#skeleton")).toHaveCount(0);
});

// Bug: a module that loads but is never used, at a host's root or below a path.
for (const [where, url] of Object.entries({ "at a root": address.site, "below a path": address.subpath })) {
  test(`an answer is drawn as Markdown ${where}`, { tag: "@phone" }, async ({ page }) => {
    await page.goto(url);
    await page.locator("#prompt").fill(prompt);
    await page.getByRole("button", { name: /^Play/ }).click();
    const answer = new Bench(page).lane("A").answer;
    await expect(answer.locator(".md > :is(p, ul, ol, h3, h4, figure)").first()).toBeVisible();
    await expect(answer.locator(".raw")).toHaveCount(0);
  });
}

// Bug: text that came before the program is lost, doubled, or never drawn.
test("what arrived before the program is drawn when it comes", async ({ page }) => {
  await listen(page);
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route(isMarkdown, async (route) => {
    await opened;
    await route.continue();
  });
  const { bench, lane } = await ask(page);
  await expect(lane.answer.locator(".md > .raw")).toHaveText(/\w+ \w+/);
  await expect(lane.answer.locator(".md > .raw > .caret:last-child")).toHaveCount(1);
  open();
  await expect(lane.answer.locator(".md > p:not(.raw)").first()).toBeVisible();
  await bench.rest();
  await expect(lane.answer.locator(".raw, .caret")).toHaveCount(0);
  await expect(lane.answer.locator("figure pre code").first()).toBeVisible();
  const code = /```\w*\n([^]*?)```/.exec(textOf(await heard(page, model)))![1];
  expect(await lane.answer.locator("figure pre code").first().textContent()).toBe(code);
});

// Bugs: an answer that stays invisible without the program, a failure that is kept for ever.
test("without the program an answer is plain text, and the next one tries again", { tag: "@phone" }, async ({ page }) => {
  await listen(page);
  await page.route(isMarkdown, (route) => route.abort());
  const { bench, lane } = await ask(page);
  await bench.rest();
  await expectPlain(page, lane);
  await expect(page.locator("#notice")).toHaveCount(0);
  await page.unroute(isMarkdown);
  await bench.ask(prompt);
  await expect(lane.answer.locator("figure")).toBeVisible();
  await bench.rest();
  await expect(lane.answer.locator(".raw")).toHaveCount(0);
});

// Bug: a program that breaks down takes the answer with it.
test("when drawing breaks down, the whole answer stands there as plain text", async ({ page }) => {
  await listen(page);
  const broken = `
    export default async () => {};
    export class MarkdownDrawing {
      constructor(element) { this.element = element; this.draws = 0; element.textContent = ""; }
      draw() { if (this.draws++ > 2) throw new Error("broken"); this.element.append("half "); }
      finish() {}
      clear() { this.element.textContent = ""; }
    }`;
  await page.route(isScript, (route) => route.fulfill({ contentType: "text/javascript", body: broken }));
  const { bench, lane } = await ask(page);
  await bench.rest();
  await expectPlain(page, lane);
});

/** A file of one of the programs that draw over code and formulas. */
const isHelper = (url: URL | string): boolean => /\/(highlight|math)-[0-9a-f]{16}\/[^/]+$/.test(String(url));

/** Practice with the model that likes code, asked for an answer with formulas and code. */
async function askForFormulas(page: Page): Promise<Lane> {
  const bench = await new Bench(page).open();
  await bench.choose("practice/coder");
  await bench.ask("Explain the quadratic formula");
  await bench.rest();
  return bench.lane("A");
}

// Bugs: formulas and keywords that are refused by the page's policy, programs that load before they
// are needed or twice, code that is not the code any more.
test("code and formulas are drawn by programs that load when they occur", { tag: "@phone" }, async ({ page }) => {
  const fetched: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => isHelper(request.url()) && fetched.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(address.site);
  await expect(page.locator(".lane").first()).toBeVisible();
  expect(fetched).toEqual([]);
  const { answer } = await askForFormulas(page);
  await expect(answer.locator("code[data-lang=python] .k").filter({ hasText: /^def$/ })).toHaveCount(1);
  await expect(answer.locator("code[data-lang=rust] .c").last()).toHaveText("// two complex ones");
  expect(await answer.locator("code[data-lang=json]").textContent()).toBe(
    '{ "real": true, "solutions": [1, 2], "note": "as expected" }\n',
  );
  await expect(answer.locator(".math > math mfrac").first()).toBeVisible();
  await expect(answer.locator(".math.bad")).toHaveCount(0);
  await expect(answer.locator('a[href="https://en.wikipedia.org/wiki/Loss_of_significance"]')).toHaveCount(1);
  expect(fetched.length).toBe(4);
  expect(complaints).toEqual([]);
});

// Bug: an answer that is not drawn at all because what draws a part of it is missing.
test("without those programs code is plain and formulas are their source", async ({ page }) => {
  await page.route(isHelper, (route) => route.abort());
  const { answer } = await askForFormulas(page);
  await expect(answer.locator("figure pre code").first()).toContainText("def solve(a: float");
  await expect(answer.locator("pre span")).toHaveCount(0);
  await expect(answer.locator(".math").first()).toHaveText("$D = b^2 - 4ac$");
});
