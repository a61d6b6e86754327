// The official client of OpenAI with tollfree's fetch under it.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { KEY, WEATHER, ask } from "./simulator.mjs";
import { NO_KEY, PAID, stage, until } from "./tollfree.mjs";

const on = stage({ pace: 20 });
// With the client's own retries left on: they must not cost requests.
const client = (options) =>
  new OpenAI({ apiKey: NO_KEY, baseURL: on.practice.baseUrl, fetch: on.fetch(options) });
const tools = [{ type: "function", function: WEATHER }];
const steady = "simulator/steady:free";

// Catches: an answer that differs from the one of a plain connection, streamed or whole.
test("an answer, whole and streamed", async () => {
  const plain = new OpenAI({ apiKey: KEY, baseURL: on.practice.baseUrl });
  const expected = await plain.chat.completions.create(ask("steady"));
  const whole = await client().chat.completions.create(ask("steady"));
  assert.deepEqual(whole.choices[0].message.content, expected.choices[0].message.content);
  for (const part of [(answer) => answer, ({ usage }) => usage, ({ choices }) => choices[0]]) {
    assert.deepEqual(Object.keys(part(whole)).sort(), Object.keys(part(expected)).sort());
  }
  const runner = client().chat.completions.stream({ ...ask("steady"), stream_options: { include_usage: true } });
  const said = [];
  runner.on("content", (delta) => said.push(delta));
  const final = await runner.finalChatCompletion();
  assert.equal(said.join(""), expected.choices[0].message.content);
  assert.ok(final.usage.completion_tokens > 0);
  assert.deepEqual(on.receipts.map(({ outcome }) => outcome), ["complete", "complete"]);
});

// Catches: reasoning that a whole answer loses, or tells twice.
test("reasoning", async () => {
  const { message } = (await client().chat.completions.create(ask("thinker"))).choices[0];
  assert.ok(message.reasoning.length > 20 && message.content.length > 20);
  assert.deepEqual(message.reasoning_details.map(({ type, text }) => [type, text]), [["reasoning.text", message.reasoning]]);
  const [encrypted] = (await client().chat.completions.create(ask("encrypted"))).choices[0].message.reasoning_details;
  assert.equal(encrypted.type, "reasoning.encrypted");
});

// Catches: bytes that are held back until the answer is complete.
test("a stream is passed on while it is written", async () => {
  const stream = await client().chat.completions.create({ ...ask("slow"), stream: true });
  for await (const chunk of stream) {
    assert.deepEqual(on.receipts, []);
    if (chunk.choices[0].delta.content) break;
  }
  await until(async () => (await on.chats())[0].outcome === "client_gone", "a closed connection");
  await until(() => on.receipts[0]?.outcome === "cancelled", "the receipt");
});

// Catches: tool calls that get lost or mixed up, and a history with the client's own notes in it that
// is refused.
test("tools, streamed and whole, and their results", async () => {
  const question = { role: "user", content: "Weather in Bern?" };
  const first = await client().chat.completions.stream({ ...ask("parallel-tools"), messages: [question], tools }).finalChatCompletion();
  const { message, finish_reason } = first.choices[0];
  assert.equal(finish_reason, "tool_calls");
  const whole = await client().chat.completions.create({ ...ask("parallel-tools"), messages: [question], tools });
  const bare = ({ function: { name, arguments: json } }) => [name, JSON.parse(json)];
  assert.deepEqual(whole.choices[0].message.tool_calls.map(bare), message.tool_calls.map(bare));
  assert.equal(whole.choices[0].message.content, null);
  const results = message.tool_calls.map(({ id }) => ({ role: "tool", tool_call_id: id, content: "sunny, 21 degrees" }));
  const second = await client().chat.completions.create({ ...ask("parallel-tools"), messages: [question, message, ...results], tools });
  assert.match(second.choices[0].message.content, /sunny, 21 degrees/);
});

// Catches: log probabilities, annotations or structured answers that do not survive.
test("what else a whole answer holds", async () => {
  const { choices } = await client().chat.completions.create({ ...ask("logprobs"), logprobs: true, top_logprobs: 2 });
  assert.equal(choices[0].logprobs.content.map(({ token }) => token).join(""), choices[0].message.content);
  assert.equal(choices[0].logprobs.content[0].top_logprobs.length, 2);
  const cited = await client().chat.completions.create(ask("annotations"));
  assert.ok(cited.choices[0].message.annotations.every(({ url_citation }) => url_citation.url.startsWith("https://")));
  const refused = await client().chat.completions.create(ask("refusal"));
  assert.match(refused.choices[0].message.refusal, /cannot help/);
  const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] };
  const response_format = { type: "json_schema", json_schema: { name: "n", strict: true, schema } };
  const object = await client().chat.completions.parse({ ...ask("steady"), response_format });
  assert.ok(Number.isInteger(JSON.parse(object.choices[0].message.content).n));
});

// Catches: failures of another type than those of a plain connection, or retries of the client that
// spend the day's requests.
test("errors are of their own type, and cost one request", async () => {
  const kinds = { busy: "RateLimitError", retired: "NotFoundError", gate: "PermissionDeniedError", gone: "BadRequestError", unauthorized: "AuthenticationError", overloaded: "InternalServerError", edge: "InternalServerError", "error-first": "InternalServerError" };
  for (const stream of [false, true]) {
    for (const [scenario, kind] of Object.entries(kinds)) {
      await on.practice.reset();
      on.tf.forgetUnusable();
      await assert.rejects(client({ insist: true }).chat.completions.create({ ...ask(scenario), stream }), (error) => {
        assert.ok(error instanceof OpenAI[kind], `${scenario}: ${error}`);
        assert.equal(error.error.metadata.tollfree.name, "TollfreeError");
        assert.ok(error.message.includes(`[${error.error.metadata.tollfree.code}]`), error.message);
        return true;
      });
      assert.equal((await on.chats()).length, 1, scenario);
    }
  }
});

