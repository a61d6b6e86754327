// Code for what the lanes ask.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { Bench, api, scenario } from "./bench";
import { chats } from "./simulator";
import { address } from "./servers";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const PROMPT = "It's \"quoted\", $HOME `x` \\n and\nnew lines";

async function code(page: Page, language: string): Promise<string> {
  await page.getByRole("tab", { name: language }).click();
  const text = (await page.locator(".listing pre").textContent())!;
  return text.replaceAll("https://openrouter.ai/api/v1", api);
}

// Bug: code that does not run, leaves out what was asked, or lets a shell read a prompt.
for (const [language, command, flag] of [["curl", "sh", "-c"], ["Python", "python3", "-c"]] as const) {
  test(`the code for ${language} runs and costs nothing`, async ({ page }) => {
    const bench = await new Bench(page).connect();
    await bench.choose(scenario("steady"));
    await bench.ask(PROMPT);
    await bench.rest();
    await page.goto(`${address.site}#/embed?lane=A`);
    const program = await code(page, language);
    expect(program).not.toContain(bench.key);
    const before = await chats(bench.key);
    const { stdout } = await run(command, [flag, program], { env: { ...process.env, OPENROUTER_API_KEY: bench.key } });
    expect(stdout.length).toBeGreaterThan(20);
    const after = await chats(bench.key);
    expect(after.length - before.length).toBe(1);
    expect(after.every((entry) => entry.cost_usd === 0 && entry.status === 200)).toBe(true);
  });
}

// Bug: tabs that only a mouse reaches, or a copy button that copies what is no longer shown.
test("the languages are tabs, and what is shown is copied", { tag: "@phone" }, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await new Bench(page).open();
  await page.getByRole("link", { name: "Embed" }).click();
  const tab = (name: string) => page.getByRole("tab", { name });
  await expect(tab("tollfree")).toHaveAttribute("aria-selected", "true");
  await tab("tollfree").press("ArrowRight");
  await expect(tab("Element")).toBeFocused();
  await expect(page.getByRole("tabpanel")).toContainText("<tollfree-");
  await tab("Element").press("End");
  await expect(tab("Python")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tabpanel")).toContainText("max_price");
  await page.locator(".listing").getByRole("button", { name: "Copy" }).click();
  await expect(page.locator(".copy [role=status]")).toHaveText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator(".listing pre").textContent());
});

// Bug: choices that change nothing, or that do not say what they cost.
test("what is chosen is in the code, at its price", async ({ page }) => {
  await new Bench(page).open();
  await page.getByRole("link", { name: "Embed" }).click();
  const listing = page.locator(".listing pre");
  await expect(listing).toContainText('model: "openrouter/free"');
  await expect(listing).toContainText("for await");
  await page.getByRole("radio", { name: /^At once/ }).check();
  await expect(listing).toContainText("await answer.text()");
  await page.getByRole("radio", { name: /^JSON that fits/ }).check();
  await expect(listing).toContainText("json_schema");
  const once = page.getByRole("radio", { name: /^Wait once/ });
  await expect(page.locator(".choice", { has: once })).toContainText("at most 2 requests");
  await once.check();
  await expect(listing).toContainText("{ retries: 1 }");
});

/** The page with the code of the element, and the preview below. */
async function live(page: Page): Promise<Locator> {
  await page.goto(`${address.site}#/embed`);
  await page.getByRole("button", { name: "See the element live" }).click();
  return page.locator(".preview tollfree-chat, .preview tollfree-compare");
}

// Bugs: a preview that needs a key or the network, that a strict page refuses, or that answers as
// if it were real.
test("the element plays in the page, and nothing is sent", { tag: "@phone" }, async ({ page }) => {
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const element = await live(page);
  await expect(element.getByRole("heading", { name: /simulated/ })).toBeVisible();
  await element.getByRole("textbox", { name: "Your question" }).fill("What is a queue?");
  await element.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(element.getByRole("button", { name: "Copy this answer" })).toBeVisible({ timeout: 30_000 });
  expect(asked.filter((url) => !url.startsWith(address.site))).toEqual([]);
  // The site's programs are the element's, too: no second file of the same contents.
  const programs = [...new Set(asked)].map((url) => /tollfree_\w+_bg\.wasm$/.exec(url)?.[0]).filter(Boolean);
  expect(programs).toEqual([...new Set(programs)]);
  expect(programs).toContain("tollfree_elements_bg.wasm");
  expect(problems).toEqual([]);
});

