// What is measured in the page, and what a visitor does meanwhile.

/** Writes down long tasks and how long each key took to be seen. Runs in the page. */
export function watch() {
  const seen = { tasks: [], keys: new Map() };
  const observe = (type, note, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, ...options });
  observe("longtask", ({ duration }) => seen.tasks.push(duration));
  const keep = ({ interactionId, duration }) => {
    if (interactionId) seen.keys.set(interactionId, Math.max(duration, seen.keys.get(interactionId) ?? 0));
  };
  // Quicker ones are not told; they count as this.
  observe("event", keep, { durationThreshold: 16 });
  globalThis.seen = seen;
}

/** Forgets what was seen so far. */
export const forget = (page) =>
  page.evaluate(() => {
    seen.tasks.length = 0;
    seen.keys.clear();
  });

/** Types for a while; resolves to the time from key to paint that 95 % of the keys keep, in ms. */
export async function typing(page, seconds) {
  await page.locator("#prompt").focus();
  const until = Date.now() + seconds * 1_000;
  let keys = 0;
  for (; Date.now() < until; keys += 1) {
    await page.keyboard.press("abcdefgh "[keys % 9]);
    await page.waitForTimeout(90);
  }
  const told = await page.evaluate(() => [...seen.keys.values()]);
  const all = [...Array(Math.max(0, keys - told.length)).fill(16), ...told].sort((a, b) => a - b);
  return all[Math.ceil(all.length * 0.95) - 1];
}

/** Turns the wheel over a lane for a while; resolves to the frames per second. */
export async function scrolling(page, seconds) {
  const box = await page.locator(".lane").first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const counted = page.evaluate(
    (span) =>
      new Promise((resolve) => {
        const start = performance.now();
        let frames = 0;
        const frame = (now) => {
          frames += 1;
          if (now - start < span) requestAnimationFrame(frame);
          else resolve(((frames - 1) * 1_000) / (now - start));
        };
        requestAnimationFrame(frame);
      }),
    seconds * 1_000,
  );
  const until = Date.now() + seconds * 1_000;
  for (let turn = 0; Date.now() < until; turn += 1) {
    await page.mouse.wheel(0, turn % 20 < 10 ? -60 : 60);
    await page.waitForTimeout(30);
  }
  return counted;
}

/** The longest task since `forget`, in ms; 0 when none took 50. */
export const longest = (page) => page.evaluate(() => Math.max(0, ...seen.tasks));
