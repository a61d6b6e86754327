// A built page in a browser.
import assert from "node:assert/strict";
import path from "node:path";
import { pages, STRICT } from "../package/browser.mjs";
import { stage } from "../package/stage.mjs";
import { judge } from "./exercise.mjs";

/** The page's script: does the exercise and shows its report. */
export const MAIN = `
import { exercise } from "./exercise.js";
exercise().then(JSON.stringify, (error) => "failed: " + error.stack).then((report) => {
  document.querySelector("#out").textContent = report;
});
`;

/** A page that loads `script`. */
export const html = (script) =>
  `<!doctype html><html lang="en"><title>consumer</title><p id="out"></p><script type="module" src="${script}"></script></html>`;

/** A stage with a browser; `run(file)` opens a file of the project and judges what it reports and what the console says. */
export function browsed({ policy = STRICT } = {}) {
  const on = stage({ pace: 5 });
  const host = pages(on, policy);
  on.run = async (file, { origin } = {}) => {
    const { page, problems, close } = await host.visit(origin === undefined ? file : "package.json");
    if (origin !== undefined) await page.goto(new URL(file, origin).href);
    const out = page.locator("#out:not(:empty)");
    await out.waitFor({ timeout: 30_000 }).catch((error) => {
      throw new Error(`the page of ${path.basename(file)} says nothing: ${problems.join("; ")}`, { cause: error });
    });
    await judge(on, await out.textContent());
    await close();
    // Of the answer that is cut, which the browser tells as well.
    const unexpected = problems.filter((problem) => !problem.includes("ERR_INCOMPLETE_CHUNKED_ENCODING"));
    assert.deepEqual(unexpected, []);
  };
  return on;
}
