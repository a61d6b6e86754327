// A server of other people: the LiteLLM proxy with a canned answer. Runs when TOLLFREE_LITELLM names
// its program, or when `cargo xtask setup` has installed it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import path from "node:path";
import { after, before, test } from "node:test";
import { consumer, root } from "./consumer.mjs";
import { drain } from "./stage.mjs";

const program = process.env.TOLLFREE_LITELLM ?? path.join(root, "target/venv-litellm/bin/litellm");
const skip = existsSync(program) ? false : "the LiteLLM proxy is not installed";
const KEY = "sk-only-for-this-test-3f9a1c7e5b2d8064";
const ANSWER = "Every word of this canned answer must arrive: naïve, 東京, 🌊.";

let project, proxy, Tollfree, baseUrl;
before(async () => {
  if (skip) return;
  project = await consumer();
  ({ Tollfree } = await project.load());
  const port = await freePort();
  baseUrl = `http://127.0.0.1:${port}/v1`;
  const canned = { model: "openai/practice", api_key: "none", mock_response: ANSWER };
  // JSON is YAML.
  await project.write("proxy.yaml", JSON.stringify({ model_list: [{ model_name: "practice", litellm_params: canned }] }));
  proxy = spawn(program, ["--host", "127.0.0.1", "--port", port, "--config", "proxy.yaml"], {
    cwd: project.folder,
    stdio: "ignore",
    // Without the last one it fetches a price list from the network.
    env: { ...process.env, HOME: project.folder, LITELLM_MASTER_KEY: KEY, LITELLM_LOCAL_MODEL_COST_MAP: "True" },
  });
  await answering();
});
after(async () => {
  proxy?.kill();
  await project?.remove();
});

const open = (key = KEY) => Tollfree.open({ key, baseUrl, dialect: "compatible" });
const ask = (model) => ({ model, messages: [{ role: "user", content: "Say hi" }] });

// Bug: the list, the request or the decoder fit only OpenRouter.
test("another server lists its models and streams", { skip, timeout: 120_000 }, async () => {
  const tf = await open();
  assert.deepEqual((await tf.models()).map((model) => model.id), ["practice"]);
  const answer = tf.chat(ask("practice"));
  const { text, error } = await drain(answer);
  assert.equal(error, undefined);
  assert.equal(text, ANSWER);
  const receipt = await answer.receipt;
  assert.equal(receipt.outcome, "complete");
  assert.ok(receipt.usage.completionTokens > 0);
  assert.equal(receipt.unreadableChunks, 0);
});

// Bug: another server's refusal has no code, or repeats the key that it was shown.
test("another server's refusals are named", { skip, timeout: 120_000 }, async () => {
  const unknown = await drain((await open()).chat(ask("nobody")));
  assert.equal(unknown.error.code, "request_rejected");
  const stranger = await drain((await open("sk-of-somebody-else")).chat(ask("practice")));
  assert.ok(stranger.error.status >= 400 && stranger.error.status < 500);
  assert.ok(!JSON.stringify(stranger.error).includes("somebody-else"));
});

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** A cold start takes half a minute. */
async function answering() {
  const tf = await open();
  for (let tries = 0; tries < 400; tries += 1) {
    if (await tf.models().then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("the LiteLLM proxy did not answer");
}
