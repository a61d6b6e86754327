// The official client of OpenAI, pointed at the simulator by its base URL alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import OpenAI from "openai";
import { KEY, SPENT_KEY, WEATHER, WRONG_KEY, ask, simulator } from "./simulator.mjs";

let practice;
const client = (apiKey = KEY) => new OpenAI({ apiKey, baseURL: practice.baseUrl, maxRetries: 0 });
const tools = [{ type: "function", function: WEATHER }];

before(async () => (practice = await simulator()));
after(() => practice.stop());

// Catches: a list that the client's pages cannot walk.
test("models are listed", async () => {
  const ids = [];
  for await (const model of client().models.list()) ids.push(model.id);
  assert.ok(ids.length > 250 && ids.includes("openrouter/free"));
});

// Catches: members of a plain answer that the client reads and that are not there.
test("a plain answer", async () => {
  const answer = await client().chat.completions.create(ask("steady"));
  assert.match(answer.choices[0].message.content, /steady/);
  assert.equal(answer.choices[0].finish_reason, "stop");
  assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
});

// Catches: a stream that its helper cannot put together, comments and doubled finish included.
test("a stream", async () => {
  const plain = await client().chat.completions.create(ask("steady"));
  const runner = client().chat.completions.stream(ask("queue"));
  const said = [];
  runner.on("content", (delta) => said.push(delta));
  const final = await runner.finalChatCompletion();
  assert.equal(said.join(""), final.choices[0].message.content);
  assert.equal(final.choices[0].message.content, plain.choices[0].message.content);
  assert.ok(final.usage.completion_tokens > 0);
});

// Catches: fragments of parallel calls that get mixed up, or a result that is not answered.
test("tools, called in parallel, and their results", async () => {
  let messages = [{ role: "user", content: "Weather in Bern?" }];
  const first = await client().chat.completions.stream({ ...ask("parallel-tools"), messages, tools }).finalChatCompletion();
  const { message, finish_reason } = first.choices[0];
  assert.equal(finish_reason, "tool_calls");
  assert.equal(message.tool_calls.length, 2);
  assert.notEqual(message.tool_calls[0].id, message.tool_calls[1].id);
  for (const call of message.tool_calls) assert.equal(typeof JSON.parse(call.function.arguments).city, "string");
  const results = message.tool_calls.map(({ id }) => ({ role: "tool", tool_call_id: id, content: "sunny, 21 degrees" }));
  messages = [...messages, message, ...results];
  const second = await client().chat.completions.create({ ...ask("parallel-tools"), messages, tools });
  assert.match(second.choices[0].message.content, /sunny, 21 degrees/);
  await assert.rejects(
    client().chat.completions.create({ ...ask("tools"), messages: [messages[0], results[0]], tools }),
    OpenAI.BadRequestError,
  );
});

// Catches: an answer that is no instance of the schema that was sent.
test("structured output", async () => {
  const schema = { type: "object", properties: { city: { type: "string" }, degrees: { type: "integer" } }, required: ["city", "degrees"] };
  const response_format = { type: "json_schema", json_schema: { name: "weather", strict: true, schema } };
  const answer = await client().chat.completions.create({ ...ask("steady"), response_format });
  const value = JSON.parse(answer.choices[0].message.content);
  assert.equal(typeof value.city, "string");
  assert.ok(Number.isInteger(value.degrees));
});

// Catches: log probabilities without their tokens.
test("log probabilities", async () => {
  const answer = await client().chat.completions.create({ ...ask("logprobs"), logprobs: true, top_logprobs: 2 });
  const { content } = answer.choices[0].logprobs;
  assert.equal(content.map(({ token }) => token).join(""), answer.choices[0].message.content);
  assert.ok(content.every(({ logprob, top_logprobs }) => logprob <= 0 && top_logprobs.length === 2));
});

// Catches: errors that the client cannot tell apart, because a status or a body is not the real one.
test("errors are of their own type", async () => {
  const create = (scenario, key) => client(key).chat.completions.create(ask(scenario));
  await assert.rejects(create("steady", WRONG_KEY), (error) => {
    assert.ok(error instanceof OpenAI.AuthenticationError);
    assert.equal(error.error.message, "User not found.");
    return true;
  });
  await assert.rejects(create("steady", SPENT_KEY), OpenAI.RateLimitError);
  await assert.rejects(create("busy"), (error) => error instanceof OpenAI.RateLimitError && error.code === 429);
  await assert.rejects(create("retired"), OpenAI.NotFoundError);
  await assert.rejects(create("gate"), OpenAI.PermissionDeniedError);
  await assert.rejects(create("gone"), OpenAI.BadRequestError);
  await assert.rejects(create("overloaded"), OpenAI.InternalServerError);
  const stream = await client().chat.completions.create({ ...ask("mid-error"), stream: true });
  await assert.rejects(async () => {
    for await (const chunk of stream) void chunk;
  }, OpenAI.APIError);
});

// Catches: vectors that the client, which asks for base64 by itself, cannot read.
test("embeddings", async () => {
  const input = ["the grey sea", "a grey sea", "tax law"];
  const { data, usage } = await client().embeddings.create({ model: "nvidia/nemotron-3-embed-1b:free", input });
  assert.equal(data.length, 3);
  const close = (a, b) => a.embedding.reduce((sum, x, at) => sum + x * b.embedding[at], 0);
  assert.ok(Math.abs(close(data[0], data[0]) - 1) < 1e-3);
  assert.ok(close(data[0], data[1]) > close(data[0], data[2]));
  assert.ok(usage.prompt_tokens > 0);
});
