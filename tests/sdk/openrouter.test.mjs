// OpenRouter's own client: it validates every answer strictly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { OpenRouter } from "@openrouter/sdk";
import * as errors from "@openrouter/sdk/models/errors";
import { KEY, SPENT_KEY, WEATHER, WRONG_KEY, ask, simulator } from "./simulator.mjs";

let practice;
const client = (apiKey = KEY) =>
  new OpenRouter({ apiKey, serverURL: practice.baseUrl, retryConfig: { strategy: "none" } });
const send = (request, key) => client(key).chat.send({ chatRequest: request });

before(async () => (practice = await simulator()));
after(() => practice.stop());

// Catches: a page that lies about its size, so that a client misses models or never ends.
test("models are listed page by page", async () => {
  const { data } = await client().models.count({ outputModalities: "all" });
  const ids = new Set();
  for await (const page of await client().models.list({ outputModalities: "all", limit: 100 })) {
    for (const model of (page.result ?? page).data) ids.add(model.id);
  }
  assert.equal(ids.size, data.count);
});

// Catches: a required member of `/key`, `/credits`, `/providers` or an endpoint that is not there.
test("key, credits, providers, endpoints", async () => {
  const key = await client().apiKeys.getCurrentKeyMetadata();
  assert.equal(key.data.isManagementKey, false);
  const credits = await client().credits.getCredits();
  assert.equal(credits.data.totalUsage, 0);
  const providers = await client().providers.list();
  assert.ok(providers.data.some(({ slug }) => slug === "poolside"));
  const { data } = await client().endpoints.list({ author: "poolside", slug: "laguna-s-2.1:free" });
  assert.equal(data.endpoints.length, 1);
  assert.ok(data.endpoints[0].latencyLast30m.p50 > 0);
});

// Catches: an answer, or a chunk of one, that OpenRouter's own types refuse.
test("an answer, plain and streamed", async () => {
  const plain = await send(ask("thinker"));
  assert.ok(plain.choices[0].message.reasoning.length > 20);
  let text = "";
  let usage;
  for await (const chunk of await send({ ...ask("steady"), stream: true })) {
    text += chunk.choices[0]?.delta.content ?? "";
    usage ??= chunk.usage;
  }
  assert.equal(text, (await send(ask("steady"))).choices[0].message.content);
  assert.equal(usage.cost, 0);
});

// Catches: tool calls and structured answers that its types refuse.
test("tools and structured output", async () => {
  const called = await send({ ...ask("parallel-tools"), tools: [{ type: "function", function: WEATHER }] });
  assert.equal(called.choices[0].message.toolCalls.length, 2);
  const jsonSchema = { name: "x", schema: { type: "object", properties: { n: { type: "integer" } }, required: ["n"] } };
  const answer = await send({ ...ask("steady"), responseFormat: { type: "json_schema", jsonSchema } });
  assert.ok(Number.isInteger(JSON.parse(answer.choices[0].message.content).n));
});

// Catches: errors whose bodies are not what its types say, so that they surface as something else.
test("errors are of their own type", async () => {
  await assert.rejects(send(ask("steady"), WRONG_KEY), errors.UnauthorizedResponseError);
  await assert.rejects(send(ask("steady"), SPENT_KEY), errors.TooManyRequestsResponseError);
  await assert.rejects(send(ask("retired")), errors.NotFoundResponseError);
  await assert.rejects(send(ask("credits")), errors.PaymentRequiredResponseError);
  await assert.rejects(send(ask("gate")), errors.ForbiddenResponseError);
  await assert.rejects(send(ask("gone")), errors.BadRequestResponseError);
  await assert.rejects(send(ask("overloaded")), errors.ServiceUnavailableResponseError);
  await assert.rejects(
    client().oAuth.exchangeAuthCodeForAPIKey({ requestBody: { code: "bogus" } }),
    errors.BadRequestResponseError,
  );
});

// Catches: embeddings and rankings that its types refuse.
test("embeddings and rerank", async () => {
  const model = "liquid/lfm-2.5-embedding-350m:free";
  const vectors = await client().embeddings.generate({ requestBody: { model, input: "sea", dimensions: 16 } });
  assert.equal(vectors.data[0].embedding.length, 16);
  const models = await client().embeddings.listModels();
  assert.ok((models.result ?? models).data.some(({ id }) => id === model));
  const ranked = await client().rerank.rerank({
    requestBody: { model: "nvidia/llama-nemotron-rerank-vl-1b-v2:free", query: "grey sea", documents: ["tax law", "the grey sea"] },
  });
  assert.equal(ranked.results[0].index, 1);
});

// Catches: a record that appears at once, never, or without what its type requires.
test("a generation's record appears late", async () => {
  const { id } = await send(ask("steady"));
  await assert.rejects(client().generations.getGeneration({ id }), errors.NotFoundResponseError);
  await practice.advance(3_600_000);
  const record = await client().generations.getGeneration({ id });
  assert.equal(record.data.id, id);
  assert.equal(record.data.totalCost, 0);
});