// Bugs: a preview of another element than the code's; a choice that changes the one and not the
// other; an answer that is lost by looking at another colour.
test("the preview is what the code says, while it changes", async ({ page }) => {
  const element = await live(page);
  const listing = page.locator(".listing pre");
  await expect(listing).toContainText("practice\n");
  const models = /models="([^"]+)"/.exec((await listing.textContent())!)![1];
  await expect(element).toHaveAttribute("models", models);
  await element.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(element.getByRole("button", { name: "Copy this answer" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("radio", { name: /^Dark/ }).check();
  await expect(listing).toContainText('theme="dark"');
  await expect(element).toHaveAttribute("theme", "dark");
  await expect(element.getByRole("button", { name: "Copy this answer" })).toBeVisible();
  await page.getByRole("radio", { name: /^By the models/ }).check();
  await expect(listing).not.toContainText("practice");
  await expect(element).toHaveAttribute("practice", "");
  await page.getByRole("radio", { name: /^Simulated/ }).check();
  await page.locator("#embed-model").selectOption("all");
  await expect(page.locator(".preview tollfree-compare")).toBeVisible();
  await expect(listing).toContainText("<tollfree-compare");
  await page.getByRole("checkbox", { name: /narrow/ }).check();
  expect((await page.locator(".preview tollfree-compare").boundingBox())!.width).toBeLessThan(380);
});

// Bug: what a visitor types into the element is a shortcut of the page around it.
test("keys in the element are the element's", async ({ page }) => {
  const element = await live(page);
  const field = element.getByRole("textbox", { name: "Your question" });
  await field.fill("");
  await field.press("?");
  await field.press("m");
  await expect(field).toHaveValue("?m");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

// Bug: an example that is not what the test ran, or that opens as a dead page.
test("every example is shown as it stands, and pages among them open", { tag: "@phone" }, async ({ page, context }) => {
  await page.goto(`${address.subpath}#/embed`);
  const all = page.locator(".example");
  await expect(all).toHaveCount(11);
  for (const entry of await all.all()) {
    await entry.locator("summary").press("Enter");
    const code = entry.locator("figure");
    await expect(code.first().locator("pre")).not.toHaveText("Loading…");
    for (const figure of await code.all()) {
      const file = await figure.locator("figcaption > span").first().textContent();
      const kept = await readFile(path.join(root, "examples", file!), "utf8");
      await expect.poll(() => figure.locator("pre").textContent()).toBe(kept);
    }
    await entry.locator("summary").press("Enter");
  }
  const problems: string[] = [];
  context.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  for (const [title, proof] of [["One file", "button"], ["Comparison in", "tollfree-compare textarea"], ["Exercise", "tollfree-chat textarea"]]) {
    const entry = all.filter({ hasText: title });
    await entry.locator("summary").click();
    const [opened] = await Promise.all([context.waitForEvent("page"), entry.getByRole("link", { name: /^Open it/ }).click()]);
    await expect(opened.locator(proof).first()).toBeVisible();
    await expect(opened.locator("main")).toHaveCSS("margin-top", "0px");
    await opened.close();
  }
  expect(problems).toEqual([]);
});

// Bug: the sheet for a class, opened from the page, does not answer.
test("the exercise runs without a key", async ({ page }) => {
  await page.goto(`${address.site}#/embed`);
  const entry = page.locator(".example").filter({ hasText: "Exercise" });
  await entry.locator("summary").click();
  const sheet = await entry.getByRole("link").getAttribute("href");
  await page.goto(new URL(sheet!, address.site).href);
  await page.locator("tollfree-compare").first().getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.locator("#measured tbody tr")).toHaveCount(2, { timeout: 30_000 });
});
