import { Tollfree } from "../node_modules/tollfree/dist/index.js";

let running;

self.onmessage = async ({ data }) => {
  if (data.stop) return running?.cancel();
  try {
    const tf = await Tollfree.open({ key: data.key });
    running = tf.chat({ model: "openrouter/free", messages: [{ role: "user", content: data.ask }] });
    for await (const event of running) if (event.type === "text") self.postMessage({ text: event.text });
    self.postMessage({ receipt: await running.receipt });
  } catch (error) {
    self.postMessage({ error: error.toJSON() });
  }
};
