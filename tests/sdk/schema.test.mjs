// Every answer of the simulator held against OpenRouter's own schemas.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { TOLERATED, faults } from "./schema.mjs";
import { KEY, WEATHER, ask, simulator } from "./simulator.mjs";

/** Scenarios whose answers are wrong on purpose, and why. */
const WRONG_ON_PURPOSE = {
  capacity: "form G of the changelog's examples has no `code`",
  unavailable: "form G of the changelog's examples has no `code`",
  "word-code": "`code` is a word at times (live)",
  "string-code": "`code` is a word at times (live)",
  "error-200": "200 with nothing but an error (documented in prose, not in the schema)",
  "gateway-timeout": "504 is described in prose only",
  odd: "chunks that break strict decoders",
};
const CHAT = "chat/completions";

let practice;
let validated = 0;
/** Differences that some answer needed. */
const needed = new Set();

before(async () => (practice = await simulator()));
after(() => practice.stop());

function holds(name, answer, where = name) {
  assert.deepEqual(faults(name, answer), [], `${where}: ${JSON.stringify(answer).slice(0, 400)}`);
  validated += 1;
}

async function got(name, place, key) {
  const response = await practice.get(place, key);
  assert.equal(response.status, 200, place);
  const body = await response.json();
  holds(name, body, place);
  for (const { at } of TOLERATED) if (!needed.has(at) && faults(name, body, at).length > 0) needed.add(at);
  return body;
}

async function posted(name, place, body, key) {
  const response = await practice.post(place, body, key);
  const answer = await response.json();
  assert.equal(response.status, 200, `${place}: ${JSON.stringify(answer)}`);
  holds(name, answer, place);
  return answer;
}

/** The chunks of a stream, comments and `[DONE]` left out. */
const chunks = (text) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)));

// Catches: a member that the real service always sends and that is missing here, or of another kind.
test("the catalogue", async () => {
  await got("models", "models?output_modalities=all");
  await got("models", "models?output_modalities=all&offset=10&limit=20&sort=newest", null);
  await got("count", "models/count?output_modalities=speech");
  await got("user models", "models/user");
  await got("embedding models", "embeddings/models");
  await got("providers", "providers");
  await got("zdr", "endpoints/zdr");
  const { data } = await (await practice.get("models?output_modalities=all")).json();
  for (const { id } of data) {
    await got("model", `model/${id}`);
    await got("endpoints", `models/${id}/endpoints`, id.endsWith(":free") ? KEY : null);
  }
});

// Catches: the same for what belongs to a key.
test("the account", async () => {
  for (const digit of ["ab", ..."12345678abcdef"]) {
    const key = `sk-or-v1-${digit.repeat(64 / digit.length)}`;
    await got("key", "key", key);
    await got("credits", "credits", key);
  }
  const unauthorized = await practice.get("key", null);
  holds("401", await unauthorized.json());
  const activity = await practice.get("activity");
  assert.equal(activity.status, 403);
  holds("403", await activity.json());
});

// Catches: the same for sign-in, from the click on the consent page to the key.
test("sign-in", async () => {
  const verifier = "v".repeat(43);
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const callback = encodeURIComponent("https://app.example/back");
  const page = `/auth?callback_url=${callback}&code_challenge=${challenge}&code_challenge_method=S256`;
  const clicked = await fetch(new URL(page, practice.baseUrl), {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ decision: "allow", limit: "0" }),
  });
  const code = new URL(clicked.headers.get("Location")).searchParams.get("code");
  const proof = { code, code_verifier: verifier, code_challenge_method: "S256" };
  const { key } = await posted("exchange", "auth/keys", proof, null);
  assert.equal((await got("key", "key", key)).data.limit, 0);
  const again = await practice.post("auth/keys", proof, null);
  holds("400", await again.json());
  await posted("code", "auth/keys/code", { callback_url: "https://app.example/" });
});

// Catches: the same for what other models give, and for the record of it.
test("vectors and records", async () => {
  const model = "nvidia/nemotron-3-embed-1b:free";
  const { id } = await posted("embeddings", "embeddings", { model, input: ["a", "b"] });
  await posted("embeddings", "embeddings", { model, input: [1, 2, 3], encoding_format: "base64" });
  const rerank = "nvidia/llama-nemotron-rerank-vl-1b-v2:free";
  await posted("rerank", "rerank", { model: rerank, query: "q", documents: ["a", { text: "q" }], top_n: 1 });
  const chat = await posted("chat", CHAT, { ...ask("thinker"), session_id: "s", user: "u" });
  const late = await practice.get(`generation?id=${chat.id}`);
  assert.equal(late.status, 404);
  holds("404", await late.json());
  await practice.advance(3_600_000);
  for (const each of [id, chat.id]) await got("generation", `generation?id=${each}`);
});

// Catches: a scenario whose answer, plain, streamed or refused, is none that the real service gives.
test("every scenario, plain and streamed", async () => {
  const { scenarios } = await practice.scenarios();
  const tools = [{ type: "function", function: WEATHER }];
  const endless = new Set(["stall", "huge-line", "cut", "bad-utf8"]);
  for (const { id } of scenarios) {
    const name = id.replace(/^simulator\/|:free$/g, "");
    if (endless.has(name)) continue;
    for (const stream of [false, true]) {
      const more = name.includes("tools") ? { tools } : name === "logprobs" ? { logprobs: true, top_logprobs: 3 } : {};
      const response = await practice.post(CHAT, { ...ask(name, more), stream, max_tokens: 400 });
      const text = await response.text();
      if (text.startsWith("<!doctype")) continue;
      const answers = response.headers.get("Content-Type").includes("event-stream") ? chunks(text) : [JSON.parse(text)];
      const schema = response.status !== 200 ? String(response.status) : answers[0].object === "chat.completion" ? "chat" : "chunk";
      if (WRONG_ON_PURPOSE[name]) continue;
      for (const answer of answers) holds(schema, answer, `${name} ${stream}`);
    }
  }
});

// Catches: models and parameters beyond the scenarios.
test("other models", async () => {
  for (const model of ["openrouter/free", "qwen/qwen3.8-27b:free", "google/gemma-4-31b-it:free", "northwind/harbour-4-large"]) {
    await posted("chat", CHAT, { model, messages: [{ role: "user", content: "Say hi" }] });
  }
  const bad = await practice.post(CHAT, { model: "x" });
  holds("400", await bad.json());
});

// Catches: a difference that is tolerated although nothing needs it any more, or without a reason.
test("every tolerated difference is needed", () => {
  for (const { at, reason } of TOLERATED) assert.ok(needed.has(at) && reason.length > 20, at);
  assert.ok(validated > 1_000, `${validated} answers`);
  console.log(`# ${validated} answers validated, ${TOLERATED.length} differences tolerated`);
});
