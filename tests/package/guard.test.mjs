// What may not be sent is not sent, and a bill ends everything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./simulator.mjs";
import { drain, stage } from "./stage.mjs";

const on = stage();

const REFUSED = [
  [{ model: "openai/gpt-5" }, "model_paid"],
  [{ model: "openrouter/auto" }, "model_paid"],
  [{ model: "@preset/mine" }, "model_indirect"],
  [{ model: "acme/model:free:online" }, "model_indirect"],
  [{ model: "acme/unheard-of:free" }, "model_unknown"],
  [{ plugins: [{ id: "web" }] }, "search_paid", /web/],
  [{ tools: [{ type: "openrouter:bash" }] }, "tool_paid", /bash/],
  [{ models: ["a/b"] }, "fallback_paid", /a\/b/],
  [{ model: undefined }, "model_missing", /model/],
  [{ temprature: 1 }, "request_invalid", /temprature/],
  [{ temperature: "warm" }, "request_invalid", /temperature/],
  [{ temperature: NaN }, "request_invalid", /temperature/],
  [{ temperature: 3 }, "request_invalid", /temperature/],
  [{ max_tokens: 0 }, "request_invalid", /max_tokens/],
  [{ max_tokens: 1.5 }, "request_invalid", /max_tokens/],
  [{ messages: [] }, "request_invalid", /messages/],
  [{ messages: undefined }, "request_invalid", /messages/],
  [{ messages: [{ role: "user", content: 5 }] }, "request_invalid", /messages\[0\]\.content/],
  [{ messages: [{ role: "robot", content: "" }] }, "request_invalid", /robot/],
  [{ messages: [{ role: "user", content: [{ type: "file", file: {} }] }] }, "request_invalid", /messages\[0\]/],
];

// Bug: a paid, misspelled or impossible request goes out and costs a request or money.
for (const [change, code, names] of REFUSED) {
  test(`${JSON.stringify(change)} is refused as ${code}`, async () => {
    const tf = await on.open();
    const { error } = await drain(tf.chat({ ...ask("steady"), ...change }));
    assert.equal(error?.code, code, error?.message);
    assert.ok(error.remedy);
    if (names) assert.match(error.message, names);
    assert.deepEqual(await on.sim.chats(), []);
  });
}

// Bug: what a page changes while the catalogue loads changes what is asked.
test("a request is read when it is asked", async () => {
  const tf = await on.open();
  const request = ask("steady");
  const answer = tf.chat(request);
  request.model = "simulator/gate:free";
  assert.equal((await answer.receipt).model, "simulator/steady:free");
  assert.equal((await answer.receipt).outcome, "complete");
});

// Bug: frameworks wrap state in proxies, which cannot be cloned.
test("a request may be a proxy", async () => {
  const proxied = (value) =>
    new Proxy(value, {
      get(target, name) {
        const found = Reflect.get(target, name);
        return typeof found === "object" && found !== null ? proxied(found) : found;
      },
    });
  const tf = await on.open();
  assert.ok((await tf.chat(proxied(ask("steady"))).text()).length > 50);
});

// Bug: a bill is shown once and the next call runs up another.
for (const [scenario, code] of [
  ["billed", "billed"],
  ["byok", "billed_by_provider"],
]) {
  test(`${scenario} opens the breaker`, async () => {
    // A key of its own: the breaker is the account's, whoever opens a client for it.
    const key = `sk-or-v1-${(code.length % 10).toString().padStart(64, "ab")}`;
    const tf = await on.open({ key });
    const first = await drain(tf.chat(ask(scenario)));
    assert.equal(first.error.code, code);
    assert.ok(first.text.length > 0);
    const second = await drain((await on.open({ key })).chat(ask("steady")));
    assert.equal(second.error.code, "breaker_open");
    assert.equal((await on.sim.chats()).length, 1);
  });
}
