import { pairs } from "./pairs.mjs";

/** Runs everything and says what it costs. Resolves to whether every bar was met. */
export async function report(runs, { count, clock, print }) {
  let met = true;
  for (const run of runs) {
    const { ours, theirs, ratio } = await pairs(run, { count, clock });
    const judged = run.bar === undefined ? "" : `, bar ${run.bar} ${ratio <= run.bar ? "met" : "MISSED"}`;
    met &&= run.bar === undefined || ratio <= run.bar;
    print(`${run.name}: ${ratio.toFixed(2)} of the loop by hand (${ours.toFixed(1)} to ${theirs.toFixed(1)} ms, median of ${count})${judged}`);
  }
  return met;
}
