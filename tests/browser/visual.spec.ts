// How the site looks, held against pictures. They are made anew, on a machine with Debian's fonts, by
// `npx playwright test visual --update-snapshots`, and made small by
// `pngquant --force --ext .png 32 --nofs visual.spec.ts-snapshots/*.png`.
import { existsSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { STATES } from "./states";

/** The states whose content is the same each time: practice with one seed, and what needs no answer. */
const STEADY = ["first visit", "practice done", "picker", "settings without a key", "help", "models in practice", "embed"];

/** What tells of time, which no two runs have alike. */
const TIMES = [".lane-sub", ".lane-foot", ".think > summary", "#verdict", "[role=status]"];

/** The widths of a line in the page's two kinds of letters, where the pictures were made. */
const LETTERS = "319, 356";

/** The clock stands until practice has drawn its seed from it, and then starts at a fixed moment. */
async function fixTheClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moment = Date.UTC(2026, 10, 27, 12);
    let started = Infinity;
    Date.now = () => moment + Math.max(0, performance.now() - started);
    const start = () => (started = Math.min(started, performance.now()));
    for (const type of ["pointerdown", "keydown"]) addEventListener(type, start, true);
  });
}

/** The same line, measured here. */
async function letters(page: Page): Promise<string> {
  const widths = await page.evaluate(() => {
    const line = document.createElement("span");
    line.textContent = "Hamburgefonstiv 0123456789 fix office";
    document.body.append(line);
    const measured = ["inherit", "var(--mono)"].map((family) => {
      line.style.cssText = "position: absolute; white-space: nowrap; font: 16px sans-serif";
      line.style.fontFamily = family;
      return Math.round(line.getBoundingClientRect().width);
    });
    line.remove();
    return measured;
  });
  return widths.join(", ");
}

// Bugs: a colour that no role has, a part that slides over another, a page without its styles.
for (const name of STEADY) {
  for (const theme of ["light", "dark"] as const) {
    test(`${name}, ${theme}`, { tag: "@phone" }, async ({ page }, info) => {
      const picture = `${name.replaceAll(" ", "-")}-${theme}.png`;
      const isMade = ["all", "changed"].includes(info.config.updateSnapshots);
      const kept = picture.replace(".png", `-${info.project.name}-${process.platform}.png`);
      test.skip(!isMade && !existsSync(`${info.file}-snapshots/${kept}`), "there is no picture yet");
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: theme });
      await fixTheClock(page);
      await STATES[name](new Bench(page));
      const found = await letters(page);
      // Other letters break lines elsewhere: a picture says nothing then.
      test.skip(found !== LETTERS, `the letters here measure ${found}, those of the pictures ${LETTERS}`);
      await expect(page).toHaveScreenshot(picture, {
        animations: "disabled",
        caret: "hide",
        scale: "css",
        mask: name.endsWith("done") ? TIMES.map((part) => page.locator(part)) : [],
        maskColor: "#888",
        // A Chromium smooths letters otherwise than the one before; what moves is more than that.
        maxDiffPixelRatio: 0.02,
      });
    });
  }
}
