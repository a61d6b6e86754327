// What other clients pay for the same answers: what `tests/sdk` installs, beside the loop by hand.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { conversation } from "./stream.mjs";
import { fetching, response } from "./runs.mjs";

const CHUNKS = 5_000;
const SHAPES = [["reads of 64 KiB", 64 * 1024], ["one event a read", "event"]];

/** Runs like those of the package; nothing when the peers are not installed. */
export async function peers(root) {
  const from = createRequire(`${root}/tests/sdk/package.json`);
  const load = (name) => import(pathToFileURL(from.resolve(name)));
  const clients = await Promise.all([openai(load), openrouter(load), ai(load)]);
  return SHAPES.flatMap(([shape, read]) => {
    const answer = conversation({ chunks: CHUNKS, read, plain: true });
    const expected = answer.text;
    const theirs = fetching(answer);
    return clients.map(([name, ask]) => ({
      name: `${name}, ${shape}`, expected, theirs,
      ours: () => ask(async () => response(answer.pieces), answer.model),
    }));
  });
}

const messages = [{ role: "user", content: "Hi" }];

async function openai(load) {
  const { default: OpenAI } = await load("openai");
  return ["openai", async (fetch, model) => {
    const client = new OpenAI({ apiKey: "k", baseURL: "http://127.0.0.1/v1", fetch });
    let found = "";
    for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
      found += chunk.choices[0]?.delta?.content ?? "";
    }
    return found;
  }];
}

async function openrouter(load) {
  const { OpenRouter, HTTPClient } = await load("@openrouter/sdk");
  return ["@openrouter/sdk", async (fetch, model) => {
    const httpClient = new HTTPClient({ fetcher: fetch });
    const client = new OpenRouter({ apiKey: "k", serverURL: "http://127.0.0.1/v1", httpClient });
    let found = "";
    for await (const chunk of await client.chat.send({ chatRequest: { model, messages, stream: true } })) {
      found += chunk.choices[0]?.delta?.content ?? "";
    }
    return found;
  }];
}

async function ai(load) {
  const { streamText } = await load("ai");
  const { createOpenRouter } = await load("@openrouter/ai-sdk-provider");
  return ["ai", async (fetch, model) => {
    const asked = createOpenRouter({ apiKey: "k", baseURL: "http://127.0.0.1/v1", fetch })(model);
    let found = "";
    for await (const text of streamText({ model: asked, prompt: "Hi" }).textStream) found += text;
    return found;
  }];
}
