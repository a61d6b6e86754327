// A question about an image.
//   npm install tollfree
//   OPENROUTER_API_KEY=sk-or-v1-... node image.mjs photo.png "What is on this picture?"
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Tollfree } from "tollfree";

const baseUrl = process.env.OPENROUTER_BASE_URL ?? "https://openrouter.ai/api/v1";
const [file, question = "What is on this picture?", model = "openrouter/free"] = process.argv.slice(2);

const tf = await Tollfree.open({ key: process.env.OPENROUTER_API_KEY, baseUrl });
const answer = tf.chat({
  model, // the free router chooses one that takes images
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: question }, // text first
        { type: "image_url", image_url: { url: await dataUrl(file) } },
      ],
    },
  ],
});
for await (const event of answer) if (event.type === "text") process.stdout.write(event.text);
console.error(`\n${(await answer.receipt).servedModel}`);

/** png, jpeg, webp or gif, as an address that holds the image itself. */
async function dataUrl(file) {
  const ending = path.extname(file).slice(1).replace("jpg", "jpeg");
  return `data:image/${ending};base64,${(await readFile(file)).toString("base64")}`;
}
