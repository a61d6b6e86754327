// One request to several models, side by side.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 20 });
const { messages } = ask("steady");
const free = (...names) => names.map((name) => `simulator/${name}:free`);

/** Reads a comparison to its end: text, kinds and receipt of each lane. */
async function read(comparison) {
  const lanes = comparison.answers.map(() => ({ text: "", kinds: [], receipt: undefined, order: [] }));
  for await (const { lane, event } of comparison) {
    lanes[lane].kinds.push(event.type);
    if (event.type === "text") lanes[lane].text += event.text;
    if (event.type === "receipt") lanes[lane].receipt = event.receipt;
  }
  return lanes;
}

// Bug: one lane's failure ends the loop of all, or a lane's text ends up in another.
test("lanes stream side by side and fail alone", async () => {
  const tf = await on.open();
  const models = free("steady", "cut", "gate", "steady");
  const comparison = tf.compare({ messages }, models);
  const lanes = await read(comparison);
  assert.deepEqual(lanes.map(({ receipt }) => receipt.outcome), ["complete", "failed", "failed", "complete"]);
  assert.deepEqual(lanes.map(({ receipt }) => receipt.error?.code), [undefined, "stream_cut", "gated", undefined]);
  assert.equal(lanes[0].text, await comparison.answers[0].text());
  assert.ok(lanes[1].text.length > 0 && lanes[3].text.length > 50);
  for (const { kinds } of lanes) assert.equal(kinds.indexOf("receipt"), kinds.length - 1);
  assert.deepEqual((await comparison.receipts).map(({ model }) => model), models);
});

// Bug: lanes run one after the other, or a quick one starves a slow one.
test("a slow lane does not hold back a quick one", async () => {
  const tf = await on.open();
  const seen = [];
  for await (const { model, event } of tf.compare({ messages }, free("slow", "steady", "thinker"))) {
    if (event.type === "receipt") seen.push(model);
    if (seen.length === 2) break;
  }
  assert.deepEqual(seen.sort(), free("steady", "thinker"));
  await until(async () => (await on.sim.chats()).every(({ outcome }) => outcome !== "open"), "closed connections");
});

// Bug: nobody learns before a press of a button that it takes ten of fifty requests.
test("what it takes is said before", async () => {
  const tf = await on.open();
  const models = free("steady", "crlf", "odd");
  assert.deepEqual(tf.requests(models), { least: 3, most: 3 });
  assert.deepEqual(tf.requests(models, { then: ["openrouter/free"], retries: 2 }), { least: 3, most: 12 });
  assert.throws(() => tf.requests([]), { code: "request_invalid" });
  assert.throws(() => tf.requests(models, { retires: 1 }), /retires/);
  assert.throws(() => tf.compare({ messages }, "simulator/steady:free"), { code: "request_invalid" });
  assert.deepEqual(await on.sim.chats(), []);
  const comparison = tf.compare({ messages }, models);
  assert.deepEqual(comparison.requests, { least: 3, most: 3 });
  const receipts = await comparison.receipts;
  assert.equal(receipts.reduce((sum, { requests }) => sum + requests, 0), 3);
  assert.equal((await on.sim.chats()).length, 3);
});

// Bug: leaving the loop, cancelling or aborting stops one lane and lets the others go on unseen.
test("leaving, cancelling and aborting stop every lane", async () => {
  const tf = await on.open();
  const start = (options) => tf.compare({ messages }, free("slow", "slow", "slow"), options);
  const left = start();
  for await (const { event } of left) if (event.type === "text") break;
  const cancelled = start();
  for await (const { event } of cancelled) if (event.type === "text") cancelled.cancel();
  const abort = new AbortController();
  const aborted = start({ signal: abort.signal });
  await assert.rejects(async () => {
    for await (const { event } of aborted) if (event.type === "text") abort.abort();
  }, { code: "cancelled" });
  for (const comparison of [left, cancelled, aborted]) {
    const receipts = await comparison.receipts;
    assert.deepEqual(receipts.map(({ outcome }) => outcome), Array(3).fill("cancelled"));
  }
  await until(async () => (await on.sim.chats()).every(({ outcome }) => outcome === "client_gone"), "closed connections");
});

// Bug: a lane that waits keeps `return()` or an outside cancel from ending the loop.
test("a reader that waits is let go", async () => {
  const tf = await on.open();
  const iterator = tf.compare({ messages }, free("queue", "slow"))[Symbol.asyncIterator]();
  let waiting = iterator.next();
  for (let i = 0; i < 4; i += 1) waiting = (await waiting, iterator.next());
  setTimeout(() => iterator.return(), 100);
  for (let step = await waiting; !step.done; ) step = await iterator.next();
});

// Bug: a comparison that is complete throws `cancelled`, because its signal fired afterwards.
test("a signal that fires after the answers is nothing to a loop", async () => {
  const tf = await on.open();
  const abort = new AbortController();
  const comparison = tf.compare({ messages }, free("steady", "gate", "crlf"), { signal: abort.signal });
  await comparison.receipts;
  abort.abort();
  const lanes = await read(comparison);
  assert.deepEqual(lanes.map(({ receipt }) => receipt.outcome), ["complete", "failed", "complete"]);
});

// Bug: a signal that stops the last lane is swallowed, because the others were complete.
test("a signal that stops one lane makes the loop throw", async () => {
  const tf = await on.open();
  const abort = new AbortController();
  const receipts = [];
  await assert.rejects(async () => {
    for await (const { event } of tf.compare({ messages }, free("steady", "stall"), { signal: abort.signal })) {
      if (event.type !== "receipt") continue;
      receipts.push(event.receipt.outcome);
      abort.abort("enough");
    }
  }, { code: "cancelled", cause: "enough" });
  assert.deepEqual(receipts, ["complete", "cancelled"]);
});

// Bug: of several readers that wait at once only the last is ever served.
test("every reader that waits is served, in turn", async () => {
  const tf = await on.open();
  const comparison = tf.compare({ messages }, free("steady", "cut"));
  const iterator = comparison[Symbol.asyncIterator]();
  const steps = await Promise.all(Array.from({ length: 400 }, () => iterator.next()));
  const over = steps.findIndex(({ done }) => done);
  assert.ok(over > 5 && steps.slice(over).every(({ done }) => done), `${over} events, then the end`);
  const texts = ["", ""];
  for (const { lane, event } of steps.slice(0, over).map(({ value }) => value)) if (event.type === "text") texts[lane] += event.text;
  assert.deepEqual(texts, comparison.answers.map(({ arrived }) => arrived));
  const waiting = tf.compare({ messages }, free("stall"))[Symbol.asyncIterator]();
  const readers = Array.from({ length: 400 }, () => waiting.next());
  await readers[0];
  await waiting.return();
  assert.ok((await Promise.all(readers)).at(-1).done);
});
