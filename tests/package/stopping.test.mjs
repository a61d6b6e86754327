// Leaving, cancelling and aborting are one path: the connection is closed.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./memories.mjs";
import { ask, until } from "./simulator.mjs";
import { drain, stage } from "./stage.mjs";

const on = stage({ pace: 1 });

/** The server saw its client go. */
const closed = () =>
  until(async () => (await on.sim.chats()).at(-1)?.outcome === "client_gone", "a closed connection");

// Bug: after `break` the answer goes on arriving, unseen.
test("break closes the connection quietly", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("slow"));
  for await (const event of answer) if (event.type === "text") break;
  const receipt = await answer.receipt;
  assert.equal(receipt.outcome, "cancelled");
  assert.equal(receipt.error, undefined);
  await closed();
});

// Bug: cancel() throws into the loop of somebody who asked for nothing else than an end.
test("cancel() ends the loop quietly and keeps the text", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("slow"));
  let text = "";
  for await (const event of answer) {
    if (event.type !== "text") continue;
    text += event.text;
    if (text.length > 5) answer.cancel();
  }
  assert.equal((await answer.receipt).outcome, "cancelled");
  assert.equal(await answer.text(), text);
  await closed();
});

// Bug: an abort passes for a complete answer.
test("a signal ends the loop with the code cancelled", async () => {
  const tf = await on.open();
  const abort = new AbortController();
  const answer = tf.chat(ask("slow"), { signal: abort.signal });
  await until(() => answer.arrived.length > 5, "some text");
  abort.abort();
  const { text, error } = await drain(answer);
  assert.equal(error.code, "cancelled");
  assert.ok(error.remedy);
  assert.ok(text.length > 5);
  assert.equal((await answer.receipt).outcome, "cancelled");
  await assert.rejects(answer.text(), { code: "cancelled" });
  await closed();
});

// Bug: a signal that has fired already, or fires while the catalogue loads, still sends the call.
test("a signal that fires early sends nothing", async () => {
  const tf = await on.open();
  const before = await drain(tf.chat(ask("slow"), { signal: AbortSignal.abort() }));
  assert.equal(before.error.code, "cancelled");
  const abort = new AbortController();
  const during = tf.chat(ask("slow"), { signal: abort.signal });
  abort.abort();
  assert.equal((await drain(during)).error.code, "cancelled");
  const quiet = tf.chat(ask("slow"));
  quiet.cancel();
  assert.equal((await drain(quiet)).error, undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await on.sim.chats(), []);
});

// Bug: a reader that waits for the next event waits for ever when the loop is left from outside.
test("return() ends a reader that waits", async () => {
  const tf = await on.open();
  const iterator = tf.chat(ask("queue"))[Symbol.asyncIterator]();
  const reads = Array.from({ length: 12 }, () => iterator.next());
  setTimeout(() => iterator.return(), 300);
  const last = await Promise.all(reads);
  assert.equal(last.at(-1).done, true);
  await closed();
});

// Bug: the second loop gets the rest, or nothing, and nobody knows why.
test("an answer is read once", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("steady"));
  await drain(answer);
  const { error } = await drain(answer);
  assert.equal(error.code, "already_read");
  assert.ok(error.remedy);
});

// Bug: each stopped stream leaves its decoder, its buffers or its timer behind.
test("hundreds of dropped streams leave the module's memory as it was", async () => {
  // Of a server without a quota, which would make them wait.
  const tf = await on.open({ dialect: "compatible" });
  const [memory] = globalThis.memories;
  const drop = async (count) => {
    for (let i = 0; i < count; i += 1) {
      const answer = tf.chat(ask("firehose"));
      for await (const event of answer) if (event.type === "text") break;
    }
  };
  await drop(30);
  const before = memory.buffer.byteLength;
  await drop(120);
  assert.equal(memory.buffer.byteLength, before);
});

// Bug: a `fetch` that stops the call that it is to send leaves an alarm of a minute and a half.
test("a fetch may cancel its own call", async () => {
  await on.project.write("within.mjs", `
    import { Tollfree } from "tollfree";
    let answer;
    const fetch = async () => { answer.cancel(); throw new Error("no"); };
    const tf = await Tollfree.open({ key: null, dialect: "compatible", baseUrl: "http://127.0.0.1:9/v1", fetch });
    const signal = new AbortController();
    const ask = { model: "any", messages: [{ role: "user", content: "Hi" }] };
    const stop = async () => { signal.abort(); throw new Error("no"); };
    const other = await Tollfree.open({ key: null, dialect: "compatible", baseUrl: "http://127.0.0.1:9/v1", fetch: stop });
    answer = other.chat(ask, { signal: signal.signal });
    console.log((await answer.receipt).outcome);
  `);
  const begun = Date.now();
  const { stdout } = await on.project.node("within.mjs");
  assert.equal(stdout, "cancelled\n");
  assert.ok(Date.now() - begun < 20_000, "it ends when its call does");
});
