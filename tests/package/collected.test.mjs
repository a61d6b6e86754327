// Aborts that come after the garbage collector: in Node, what nobody holds does not fire.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, newKey } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 5 });

/** A program that begins something, collects, aborts, and says what became of it. */
const program = (what) => `
  import { Tollfree } from "tollfree";
  import { practice } from "tollfree/practice";
  const baseUrl = ${JSON.stringify(on.sim.baseUrl)};
  const chats = baseUrl + "/chat/completions";
  const open = (more) => Tollfree.open({ key: "${newKey()}", baseUrl, ...more });
  const post = (model) => ({ method: "POST", body: JSON.stringify({ model, messages: [{ role: "user", content: "Hi" }], stream: true }) });
  const collect = async () => { for (let i = 0; i < 5; i += 1) { gc(); await new Promise((done) => setTimeout(done, 20)); } };
  const reading = async (response) => {
    const reader = (await response).body.getReader();
    await reader.read();
    return async () => { while (!(await reader.read()).done); };
  };
  /** A server that begins a body and ends it only with the signal. */
  const endless = async (url, { signal }) => new Response(new ReadableStream({
    start(body) {
      body.enqueue(new Uint8Array(9));
      signal.addEventListener("abort", () => body.error(signal.reason));
    },
  }));
  async function aborted(begin) {
    const abort = new AbortController();
    const going = await begin(abort.signal);
    await collect();
    abort.abort(new Error("enough"));
    const late = new Promise((done) => setTimeout(done, 2_000, "goes on"));
    return Promise.race([late, going().then(() => "ended", ({ message }) => message)]);
  }
  console.log(await aborted(${what}));
  process.exit();
`;

const WAYS = {
  "a stream": `async (signal) => reading((await open()).fetch(chats, { ...post("${ask("stall").model}"), signal }))`,
  "a stream that was asked for by a Request": `async (signal) => reading((await open()).fetch(new Request(chats, { ...post("${ask("stall").model}"), signal })))`,
  "a stream that has not begun": `async (signal) => {
    const waiting = (await open()).fetch(chats, { ...post("${ask("queue").model}"), signal });
    return async () => (await waiting).text();
  }`,
  "the body of a list": `async (signal) => reading((await open({ fetch: endless })).fetch(baseUrl + "/models", { signal }))`,
  "practice": `async (signal) => {
    const { fetch, key, baseUrl } = practice({ seed: 1 });
    const headers = { authorization: "Bearer " + key };
    return reading(fetch(new Request(baseUrl + "/chat/completions", { ...post("practice/long:free"), headers, signal })));
  }`,
};

// Bug: only the signal of a Request was kept, which is silent once the Request is collected: an
// abort let the call go on, and its reader wait.
for (const [name, begin] of Object.entries(WAYS)) {
  test(`an abort after a collection ends ${name}`, async () => {
    await on.project.write("collected.mjs", program(begin));
    const { stdout } = await on.project.node("--expose-gc", "collected.mjs");
    assert.equal(stdout, "enough\n");
  });
}
