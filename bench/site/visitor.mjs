// The way to lanes that stream.
import { watch } from "./page.mjs";

const KEY = `sk-or-v1-${"5".repeat(64)}`;

/** A page with `count` lanes of this kind, connected and not asked yet. */
export async function lanes(browser, site, api, kind, count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(site);
  await page.locator(".lane").first().waitFor();
  const form = page.locator(".connect-form").first();
  await form.getByText("Another server").click();
  await form.getByLabel("Base URL").fill(api);
  // Of a server without a quota: at OpenRouter the last lanes would wait for the next minute.
  await form.getByRole("checkbox").check();
  await form.getByLabel("OpenRouter key").fill(KEY);
  await form.getByRole("button", { name: "Connect" }).click();
  await page.getByRole("button", { name: "Forget key" }).waitFor();
  await choose(page, kind, count);
  return page;
}

async function choose(page, kind, count) {
  await page.keyboard.press("Control+k");
  const sheet = page.getByRole("dialog", { name: "Choose models" });
  const picked = sheet.locator(".pick:has(:checked)");
  for (let left = await picked.count(); left > 0; left -= 1) {
    await picked.first().click();
    await sheet.locator(`.pick:has(:checked) >> nth=${left - 1}`).waitFor({ state: "detached" });
  }
  for (let at = 1; at <= count; at += 1) {
    await sheet.locator(".pick", { hasText: `${kind}-${String(at).padStart(2, "0")}` }).first().click();
  }
  await sheet.getByRole("button", { name: /^Use \d/ }).click();
  await page.waitForFunction((wanted) => document.querySelectorAll(".lane").length === wanted, count);
}

/** Asks, and waits until every lane has begun to write. */
export async function ask(page) {
  await page.locator("#prompt").fill("the tides of the sea");
  await page.locator("#prompt").press("Enter");
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".lane")].every((lane) => lane.querySelector(".answer")?.textContent.length > 20),
  );
}

/** Waits until no lane is busy any more. */
export const rest = (page) => page.locator(".dock .btn.go").waitFor({ timeout: 120_000 });
