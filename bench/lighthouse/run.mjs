// Lighthouse's mobile profile on a site that is served: `node run.mjs URL [RUNS]`. Prints the
// median of the runs and whether each bar is met.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** What is read of a report, and the bar: at least for marks, at most for figures. */
const MARKS = [
  ["performance", 95],
  ["accessibility", 100],
  ["best-practices", 100],
  ["seo", 100],
];
const FIGURES = [
  ["largest-contentful-paint", "LCP", 1_800, "ms"],
  ["cumulative-layout-shift", "CLS", 0.02, ""],
  ["total-blocking-time", "TBT", 100, "ms"],
  ["total-byte-weight", "bytes, all told", undefined, ""],
];

const [url, runs = "3"] = process.argv.slice(2);
const reports = [];
for (let run = 0; run < Number(runs); run += 1) reports.push(await judge(url));
const found = Object.assign({}, ...reports.map(complaints));
for (const [title, text] of Object.entries(found)) console.log(`- ${title}${text}`);
const marks = MARKS.map(([id, bar]) => row(id, (report) => report.categories[id].score * 100, (value) => value >= bar, `≥ ${bar}`));
const figures = FIGURES.map(([id, name, bar, unit]) => {
  const met = (value) => bar === undefined || value <= bar;
  return row(name, (report) => report.audits[id].numericValue, met, bar === undefined ? "" : `≤ ${bar} ${unit}`);
});
process.exitCode = [...marks, ...figures].every(Boolean) ? 0 : 1;

/** One run in a browser of its own. */
async function judge(url) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", onlyCategories: MARKS.map(([id]) => id) });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
}

/** Prints the median of one figure over the runs, and resolves to whether the bar is met. */
function row(name, read, met, bar) {
  const values = reports.map(read).sort((a, b) => a - b);
  const median = values[Math.floor(values.length / 2)];
  const told = (value) => (Number.isInteger(value) || value > 10 ? Math.round(value).toString() : value.toFixed(3));
  const verdict = bar === "" ? "" : `  ${bar}  ${met(median) ? "met" : "MISSED"}`;
  console.log(`${name.padEnd(16)} ${told(median).padStart(8)}  (${values.map(told).join(", ")})${verdict}`);
  return met(median);
}

/** What an audit that counts complains of, with the first places. */
function complaints({ categories, audits }) {
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const bad = [...new Set(counted.map(({ id }) => audits[id]))].filter(({ score }) => score !== null && score < 0.9);
  return Object.fromEntries(bad.map(({ title, displayValue = "", details }) => {
    const places = (details?.items ?? []).slice(0, 4).map((item) => item.node?.snippet ?? item.url ?? item.description ?? "");
    return [title, ` ${displayValue} ${places.filter(Boolean).join(" · ")}`];
  }));
}
