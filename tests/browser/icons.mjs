// Draws the PNG icons of the installed site from its mark: `node tests/browser/icons.mjs`.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const site = path.join(path.dirname(fileURLToPath(import.meta.url)), "../../site");
const mark = await readFile(path.join(site, "icon.svg"), "utf8");
// A launcher may cut a maskable icon down to the circle in its middle (radius 40 %): the ground
// fills the square, and the drawing keeps inside.
const whole = mark.replace(' rx="5"', "").replace("<g ", '<g transform="translate(2.4 2.4) scale(.8)" ');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const [name, drawing, size] of [["192", mark, 192], ["512", mark, 512], ["maskable", whole, 512]]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const styles = "<style>body { margin: 0 } svg { display: block; width: 100vw }</style>";
  await page.setContent(styles + drawing);
  await page.screenshot({ path: path.join(site, `icons/${name}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
