// The AI SDK with OpenRouter's own provider.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { APICallError, embedMany, generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { KEY, WEATHER, WRONG_KEY, simulator } from "./simulator.mjs";

let practice;
const model = (scenario, apiKey = KEY) =>
  createOpenRouter({ apiKey, baseURL: practice.baseUrl })(`simulator/${scenario}:free`);
const plainly = { prompt: "Say hi", maxRetries: 0 };

before(async () => (practice = await simulator()));
after(() => practice.stop());

// Catches: an answer that the provider reads differently streamed and plain.
test("an answer, plain and streamed", async () => {
  const plain = await generateText({ ...plainly, model: model("steady") });
  assert.match(plain.text, /steady/);
  assert.equal(plain.providerMetadata.openrouter.usage.cost, 0);
  const streamed = streamText({ ...plainly, model: model("steady") });
  let text = "";
  for await (const delta of streamed.textStream) text += delta;
  assert.equal(text, plain.text);
  assert.equal(await streamed.finishReason, "stop");
});

// Catches: reasoning that is lost or told twice.
test("reasoning", async () => {
  const streamed = streamText({ ...plainly, model: model("thinker") });
  await streamed.consumeStream();
  const reasoning = await streamed.reasoningText;
  assert.ok(reasoning.length > 20);
  assert.equal(reasoning.indexOf(reasoning.slice(0, 20)), reasoning.lastIndexOf(reasoning.slice(0, 20)));
});

// Catches: a tool loop that never ends, or whose second round the gateway refuses.
test("a tool loop", async () => {
  const asked = [];
  const get_weather = tool({
    description: WEATHER.description,
    inputSchema: jsonSchema(WEATHER.parameters),
    execute: async (input) => {
      asked.push(input);
      return "sunny, 21 degrees";
    },
  });
  const done = await generateText({ ...plainly, model: model("tools"), tools: { get_weather }, stopWhen: stepCountIs(3) });
  assert.equal(asked.length, 1);
  assert.equal(done.steps.length, 2);
  assert.match(done.text, /sunny, 21 degrees/);
});

// Catches: an object that does not fit, or is not there.
test("an object by schema", async () => {
  const schema = jsonSchema({ type: "object", properties: { n: { type: "integer" } }, required: ["n"] });
  const { object } = await generateObject({ ...plainly, model: model("steady"), schema });
  assert.ok(Number.isInteger(object.n));
});

// Catches: errors without their status or sentence.
test("errors", async () => {
  const fails = (scenario, status, key) =>
    assert.rejects(generateText({ ...plainly, model: model(scenario, key) }), (error) => {
      assert.ok(APICallError.isInstance(error), `${error}`);
      assert.equal(error.statusCode, status);
      return true;
    });
  await fails("steady", 401, WRONG_KEY);
  await fails("busy", 429);
  await fails("retired", 404);
});

// Catches: vectors that the provider refuses.
test("embeddings", async () => {
  const provider = createOpenRouter({ apiKey: KEY, baseURL: practice.baseUrl });
  const { embeddings } = await embedMany({
    model: provider.textEmbeddingModel("nvidia/nemotron-3-embed-1b:free"),
    values: ["sea", "law"],
    maxRetries: 0,
  });
  assert.equal(embeddings.length, 2);
  assert.equal(embeddings[0].length, embeddings[1].length);
});
