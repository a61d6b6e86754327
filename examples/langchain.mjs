// LangChain on free models.
//   npm install @langchain/openai @langchain/core tollfree
//   OPENROUTER_API_KEY=sk-or-v1-... node langchain.mjs "Why is the sky blue?"
import { ChatOpenAI } from "@langchain/openai";
import { Tollfree } from "tollfree";

const baseURL = process.env.OPENROUTER_BASE_URL ?? "https://openrouter.ai/api/v1";
const [question = "Why is the sky blue?", model = "openrouter/free"] = process.argv.slice(2);

const tf = await Tollfree.open({ key: process.env.OPENROUTER_API_KEY, baseUrl: baseURL });
const chat = new ChatOpenAI({
  model,
  apiKey: "unused", // tollfree sends its own
  configuration: { baseURL, fetch: tf.fetch },
  maxRetries: 0, // each retry would be a request
});

for await (const chunk of await chat.stream(question)) process.stdout.write(chunk.text);
