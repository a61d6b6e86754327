// An answer as data: JSON by a schema.
//   npm install tollfree
//   OPENROUTER_API_KEY=sk-or-v1-... node structured.mjs "The meeting is on Monday at nine, with Ada and Bo."
import { Tollfree } from "tollfree";

const baseUrl = process.env.OPENROUTER_BASE_URL ?? "https://openrouter.ai/api/v1";
const [text = "The meeting is on Monday at nine, with Ada and Bo.", model] = process.argv.slice(2);

const schema = {
  type: "object",
  properties: {
    day: { type: "string" },
    hour: { type: "integer" },
    people: { type: "array", items: { type: "string" } },
  },
  required: ["day", "hour", "people"],
  additionalProperties: false,
};

const tf = await Tollfree.open({ key: process.env.OPENROUTER_API_KEY, baseUrl });
// A model that is known to keep to schemas; the list costs no request.
const models = await tf.models();
const able = models.find(({ supportedParameters }) => supportedParameters.includes("structured_outputs"));

const answer = tf.chat({
  model: model ?? able.id,
  messages: [{ role: "user", content: `Extract the appointment as JSON: ${text}` }],
  response_format: { type: "json_schema", json_schema: { name: "appointment", strict: true, schema } },
});
// A limit may cut an answer off, and not every provider keeps to a schema: JSON is not promised.
console.log(JSON.parse(await answer.text()));
