// Code for what the lanes ask.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test, type Page } from "@playwright/test";
import { Bench, api, scenario } from "./bench";
import { chats } from "./simulator";
import { address } from "./servers";

const run = promisify(execFile);
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
