const WORDS = "the wind of a toll free road turns every mill that stands \"there\", né?\n".split(" ");
const MODEL = "acme/owl-2-30b:free";

const chunk = (rest) => ({
  id: "gen-1790000000-AbCdEfGhIjKlMnOpQrSt",
  object: "chat.completion.chunk",
  created: 1790000000,
  model: MODEL,
  provider: "Acme",
  system_fingerprint: null,
  choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null, native_finish_reason: null, logprobs: null }],
  ...rest,
});

const choice = (content, reason) => [
  { index: 0, delta: { role: "assistant", content }, finish_reason: reason, native_finish_reason: reason, logprobs: null },
];

/** A piece of reasoning comes twice in one delta (API sheet 4.3). */
const thought = (text) => {
  const reasoning_details = [{ type: "reasoning.text", text, format: "unknown", index: 0 }];
  const delta = { role: "assistant", content: "", reasoning: text, reasoning_details };
  return [{ index: 0, delta, finish_reason: null, native_finish_reason: null, logprobs: null }];
};

/** The events of one answer as OpenRouter writes them, and the text that they hold. */
function events(chunks, { alike, reasoning, plain }) {
  const all = [": OPENROUTER PROCESSING\n\n", ": OPENROUTER PROCESSING\n\n"];
  const data = (value) => {
    // A peer that checks schemas refuses this null.
    if (plain) delete value.system_fingerprint;
    all.push(`data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`);
  };
  const thoughts = reasoning ? chunks / 2 : 0;
  for (let i = 0; i < thoughts; i += 1) data(chunk({ choices: thought(`${WORDS[i % WORDS.length]} `) }));
  let text = "";
  for (let i = thoughts; i < chunks; i += 1) {
    const word = `${WORDS[i % WORDS.length]} `;
    text += word;
    // Some gateways stamp each chunk, so that no two are alike.
    data(chunk({ choices: choice(word, null), ...(!alike && { created: 1790000000 + i }) }));
  }
  data(chunk({ choices: choice("", "stop") }));
  const usage = { prompt_tokens: 9, completion_tokens: chunks, total_tokens: chunks + 9, cost: 0 };
  data(chunk({ choices: choice("", "stop"), usage }));
  data("[DONE]");
  return { all, text };
}

/** A catalogue of one free model, and its answer cut into reads of `read` bytes or one per event. */
export function conversation({ chunks, read, alike = true, reasoning = false, plain = false }) {
  const { all, text } = events(chunks, { alike, reasoning, plain });
  const encoder = new TextEncoder();
  const entry = {
    id: MODEL,
    name: "Acme: Owl 2 (free)",
    context_length: 131072,
    architecture: { input_modalities: ["text"], output_modalities: ["text"] },
    pricing: { prompt: "0", completion: "0" },
    supported_parameters: ["max_tokens"],
  };
  return {
    catalogue: JSON.stringify({ data: [entry] }),
    model: MODEL,
    text,
    pieces: read === "event" ? all.map((event) => encoder.encode(event)) : cut(encoder.encode(all.join("")), read),
  };
}

function cut(bytes, size) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}
