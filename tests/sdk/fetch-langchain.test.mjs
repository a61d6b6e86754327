// LangChain with tollfree's fetch under it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { ChatOpenAI } from "@langchain/openai";
import { z } from "zod";
import { NO_KEY, PAID, stage, until } from "./tollfree.mjs";

const on = stage({ pace: 20 });
const model = (scenario, options, more) =>
  new ChatOpenAI({
    model: `simulator/${scenario}:free`,
    apiKey: NO_KEY,
    maxRetries: 0,
    configuration: { baseURL: on.practice.baseUrl, fetch: on.fetch(options) },
    ...more,
  });

// Catches: an answer that differs streamed and whole, or without its counts.
test("an answer, whole and streamed", async () => {
  const whole = await model("steady").invoke("Hi");
  assert.match(whole.text, /steady/);
  assert.ok(whole.usage_metadata.output_tokens > 0);
  let streamed;
  for await (const chunk of await model("steady").stream("Hi")) streamed = streamed?.concat(chunk) ?? chunk;
  assert.equal(streamed.text, whole.text);
  assert.ok(streamed.usage_metadata.output_tokens > 0);
  assert.deepEqual(on.receipts.map(({ outcome }) => outcome), ["complete", "complete"]);
});

// Catches: a history of tool calls that is refused in the second round.
test("tools and their results", async () => {
  const get_weather = tool(async () => "sunny, 21 degrees", {
    name: "get_weather",
    description: "The weather of a city",
    schema: z.object({ city: z.string() }),
  });
  const bound = model("parallel-tools").bindTools([get_weather]);
  const question = new HumanMessage("Weather in Bern?");
  const called = await bound.invoke([question]);
  assert.equal(called.tool_calls.length, 2);
  const results = called.tool_calls.map(({ id, name }) => new ToolMessage({ content: "sunny, 21 degrees", tool_call_id: id, name }));
  const second = await bound.invoke([question, called, ...results]);
  assert.match(second.text, /sunny, 21 degrees/);
});

// Catches: an object that does not fit its schema.
test("structured output", async () => {
  const { n } = await model("steady").withStructuredOutput(z.object({ n: z.number().int() })).invoke("Hi");
  assert.ok(Number.isInteger(n));
});

// Catches: errors without their status, or retries of the client that spend the day's requests.
test("errors say what they are, and cost one request", async () => {
  for (const [scenario, status] of [["unauthorized", 401], ["busy", 429], ["retired", 404], ["credits", 402], ["gate", 403], ["overloaded", 503]]) {
    await on.practice.reset();
    await assert.rejects(model(scenario).invoke("Hi"), (error) => {
      assert.equal(error.status, status, `${error}`);
      assert.equal(error.error.metadata.tollfree.name, "TollfreeError");
      return true;
    });
    assert.equal((await on.chats()).length, 1, scenario);
  }
});

// Catches: what costs, and gets through because this client asks for it.
test("what costs is refused before it is sent", async () => {
  await assert.rejects(model("", {}, { model: PAID }).invoke("Hi"), { status: 402 });
  await assert.rejects(model("steady", {}, { useResponsesApi: true }).invoke("Hi"), { status: 400 });
  await assert.rejects(model("steady", {}, { n: 2 }).invoke("Hi"), { status: 400 });
  assert.deepEqual(await on.chats(), []);
});

// Catches: a failure behind the first token that looks like the end; another model that does not take
// over.
test("a failing stream, and another model before the first token", async () => {
  let text = "";
  await assert.rejects(async () => {
    for await (const chunk of await model("cut").stream("Hi")) text += chunk.text;
  }, /stream_cut/);
  assert.ok(text.length > 20);
  const answer = await model("busy", { then: ["simulator/steady:free"] }).invoke("Hi");
  assert.match(answer.text, /steady/);
  assert.deepEqual(on.receipts.map(({ requests }) => requests), [1, 2]);
});

// Catches: a call that goes on after it was aborted.
test("aborting", async () => {
  const abort = new AbortController();
  await assert.rejects(async () => {
    for await (const chunk of await model("slow").stream("Hi", { signal: abort.signal })) if (chunk.text) abort.abort();
  });
  await until(async () => (await on.chats())[0].outcome === "client_gone", "a closed connection");
  await until(() => on.receipts[0]?.outcome === "cancelled", "the receipt");
});
