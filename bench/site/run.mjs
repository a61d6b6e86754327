// What it costs to draw streams: `node run.mjs SITE SIMULATOR-PROGRAM [RUNS]`. Prints the medians
// and whether each bar is met.
import { createRequire } from "node:module";
import { open } from "./door.mjs";
import { forget, longest, scrolling, typing } from "./page.mjs";
import { ask, lanes, rest } from "./visitor.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/package.json", import.meta.url))("playwright");

/** What one run of each kind finds: a name, a figure, and the most or the least it may be. */
const MEASURED = [
  ["8 lanes at 100 tokens/s: longest task", "ms", (value) => value <= 50, "≤ 50"],
  ["8 lanes: key to paint, 95 %", "ms", (value) => value <= 50, "≤ 50"],
  ["8 lanes: scrolling", "frames/s", (value) => value >= 55, "≥ 55"],
  ["24 lanes at 50 tokens/s: longest task", "ms", (value) => value <= 100, "≤ 100"],
  ["24 lanes: key to paint, 95 %", "ms", () => true, "no bar"],
  ["an answer of 200 kB: second half / first half", "", (value) => value <= 1.2, "≤ 1.2"],
];

const [site, program, runs = "3"] = process.argv.slice(2);
const { api, close } = await open(program, { hundred: 8, fifty: 24, essay: 1 });
const found = MEASURED.map(() => []);
try {
  for (let run = 0; run < Number(runs); run += 1) {
    const figures = [...(await eight()), ...(await many()), await half()];
    figures.forEach((figure, at) => found[at].push(figure));
    console.log(`run ${run + 1}: ${figures.map(told).join("  ")}`);
  }
} finally {
  close();
}
const met = MEASURED.map(([name, unit, bar, words], at) => {
  const values = found[at].sort((a, b) => a - b);
  const median = values[Math.floor(values.length / 2)];
  console.log(`${name.padEnd(46)} ${told(median).padStart(6)} ${unit.padEnd(9)} ${words.padEnd(7)} ${bar(median) ? "met" : "MISSED"}`);
  return bar(median);
});
process.exitCode = met.every(Boolean) ? 0 : 1;

function told(value) {
  return value < 10 && !Number.isInteger(value) ? value.toFixed(2) : String(Math.round(value));
}

/** Gives a page of a browser of its own to `work`. */
async function visit(kind, count, work) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  try {
    return await work(await lanes(browser, site, api, kind, count));
  } finally {
    await browser.close();
  }
}

function eight() {
  return visit("hundred", 8, async (page) => {
    await ask(page);
    await forget(page);
    const keys = await typing(page, 7);
    const frames = await scrolling(page, 5);
    await rest(page);
    return [await longest(page), keys, frames];
  });
}

function many() {
  return visit("fifty", 24, async (page) => {
    await ask(page);
    await forget(page);
    const keys = await typing(page, 7);
    await rest(page);
    return [await longest(page), keys];
  });
}

/** The work of the page's main thread for both halves of the text of a long answer. */
function half() {
  return visit("essay", 1, async (page) => {
    const session = await page.context().newCDPSession(page);
    // Of the processor, not of the clock: other programs take none of it.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const sample = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      // By its height: reading the text would cost more, the more there is.
      const drawn = await page.evaluate(() => document.querySelector(".answer > .md").offsetHeight);
      return { drawn, worked: metrics.find(({ name }) => name === "TaskDuration").value };
    };
    await ask(page);
    const samples = [await sample()];
    const over = rest(page).then(() => true);
    while (!(await Promise.race([over, page.waitForTimeout(150)]))) samples.push(await sample());
    samples.push(await sample());
    const [first, last] = [samples[0], samples.at(-1)];
    const middle = samples.find(({ drawn }) => drawn >= (first.drawn + last.drawn) / 2);
    return (last.worked - middle.worked) / (middle.worked - first.worked);
  });
}
