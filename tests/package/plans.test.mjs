// What a call may do for an answer: wait, ask again, ask another model. All of it is told and counted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./simulator.mjs";
import { drain, stage } from "./stage.mjs";

const on = stage();

const models = (receipt) => receipt.tries.map(({ model, sent }) => [model.split("/")[1], sent]);
const kinds = (events) => events.map((event) => event.type);

// Bug: a chain that stops at the first failure, or goes on in silence.
test("a chain asks on until one answers", async () => {
  const tf = await on.open();
  const then = ["nobody/unheard-of:free", "simulator/gate:free", "simulator/steady:free"];
  const answer = tf.chat(ask("busy"), { then });
  const { text, events, error } = await drain(answer);
  const receipt = await answer.receipt;
  assert.equal(error, undefined);
  assert.ok(text.length > 50);
  assert.deepEqual(models(receipt), [["busy:free", true], ["unheard-of:free", false], ["gate:free", true], ["steady:free", true]]);
  assert.equal(receipt.requests, 3);
  assert.equal((await on.sim.chats()).length, 3);
  assert.deepEqual(events.filter(({ type }) => type === "try").map(({ number }) => number), [3, 4]);
  assert.equal(tf.availability("simulator/gate:free").type, "unusable");
  assert.equal(tf.availability("simulator/busy:free").type, "cooling");
  tf.forgetUnusable();
  assert.equal(tf.availability("simulator/gate:free").type, "open");
});

// Bug: in Node the program ends while a call waits, because only connections keep it alive.
test("a retry waits, is told and counted", async () => {
  await on.project.write("retry-once.mjs", `
    import { Tollfree } from "tollfree";
    const tf = await Tollfree.open({ key: "sk-or-v1-${"c".repeat(64)}", baseUrl: "${on.sim.baseUrl}" });
    const answer = tf.chat(${JSON.stringify(ask("busy-once"))}, { retries: 1 });
    const types = [];
    for await (const { type, reason } of answer) if (/waiting|try/.test(type)) types.push(reason ?? type);
    console.log(types.join(), (await answer.receipt).requests, tf.quota().minute.used);
  `);
  const { stdout } = await on.project.node("retry-once.mjs");
  assert.equal(stdout, "retry,try 2 2\n");
  assert.equal((await on.sim.chats()).length, 2);
});

// Bug: the text of two models in one answer.
test("a restart drops what was shown", async () => {
  const tf = await on.open();
  const steady = await tf.chat(ask("steady")).text();
  const answer = tf.chat(ask("cut"), { then: ["simulator/steady:free"], restart: true });
  const { events } = await drain(answer);
  assert.equal(await answer.text(), steady);
  assert.ok(kinds(events).indexOf("restarted") > kinds(events).indexOf("text"));
  const { tries } = await answer.receipt;
  assert.ok(tries[0].textBytes > 0 && tries[0].error.code === "stream_cut");
  const kept = await drain(tf.chat(ask("cut"), { then: ["simulator/steady:free"] }));
  assert.equal(kept.error.code, "stream_cut");
});

// Bug: a day that is spent, asked for again by every call.
test("a spent day is asked once", async () => {
  const tf = await on.open();
  const spent = await drain(tf.chat(ask("day-spent"), { then: ["simulator/steady:free"] }));
  assert.equal(spent.error.code, "day_limit");
  const later = await drain(tf.chat(ask("steady")));
  assert.equal(later.error.code, "day_limit");
  assert.ok(later.error.retryAt > Date.now());
  assert.equal(tf.quota().day.spent, true);
  assert.equal((await on.sim.chats()).length, 1);
});

// Bug: the twenty-first call of a minute is refused, sent, or cannot be stopped while it waits.
test("a full minute is waited for, and can be left", async () => {
  let now = 1_790_000_000_000;
  const tf = await on.open({ now: () => now });
  for (let i = 0; i < 20; i += 1) await tf.chat(ask("steady")).receipt;
  const answer = tf.chat(ask("steady"));
  const iterator = answer[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  assert.deepEqual([value.type, value.reason], ["waiting", "minute_limit"]);
  assert.ok(value.until > now);
  await iterator.return();
  assert.deepEqual([(await answer.receipt).outcome, (await answer.receipt).requests], ["cancelled", 0]);
  const hasty = await drain(tf.chat(ask("steady"), { wait: false }));
  assert.deepEqual([hasty.error.code, hasty.error.retryAt], ["minute_limit", value.until]);
  assert.equal((await on.sim.chats()).length, 20);
  now = value.until;
  assert.equal((await tf.chat(ask("steady")).receipt).outcome, "complete");
});

// Bug: a misspelled or impossible option is taken for none.
test("options are read strictly", async () => {
  const tf = await on.open();
  for (const options of [{ retires: 1 }, { retries: -1 }, { then: "a" }, { wait: "no" }, { spend: {} }, { spend: { maxUsd: NaN } }]) {
    const { error } = await drain(tf.chat(ask("steady"), options));
    assert.equal(error.code, "request_invalid", JSON.stringify(options));
  }
  assert.deepEqual(await on.sim.chats(), []);
});
