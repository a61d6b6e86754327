import OpenAI from "openai";
import { Tollfree } from "tollfree";

// The visitor's own key. It goes to OpenRouter and nowhere else.
const tf = await Tollfree.open({ key: prompt("Your OpenRouter key") });
const client = new OpenAI({
  apiKey: "unused", // tollfree sends its own
  baseURL: "https://openrouter.ai/api/v1",
  fetch: tf.fetchWith({ retries: 1, onReceipt }),
  dangerouslyAllowBrowser: true, // the key is the visitor's, and not in this code
});

function onReceipt({ model, outcome, usage, clocks }) {
  console.log(model, outcome, usage?.cost, clocks);
}

const shared = {
  messages: [
    { role: "system", content: "Be \"brief\"." },
    {
      role: "user",
      content: "Say \"\u003c/script>\" and 'hi' 😀\nin ${two} lines.",
    },
  ],
  max_tokens: 200,
  stop: ["END", "'"],
};
const requests = [
  { ...shared, model: "simulator/steady:free", temperature: 0.2 },
  { ...shared, model: "simulator/thinker:free", temperature: 1.0 },
];

await Promise.all(requests.map(async (request) => {
  const out = document.body.appendChild(document.createElement("p"));
  out.append(request.model, ": ");
  try {
    const stream = await client.chat.completions.create({ ...request, stream: true });
    for await (const chunk of stream) {
      out.append(chunk.choices[0]?.delta.content ?? "");
    }
  } catch (failed) {
    out.append(failed.message);
  }
}));
