// Paired runs: a busy machine slows both sides of a pair.

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * Runs both sides in `count` pairs whose order alternates, after a warm-up. `clock` says the ms that
 * were spent so far.
 */
export async function pairs({ ours, theirs, expected }, { count, clock }) {
  const all = [];
  for (let i = -5; i < count; i += 1) {
    const sides = { ours, theirs };
    const pair = {};
    for (const side of i % 2 === 0 ? ["ours", "theirs"] : ["theirs", "ours"]) {
      pair[side] = await cost(sides[side], expected, clock);
    }
    if (i >= 0) all.push(pair);
  }
  return {
    ours: median(all.map((pair) => pair.ours)),
    theirs: median(all.map((pair) => pair.theirs)),
    ratio: median(all.map((pair) => pair.ours / pair.theirs)),
  };
}

/** What `work` takes; also proves that it did the work. */
async function cost(work, expected, clock) {
  const before = clock();
  const found = await work();
  const spent = clock() - before;
  if (found !== expected) throw new Error(`${found.length} characters instead of ${expected.length}`);
  return spent;
}