// Catches: a failure behind the first token that looks like the end of an answer.
test("a stream that fails says so", async () => {
  for (const scenario of ["mid-error", "cut", "string-code", "no-done"]) {
    let text = "";
    await assert.rejects(async () => {
      for await (const chunk of await client().chat.completions.create({ ...ask(scenario), stream: true })) {
        text += chunk.choices[0].delta.content ?? "";
      }
    }, OpenAI.APIError);
    assert.ok(text.length > 20, scenario);
    await assert.rejects(client().chat.completions.create(ask(scenario)), OpenAI.InternalServerError);
  }
});

// Catches: a bill, an expensive model or a paid part that gets through because a client asks for it.
test("what costs is refused before it is sent", async () => {
  const refused = async (request, code, status = 402) =>
    assert.rejects(client().chat.completions.create(request), (error) => {
      assert.deepEqual([error.status, error.error.metadata.tollfree.code], [status, code]);
      return true;
    });
  await refused({ ...ask("steady"), model: PAID }, "model_paid");
  await refused({ ...ask("steady"), models: [steady, PAID] }, "fallback_paid");
  await refused({ ...ask("steady"), plugins: [{ id: "web" }] }, "search_paid");
  await refused({ ...ask("steady"), web_search_options: {} }, "search_paid");
  await refused({ ...ask("steady"), tools: [{ type: "openrouter:web_search" }] }, "search_paid");
  await refused({ ...ask("steady"), modalities: ["text", "image"] }, "output_paid");
  await refused({ ...ask("steady"), service_tier: "priority" }, "request_invalid", 400);
  await refused({ ...ask("steady"), n: 2 }, "request_invalid", 400);
  await refused({ messages: ask("steady").messages }, "model_missing", 400);
  assert.deepEqual(await on.chats(), []);
});

// Catches: another way to ask that goes around the guard, or a client that talks to another server.
test("no other address is let through", async () => {
  const api = client();
  await assert.rejects(api.responses.create({ model: steady, input: "Hi" }), /chat completions/);
  await assert.rejects(api.embeddings.create({ model: "liquid/lfm-2.5-embedding-350m:free", input: "a" }), OpenAI.BadRequestError);
  await assert.rejects(api.completions.create({ model: steady, prompt: "Hi" }), OpenAI.BadRequestError);
  await assert.rejects(api.images.generate({ prompt: "Hi" }), OpenAI.BadRequestError);
  const astray = new OpenAI({ apiKey: NO_KEY, fetch: on.fetch() });
  await assert.rejects(astray.chat.completions.create(ask("steady")), (error) => error.message.includes(on.practice.baseUrl));
  const ids = [];
  for await (const model of api.models.list()) ids.push(model.id);
  assert.ok(ids.includes("openrouter/free"));
  const { entries } = await on.practice.ledger();
  assert.deepEqual([...new Set(entries.map(({ method }) => method))], ["GET"]);
});

// Catches: a model that fails although another one was named, or two models in one answer.
test("another model takes over before the first token", async () => {
  const api = client({ then: ["simulator/gate:free", steady] });
  const plain = (await client().chat.completions.create(ask("steady"))).choices[0].message.content;
  const stream = await api.chat.completions.create({ ...ask("error-first"), stream: true });
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0].delta.content ?? "";
  assert.equal(text, plain);
  // Nobody sees a whole answer grow: there it may take over at any time.
  assert.equal((await api.chat.completions.create(ask("cut"))).choices[0].message.content, plain);
  assert.deepEqual(on.receipts.map(({ requests }) => requests), [1, 3, 2]);
});

// Catches: a call that goes on after it was aborted, or an abort that is no abort to the client.
test("aborting, before and within a stream", async () => {
  const gone = (count) => until(async () => (await on.chats()).filter(({ outcome }) => outcome === "client_gone").length === count, "closed connections");
  const early = new AbortController();
  const waiting = client().chat.completions.create({ ...ask("queue"), stream: true }, { signal: early.signal });
  setTimeout(() => early.abort(), 100);
  await assert.rejects(waiting, OpenAI.APIUserAbortError);
  await gone(1);
  const late = new AbortController();
  const stream = await client().chat.completions.create({ ...ask("slow"), stream: true }, { signal: late.signal });
  for await (const chunk of stream) if (chunk.choices[0].delta.content) late.abort();
  await gone(2);
  await assert.rejects(client().chat.completions.create(ask("steady"), { signal: AbortSignal.abort() }), OpenAI.APIUserAbortError);
  await until(() => on.receipts.length === 2, "the receipts");
  assert.deepEqual(on.receipts.map(({ outcome }) => outcome), ["cancelled", "cancelled"]);
});

// Catches: the client's own key or headers on the wire: the first is a leak, the others fail OpenRouter's
// preflight.
test("two headers leave, and the key is tollfree's", async () => {
  const sent = [];
  const spy = (url, init) => {
    sent.push([url, init.headers]);
    return globalThis.fetch(url, init);
  };
  const tf = await on.tf.constructor.open({ key: KEY, baseUrl: on.practice.baseUrl, fetch: spy });
  const api = new OpenAI({ apiKey: NO_KEY, organization: "o", defaultHeaders: { "OpenAI-Beta": "x" }, baseURL: on.practice.baseUrl, fetch: tf.fetch });
  await api.chat.completions.create(ask("steady"));
  await api.models.list();
  const names = sent.map(([, headers]) => headers.map(([name]) => name).join());
  assert.deepEqual(names, ["", "authorization,content-type", ""]);
  assert.ok(!JSON.stringify(sent).includes(NO_KEY));
});
