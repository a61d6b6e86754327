// Forgetting, `using`, streams that are dropped, and waits that a signal ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { ask, newKey, until } from "./simulator.mjs";
import "./memories.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 2 });

// Bug: a key that was forgotten still signs requests, or a call goes on with it.
test("forget() stops what runs and leaves nobody connected", async () => {
  const tf = await on.open();
  let told;
  tf.onQuota((standing) => (told = standing));
  const answer = tf.chat(ask("slow"));
  await until(() => answer.arrived.length > 5, "some text");
  tf.forget();
  assert.equal((await answer.receipt).outcome, "cancelled");
  await until(async () => (await on.sim.chats()).at(-1).outcome === "client_gone", "a closed connection");
  await until(() => told?.minute.used === 0, "the news");
  await assert.rejects(tf.account(), { code: "key_missing" });
  assert.equal((await tf.chat(ask("steady")).receipt).error.code, "key_missing");
  assert.equal(tf.quota().minute.used, 0);
  assert.ok((await tf.models()).length > 20, "looking around needs no key");
});

// Bug: a client that was handed the fetch goes on with a key that was forgotten, or waits for ever.
test("forget() aborts the calls of other clients", async () => {
  const tf = await on.open();
  const post = (scenario) => tf.fetch(`${on.sim.baseUrl}/chat/completions`, { method: "POST", body: JSON.stringify({ ...ask(scenario), stream: true }) });
  const reader = (await post("slow")).body.getReader();
  await reader.read();
  const waiting = post("queue");
  await until(async () => (await on.sim.chats()).length === 2, "the second call");
  tf.forget();
  await assert.rejects(async () => { while (!(await reader.read()).done); }, { name: "AbortError" });
  const answered = await waiting.then(({ body }) => body?.cancel().then(() => "answered"), ({ name }) => name);
  assert.match(answered ?? "", /answered|AbortError/);
  assert.equal((await post("steady")).status, 401);
});

// Bug: a request that was under way brings back what was forgotten.
test("forget() ends what is waited for", async () => {
  let arrived;
  const asked = new Promise((resolve) => (arrived = resolve));
  const fetch = (_, { signal }) => new Promise((_, reject) => {
    arrived();
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  const tf = await on.open({ fetch });
  const waiting = [tf.account(), tf.models()];
  await asked;
  tf.forget();
  for (const wait of waiting) await assert.rejects(wait, { code: "cancelled" });
});

// Bug: a promise that nobody can stop waiting for.
test("a signal ends every wait", async () => {
  const never = () => new Promise(() => undefined);
  const tf = await on.open({ fetch: never });
  for (const start of [(o) => tf.models(o), (o) => tf.account(o), (o) => on.open({ ...o, fetch: never })]) {
    await assert.rejects(start({ signal: AbortSignal.abort("enough") }), { code: "cancelled", cause: "enough" });
  }
  for (const start of [(o) => tf.models(o), (o) => tf.account(o)]) {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 20);
    await assert.rejects(start({ signal: abort.signal }), (error) => error.code === "cancelled" && error.remedy.length > 5);
  }
  for (const start of [(o) => tf.models(o), (o) => tf.account(o), (o) => on.open(o)]) {
    await assert.rejects(start({ signal: {} }), { code: "request_invalid" });
  }
  // Nobody waits for the list of models any more, but it was still being asked for.
  tf.forget();
});

// Bug: `using` leaves the connection open, or the key in memory.
test("what is disposed of is over", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("slow"));
  await until(() => answer.arrived.length > 5, "some text");
  answer[Symbol.dispose]();
  assert.equal((await answer.receipt).outcome, "cancelled");
  const others = [tf.chat(ask("slow")), tf.compare({ messages: ask("slow").messages }, ["simulator/slow:free"])];
  await others[1][Symbol.asyncDispose]();
  assert.equal((await others[1].receipts)[0].outcome, "cancelled");
  await tf[Symbol.asyncDispose]();
  assert.equal((await others[0].receipt).outcome, "cancelled");
  await assert.rejects(tf.account(), { code: "key_missing" });
  assert.deepEqual(Object.keys(answer).sort(), ["receipt"]);
});

// Bug: a platform without the symbols gets methods called "undefined", or does not load the package.
test("a platform without the symbols loads the package", async () => {
  // The symbols of a platform that has them cannot be taken away from it: the package gets others.
  await on.project.write("old.mjs", `
    const { Symbol: own } = globalThis;
    const hidden = ["dispose", "asyncDispose"];
    globalThis.Symbol = new Proxy(() => undefined, {
      get: (_, name) => (hidden.includes(name) ? undefined : Reflect.get(own, name)),
      apply: (_, self, words) => own(...words),
    });
    const { Answer, Comparison, Tollfree } = await import("tollfree");
    const made = [Answer, Comparison, Tollfree].flatMap(({ prototype }) => Reflect.ownKeys(prototype)).map(String);
    const tf = await Tollfree.open({ key: null });
    console.log(made.filter((name) => /undefined|dispose/i.test(name)).length, tf.quota().minute.used);
  `);
  assert.equal((await on.project.node("old.mjs")).stdout, "0 0\n");
});

// Bug: the stream of events says something else than the loop, or stops nothing when it is left.
test("an answer is a stream, too", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("steady"));
  const kinds = [];
  let text = "";
  for await (const event of answer.toReadableStream()) {
    kinds.push(event.type);
    if (event.type === "text") text += event.text;
  }
  assert.equal(text, await answer.text());
  assert.ok(kinds.includes("served") && kinds.includes("usage"));
  let piped = "";
  const other = tf.chat(ask("steady"));
  await other.toTextStream().pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (piece) => void (piped += piece) }));
  assert.equal(piped, text);
  const failing = tf.chat(ask("cut")).toTextStream().getReader();
  await assert.rejects(async () => { while (!(await failing.read()).done); }, { code: "stream_cut" });
  const left = tf.chat(ask("slow"));
  const reader = left.toReadableStream().getReader();
  await reader.read();
  await reader.cancel();
  assert.equal((await left.receipt).outcome, "cancelled");
  assert.throws(() => left.toTextStream(), { code: "already_read" });
});

// Bug: the key stays readable in the memory of a page whose visitor has left, or is wiped under
// somebody who still has it.
test("nothing of a key is left in memory once its last visitor is forgotten", async () => {
  const key = newKey();
  const [tf, other] = [await on.open({ key }), await on.open({ key })];
  await tf.chat(ask("steady")).text();
  await tf.account();
  const running = tf.chat(ask("slow"));
  await until(() => running.arrived.length > 5, "some text");
  tf.forget();
  assert.ok(await other.account(), "the other one still has it");
  other.forget();
  const memory = Buffer.from(globalThis.memories[0].buffer);
  for (const piece of [key, key.slice(9, 40), key.slice(24, 44), key.slice(-30, -8)]) assert.equal(memory.indexOf(piece), -1, piece);
  assert.ok(!inspect([tf, other, running], { depth: 9, showHidden: true }).includes(key.slice(9, 40)));
});
