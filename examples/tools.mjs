// A model that calls a function of yours.
//   npm install tollfree
//   OPENROUTER_API_KEY=sk-or-v1-... node tools.mjs
import { Tollfree } from "tollfree";

const baseUrl = process.env.OPENROUTER_BASE_URL ?? "https://openrouter.ai/api/v1";
const [question = "How warm is it in Bern?", model = "openrouter/free"] = process.argv.slice(2);
const MOST_ROUNDS = 3; // each round is one request

const functions = {
  get_weather: ({ city }) => ({ city, sky: "sunny", degrees: 21 }),
};
const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "The weather of a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"], additionalProperties: false },
    },
  },
];

const tf = await Tollfree.open({ key: process.env.OPENROUTER_API_KEY, baseUrl });
const messages = [{ role: "user", content: question }];

for (let round = 1; round <= MOST_ROUNDS; round += 1) {
  const answer = tf.chat({ model, messages, tools });
  for await (const event of answer) if (event.type === "text") process.stdout.write(event.text);
  const { toolCalls = [], reasoningDetails } = await answer.receipt;
  if (toolCalls.length === 0) break;
  // What the model thought goes back with its calls: some need it to go on.
  messages.push({ role: "assistant", content: answer.arrived || null, tool_calls: toolCalls, reasoning_details: reasoningDetails });
  for (const { id, function: called } of toolCalls) {
    console.error(`${called.name}(${called.arguments})`);
    messages.push({ role: "tool", tool_call_id: id, content: run(called) });
  }
}

/** What a call gives, or why it failed: the model can make something of both. */
function run({ name, arguments: json }) {
  try {
    return JSON.stringify(functions[name](JSON.parse(json)));
  } catch (error) {
    return `error: ${error.message}`;
  }
}
