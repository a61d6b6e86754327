// Takes the README's picture: `node tests/browser/picture.mjs SITE SIMULATOR`, with both served.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [site = "http://127.0.0.1:8080", simulator = "http://127.0.0.1:8787"] = process.argv.slice(2);
const picture = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../docs/compare.png");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
await page.goto(site);
await page.locator(".lane").first().waitFor();
await page.getByText("Another server").click();
await page.getByLabel("Base URL").fill(`${simulator}/api/v1`);
await page.getByLabel("OpenRouter key").fill(`sk-or-v1-${"5".repeat(64)}`);
await page.getByRole("button", { name: "Connect" }).last().click();
await page.getByRole("button", { name: "Forget key" }).waitFor();
await page.locator("#prompt").fill("Show me how to debounce a search box in plain JavaScript, then compare debounce and throttle in a small table.");
await page.locator("#prompt").press("Enter");
await page.waitForTimeout(Number(process.env.PICTURE_AFTER_MS ?? 5_000));
await page.screenshot({ path: picture });
await browser.close();
