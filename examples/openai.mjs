// The official client of OpenAI on free models: its API and types, and never a bill.
//   npm install openai tollfree
//   OPENROUTER_API_KEY=sk-or-v1-... node openai.mjs "Why is the sky blue?"
import OpenAI from "openai";
import { Tollfree } from "tollfree";

const baseURL = process.env.OPENROUTER_BASE_URL ?? "https://openrouter.ai/api/v1";
const [question = "Why is the sky blue?", model = "openrouter/free"] = process.argv.slice(2);

const tf = await Tollfree.open({ key: process.env.OPENROUTER_API_KEY, baseUrl: baseURL });
const client = new OpenAI({
  apiKey: "unused", // tollfree sends its own
  baseURL,
  fetch: tf.fetchWith({ then: ["openrouter/free"], onReceipt }),
});

try {
  const stream = await client.chat.completions.create({
    model,
    messages: [{ role: "user", content: question }],
    stream: true,
  });
  for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
} catch (error) {
  // The client's own types, such as OpenAI.RateLimitError; the message says what to do.
  console.error(`${error.constructor.name}: ${error.message}`);
  process.exitCode = 1;
}

function onReceipt({ servedModel, usage, requests, clocks }) {
  console.error(`\n${servedModel ?? "nobody"}: $${usage?.cost ?? 0}, ${requests} request(s), ${clocks.total} ms`);
}
