// The AI SDK with OpenRouter's provider on free models, with a tool that it runs by itself.
//   npm install ai @openrouter/ai-sdk-provider zod tollfree
//   OPENROUTER_API_KEY=sk-or-v1-... node ai-sdk.mjs
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { stepCountIs, streamText, tool } from "ai";
import { Tollfree } from "tollfree";
import { z } from "zod";

const baseURL = process.env.OPENROUTER_BASE_URL ?? "https://openrouter.ai/api/v1";
const [prompt = "How warm is it in Bern?", model = "openrouter/free"] = process.argv.slice(2);

const tf = await Tollfree.open({ key: process.env.OPENROUTER_API_KEY, baseUrl: baseURL });
const openrouter = createOpenRouter({ apiKey: "unused", baseURL, fetch: tf.fetch });

const { textStream, steps } = streamText({
  model: openrouter(model),
  prompt,
  tools: {
    get_weather: tool({
      description: "The weather of a city",
      inputSchema: z.object({ city: z.string() }),
      execute: async ({ city }) => `It is sunny in ${city}, 21 degrees.`,
    }),
  },
  stopWhen: stepCountIs(3), // each step is one request
  maxRetries: 0, // each retry would be one, too
  onError: ({ error }) => {
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  },
});
for await (const text of textStream) process.stdout.write(text);
if (!process.exitCode) console.error(`\n${(await steps).length} request(s), ${tf.quota().minute.used} in this minute`);
