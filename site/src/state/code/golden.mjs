import { Tollfree } from "tollfree";

// The visitor's own key. It goes to OpenRouter and nowhere else.
const tf = await Tollfree.open({ key: prompt("Your OpenRouter key") });

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
  const answer = tf.chat(request, { retries: 1 });
  try {
    for await (const event of answer) {
      if (event.type === "text") out.append(event.text);
    }
  } catch (failed) {
    out.append(failed.message);
  }
  const receipt = await answer.receipt;
  console.log(request.model, receipt.outcome, receipt.usage?.cost, receipt.clocks);
}));
