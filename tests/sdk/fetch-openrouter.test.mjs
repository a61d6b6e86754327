// OpenRouter's own client, which validates every answer strictly, with tollfree's fetch under it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HTTPClient, OpenRouter } from "@openrouter/sdk";
import * as errors from "@openrouter/sdk/models/errors";
import { WEATHER, ask } from "./simulator.mjs";
import { NO_KEY, PAID, stage, until } from "./tollfree.mjs";

const on = stage({ pace: 20 });
const client = (options) =>
  new OpenRouter({
    apiKey: NO_KEY,
    serverURL: on.practice.baseUrl,
    httpClient: new HTTPClient({ fetcher: on.fetch(options) }),
    retryConfig: { strategy: "none" },
  });
const send = (chatRequest, options, more) => client(options).chat.send({ chatRequest }, more);

/** The text of a stream. */
async function read(stream) {
  let text = "";
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
  return text;
}

// Catches: a member that its types require and that a whole answer lacks.
test("an answer, whole and streamed", async () => {
  const whole = await send(ask("steady"));
  assert.equal(await read(await send({ ...ask("steady"), stream: true })), whole.choices[0].message.content);
  assert.equal(whole.usage.cost, 0);
  const { message } = (await send(ask("thinker"))).choices[0];
  assert.ok(message.reasoning.length > 20 && message.reasoningDetails.length === 1);
  assert.deepEqual(on.receipts.map(({ outcome }) => outcome), ["complete", "complete", "complete"]);
});

// Catches: tool calls or structured answers that its types refuse, or a second round that is refused.
test("tools and structured output", async () => {
  const tools = [{ type: "function", function: WEATHER }];
  const question = { role: "user", content: "Weather in Bern?" };
  const called = await send({ ...ask("parallel-tools"), messages: [question], tools });
  const { message } = called.choices[0];
  assert.equal(message.toolCalls.length, 2);
  const results = message.toolCalls.map(({ id }) => ({ role: "tool", toolCallId: id, content: "sunny, 21 degrees" }));
  const second = await send({ ...ask("parallel-tools"), messages: [question, message, ...results], tools });
  assert.match(second.choices[0].message.content, /sunny, 21 degrees/);
  const jsonSchema = { name: "x", schema: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] } };
  const answer = await send({ ...ask("steady"), responseFormat: { type: "json_schema", jsonSchema } });
  assert.ok(Number.isInteger(JSON.parse(answer.choices[0].message.content).n));
});

// Catches: error bodies that its types do not know, so that they surface as something else.
test("errors are of their own type, and cost one request", async () => {
  const kinds = { unauthorized: "Unauthorized", busy: "TooManyRequests", retired: "NotFound", credits: "PaymentRequired", gate: "Forbidden", gone: "BadRequest", overloaded: "ServiceUnavailable", "error-first": "BadGateway" };
  for (const stream of [false, true]) {
    for (const [scenario, kind] of Object.entries(kinds)) {
      await on.practice.reset();
      on.tf.forgetUnusable();
      await assert.rejects(send({ ...ask(scenario), stream }, { insist: true }), (error) => {
        assert.ok(error instanceof errors[`${kind}ResponseError`], `${scenario}: ${error}`);
        assert.equal(error.error.metadata.tollfree.name, "TollfreeError");
        return true;
      });
      assert.equal((await on.chats()).length, 1, scenario);
    }
  }
});

// Catches: what costs, and gets through because this client asks for it.
test("what costs is refused before it is sent", async () => {
  await assert.rejects(send({ ...ask("steady"), model: PAID }), errors.PaymentRequiredResponseError);
  await assert.rejects(send({ ...ask("steady"), plugins: [{ id: "web" }] }), errors.PaymentRequiredResponseError);
  await assert.rejects(client().embeddings.generate({ requestBody: { model: PAID, input: "a" } }), errors.BadRequestResponseError);
  await assert.rejects(client().apiKeys.getCurrentKeyMetadata(), /lists of models/);
  assert.deepEqual(await on.chats(), []);
  const { data } = await client().endpoints.list({ author: "poolside", slug: "laguna-s-2.1:free" });
  assert.equal(data.endpoints.length, 1);
  const page = await client().models.list({ limit: 10 });
  assert.ok((page.result ?? page).data.length > 0);
});

// Catches: a failure behind the first token that this client passes over; another model that does not
// take over.
test("a failing stream, and another model before the first token", async () => {
  let chunk;
  for await (chunk of await send({ ...ask("cut"), stream: true })) void chunk;
  assert.match(chunk.error.message, /stream_cut/);
  const then = ["simulator/steady:free"];
  const text = await read(await send({ ...ask("busy"), stream: true }, { then }));
  assert.match(text, /steady/);
  assert.deepEqual(on.receipts.map(({ requests }) => requests), [1, 2]);
});

// Catches: a call that goes on after it was aborted.
test("aborting", async () => {
  const abort = new AbortController();
  const stream = await send({ ...ask("slow"), stream: true }, {}, { fetchOptions: { signal: abort.signal } });
  await assert.rejects(async () => {
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) abort.abort();
  });
  await until(async () => (await on.chats())[0].outcome === "client_gone", "a closed connection");
  await until(() => on.receipts[0]?.outcome === "cancelled", "the receipt");
});
