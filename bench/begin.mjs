// How long a page waits before its first byte leaves, and what a second call adds: fresh pages, in
// which the wasm module is compiled while it streams.

const KEY = `sk-or-v1-${"0".repeat(64)}`;

/** The bars, ms more than a plain `fetch`. */
const FIRST = 25;
const SECOND = 1;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Opens `count` fresh pages at `address`; resolves to whether both bars were met. */
export async function begin({ browser, address, count, print }) {
  const all = [];
  for (let i = 0; i < count; i += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    all.push(await page.evaluate(inPage, KEY));
    await context.close();
  }
  const [first, second] = ["first", "second"].map((name) => median(all.map((one) => one[name])));
  const said = (ms, bar) => `${ms.toFixed(2)} ms more than a plain fetch (median of ${count}), bar ${bar} ${ms <= bar ? "met" : "MISSED"}`;
  print(`from import to the first byte sent: ${said(first, FIRST)}`);
  print(`from the second call to its first byte: ${said(second, SECOND)}`);
  return first <= FIRST && second <= SECOND;
}

/* Runs in the page. */
async function inPage(key) {
  const { conversation } = await import("/bench/stream.mjs");
  const { response } = await import("/bench/runs.mjs");
  const { catalogue, model, pieces } = conversation({ chunks: 10, read: "event" });
  let sent;
  const next = () => new Promise((done) => (sent = done));
  const fetch = async (url) => {
    sent(performance.now());
    return String(url).endsWith("/models") ? new Response(catalogue) : response(pieces);
  };
  const request = { model, messages: [{ role: "user", content: "Hi" }] };

  let began = performance.now();
  let left = next();
  const { Tollfree } = await import("/npm/package/dist/index.js");
  const tf = await Tollfree.open({ key, fetch });
  const answer = tf.chat(request);
  const first = (await left) - began;
  await answer.text();

  began = performance.now();
  left = next();
  const again = tf.chat(request);
  const second = (await left) - began;
  await again.text();
  return { first, second };
}
