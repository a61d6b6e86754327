// The AI SDK and OpenRouter's provider for it, with tollfree's fetch under them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { APICallError, embed, generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { WEATHER } from "./simulator.mjs";
import { NO_KEY, PAID, stage, until } from "./tollfree.mjs";

const on = stage({ pace: 20 });
const provider = (options) => createOpenRouter({ apiKey: NO_KEY, baseURL: on.practice.baseUrl, fetch: on.fetch(options) });
const model = (scenario, options) => provider(options)(`simulator/${scenario}:free`);
const plainly = { prompt: "Say hi", maxRetries: 0, onError: () => undefined };

// Catches: an answer that differs streamed and whole, or reasoning that is lost or told twice.
test("an answer, whole and streamed", async () => {
  const whole = await generateText({ ...plainly, model: model("steady") });
  assert.match(whole.text, /steady/);
  assert.equal(whole.providerMetadata.openrouter.usage.cost, 0);
  const streamed = streamText({ ...plainly, model: model("steady") });
  let text = "";
  for await (const delta of streamed.textStream) text += delta;
  assert.equal(text, whole.text);
  assert.equal(await streamed.finishReason, "stop");
  const thinking = await generateText({ ...plainly, model: model("thinker") });
  const { reasoningText } = thinking;
  assert.equal(reasoningText.indexOf(reasoningText.slice(0, 20)), reasoningText.lastIndexOf(reasoningText.slice(0, 20)));
  assert.deepEqual(on.receipts.map(({ outcome }) => outcome), ["complete", "complete", "complete"]);
});

// Catches: a tool loop whose second round is refused, whole or streamed.
test("a tool loop", async () => {
  const get_weather = tool({
    description: WEATHER.description,
    inputSchema: jsonSchema(WEATHER.parameters),
    execute: async () => "sunny, 21 degrees",
  });
  const loop = { ...plainly, model: model("parallel-tools"), tools: { get_weather }, stopWhen: stepCountIs(3) };
  const whole = await generateText(loop);
  assert.match(whole.text, /sunny, 21 degrees/);
  const streamed = streamText(loop);
  await streamed.consumeStream();
  assert.match(await streamed.text, /sunny, 21 degrees/);
  assert.equal((await streamed.steps).length, 2);
  assert.equal((await on.chats()).length, 4);
});

// Catches: an object that does not fit, or an image that is refused.
test("an object by schema, and an image", async () => {
  const schema = jsonSchema({ type: "object", properties: { n: { type: "integer" } }, required: ["n"] });
  const { object } = await generateObject({ ...plainly, model: model("steady"), schema });
  assert.ok(Number.isInteger(object.n));
  const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  const content = [{ type: "text", text: "What is this?" }, { type: "image", image: dot }];
  const { text } = await generateText({ model: provider()("openrouter/free"), maxRetries: 0, messages: [{ role: "user", content }] });
  assert.ok(text.length > 20);
});

// Catches: errors without their status, their sentence or tollfree's own words.
test("errors are of their own type, and cost one request", async () => {
  for (const [scenario, status] of [["unauthorized", 401], ["busy", 429], ["retired", 404], ["credits", 402], ["gate", 403], ["overloaded", 503]]) {
    await on.practice.reset();
    await assert.rejects(generateText({ ...plainly, model: model(scenario) }), (error) => {
      assert.ok(APICallError.isInstance(error), `${error}`);
      assert.equal(error.statusCode, status);
      assert.ok(error.message.includes(`[${error.data.error.metadata.tollfree.code}]`), error.message);
      return true;
    });
    assert.equal((await on.chats()).length, 1, scenario);
  }
});

// Catches: what costs, and gets through because this client asks for it.
test("what costs is refused before it is sent", async () => {
  const is = (status) => (error) => error.statusCode === status;
  await assert.rejects(generateText({ ...plainly, model: provider()(PAID) }), is(402));
  await assert.rejects(generateText({ ...plainly, model: provider()("simulator/steady:free", { plugins: [{ id: "web" }] }) }), is(402));
  await assert.rejects(embed({ model: provider().textEmbeddingModel("a/b"), value: "a", maxRetries: 0 }), is(400));
  assert.deepEqual(await on.chats(), []);
});

// Catches: a failure behind the first token that looks like the end; another model that does not take
// over.
test("a failing stream, and another model before the first token", async () => {
  const failing = streamText({ ...plainly, model: model("cut") });
  const parts = [];
  for await (const part of failing.fullStream) parts.push(part);
  assert.ok(parts.some(({ type }) => type === "text-delta"));
  assert.match(JSON.stringify(parts.find(({ type }) => type === "error").error.message ?? parts.find(({ type }) => type === "error")), /stream_cut/);
  const { text } = await generateText({ ...plainly, model: model("busy", { then: ["simulator/steady:free"] }) });
  assert.match(text, /steady/);
  assert.deepEqual(on.receipts.map(({ requests }) => requests), [1, 2]);
});

// Catches: a call that goes on after it was aborted.
test("aborting", async () => {
  const abort = new AbortController();
  const streamed = streamText({ ...plainly, model: model("slow"), abortSignal: abort.signal });
  for await (const { type } of streamed.fullStream) if (type === "text-delta") abort.abort();
  await until(async () => (await on.chats())[0].outcome === "client_gone", "a closed connection");
  await until(() => on.receipts[0]?.outcome === "cancelled", "the receipt");
});
