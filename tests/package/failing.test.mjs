// Every way to fail has a code, a sentence, a remedy, and keeps what had arrived.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./simulator.mjs";
import { drain, stage } from "./stage.mjs";

const on = stage({ "huge-line-bytes": 20_000_000 });

const FAILURES = [
  // scenario, code, does text arrive before it
  ["busy", "upstream_busy", false],
  ["day-spent", "day_limit", false],
  ["minute-spent", "minute_limit", false],
  ["mid-error", "stream_error", true],
  ["string-code", "stream_error", true],
  ["error-first", "provider_failed", false],
  ["error-200", "provider_failed", false],
  ["overloaded", "provider_failed", false],
  ["cut", "stream_cut", true],
  ["no-done", "stream_cut", true],
  ["empty-length", "empty_by_length", false],
  ["unauthorized", "key_rejected", false],
  ["credits", "credits_required", false],
  ["gate", "gated", false],
  ["flagged", "moderated", false],
  ["privacy", "privacy_restricted", false],
  ["retired", "free_ended", false],
  ["gone", "model_gone", false],
  ["html", "not_an_api", false],
  ["huge-line", "overflow", true],
];

// Bug: a failure is swallowed, named wrongly, or takes the text with it that was there already.
for (const [scenario, code, hasText] of FAILURES) {
  test(`${scenario} fails with ${code}`, async () => {
    const tf = await on.open();
    // A full minute would be waited for.
    const answer = tf.chat(ask(scenario), { wait: false });
    const { text, error } = await drain(answer);
    assert.ok(error instanceof on.tollfree.TollfreeError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, /^\S.*[^.]$/);
    assert.ok(error.remedy.length > 10);
    assert.equal(text.length > 0, hasText);
    const receipt = await answer.receipt;
    assert.equal(receipt.outcome, "failed");
    assert.deepEqual(receipt.error, error.toJSON());
    await assert.rejects(answer.text(), (thrown) => thrown === error);
    assert.equal(answer.arrived, text);
    assert.equal((await on.sim.chats()).length, 1, "no silent retry");
  });
}

// Bug: the wait until the limit ends is unknown to the page, or a guess of the past.
test("limits say when they end", async () => {
  for (const scenario of ["day-spent", "minute-spent", "busy"]) {
    // Each on its own: after a spent day nothing else is asked.
    const tf = await on.open();
    const { error } = await tf.chat(ask(scenario), { wait: false }).receipt;
    assert.ok(error.retryAt > Date.now(), scenario);
  }
});

// Bug: nobody answers at the address, and the loop hangs or throws a bare TypeError.
test("an address without a server is a network error", async () => {
  const tf = await on.open({ baseUrl: "http://127.0.0.1:9/api/v1" });
  for (const ask of [() => tf.models(), () => tf.account()]) {
    await assert.rejects(ask(), { code: "network", name: "TollfreeError" });
  }
  const { error } = await drain(tf.chat(ask("steady")));
  assert.equal(error.code, "network");
});

// Bug: a catalogue that never comes keeps every call waiting.
test("a server that does not answer is given up", async (t) => {
  const tf = await on.open({ fetch: () => new Promise(() => undefined) });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const answers = [tf.chat(ask("steady")), tf.chat(ask("steady"), { then: ["simulator/slow:free"] })];
  t.mock.timers.tick(60_000);
  for (const { receipt } of answers) {
    const { error, requests, tries } = await receipt;
    assert.deepEqual([error.code, requests, tries.length], ["network", 0, 1]);
  }
});

// Bug: a connection that stays open without a byte is waited for until the tab is closed.
test("silence in the middle of an answer is a stall", async (t) => {
  let passed = 0;
  const tf = await on.open({ now: () => 1_790_000_000_000 + passed });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const answer = tf.chat(ask("stall"));
  while (answer.arrived === "") await new Promise(setImmediate);
  for (const wait of [40_000, 90_000]) {
    passed += wait;
    t.mock.timers.tick(wait);
  }
  const { text, error } = await drain(answer);
  assert.equal(error.code, "stalled");
  assert.ok(text.length > 0);
});

// Bug: somebody who awaits only one side of a failing answer sees an unhandled rejection.
test("a failure that nobody reads is no unhandled rejection", async () => {
  await on.project.write("unread.mjs", `
    import { Tollfree } from "tollfree";
    const tf = await Tollfree.open({ key: "sk-or-v1-${"a".repeat(64)}", baseUrl: "${on.sim.baseUrl}" });
    for (const model of ["simulator/cut:free", "simulator/gate:free", "paid/model"]) {
      const receipt = await tf.chat({ model, messages: [{ role: "user", content: "Hi" }] }).receipt;
      console.log(receipt.outcome, receipt.error.code);
    }
    tf.chat({});
    await new Promise((resolve) => setTimeout(resolve, 50));
  `);
  const { stdout, stderr } = await on.project.node("unread.mjs");
  assert.equal(stdout, "failed stream_cut\nfailed gated\nfailed model_paid\n");
  assert.equal(stderr, "");
});

/** A server of one reply: `fetch` for a visitor who talks to no real one. */
const replying = (pieces) => async () =>
  new Response(
    new ReadableStream({
      start(body) {
        for (const piece of pieces) body.enqueue(piece);
        body.close();
      },
    }),
    { headers: { "content-type": "text/event-stream" } },
  );

// Bug: a module that breaks down in the middle of a call leaves its caller waiting for ever.
test("a module that breaks down is told", async () => {
  class Liar extends Uint8Array {
    get length() {
      return 0xffff_ffff;
    }
  }
  const options = { dialect: "compatible", fetch: replying([new Liar(4)]) };
  const tf = await on.open(options);
  const answer = tf.chat({ model: "any", messages: [{ role: "user", content: "Hi" }] });
  const { error } = await drain(answer);
  assert.equal(error.code, "internal");
  assert.equal((await answer.receipt).outcome, "failed");
});
