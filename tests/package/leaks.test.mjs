// Nobody frees anything, and nothing is left behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const on = stage();

/** Where a program of its own measures: 4000 streams in each round, in every way to end one. */
const PROGRAM = `
  import { Tollfree } from "tollfree";
  import "${new URL("memories.mjs", import.meta.url)}";
  const chunk = (content) => "data: " + JSON.stringify({ choices: [{ delta: { content } }] }) + "\\n\\n";
  const pieces = ["Hello", " there, ", "x".repeat(2000)].map((text) => new TextEncoder().encode(chunk(text)));
  const end = new TextEncoder().encode("data: [DONE]\\n\\n");
  const fetch = async (url, { signal }) => {
    let next = 0;
    const pull = (out) => {
      if (signal.aborted) return out.error(signal.reason);
      if (next < pieces.length) return out.enqueue(pieces[next++]);
      out.enqueue(end);
      out.close();
    };
    return new Response(new ReadableStream({ pull }), { headers: { "content-type": "text/event-stream" } });
  };
  const options = { key: null, dialect: "compatible", baseUrl: "http://127.0.0.1:9/v1", fetch };
  const tf = await Tollfree.open(options);
  const [memory] = globalThis.memories;
  const request = { model: "any", messages: [{ role: "user", content: "Hi" }] };
  const long = new AbortController();
  const other = () => tf.fetch(options.baseUrl + "/chat/completions", { method: "POST", body: JSON.stringify({ ...request, stream: true }) });
  const WAYS = [
    async () => { for await (const event of tf.chat(request)) if (event.type === "text") break; },
    async () => { await tf.chat(request, { signal: long.signal }).text(); },
    async () => { const answer = tf.chat(request); answer.cancel(); await answer.receipt; },
    async () => { const abort = new AbortController(); const { receipt } = tf.chat(request, { signal: abort.signal }); abort.abort(); await receipt; },
    async () => { await tf.chat(request).toReadableStream().getReader().cancel(); },
    async () => { for await (const { event } of tf.compare({ messages: request.messages }, ["one", "two"])) if (event.type === "text") break; },
    async () => { await tf.chat({ ...request, temperature: 9 }).receipt; },
    async () => { await (await other()).text(); },
    async () => { await (await other()).body.cancel(); },
    // Read by nobody: it runs to its end by itself.
    async () => { tf.chat(request); await new Promise(setImmediate); },
    async () => { const own = await Tollfree.open(options); own.onQuota(() => undefined)(); await own.chat(request).text(); own.forget(); },
  ];
  // Visitors that nobody holds are collected when the engine likes: here it is asked to.
  const collect = async () => { gc(); await new Promise((done) => setTimeout(done)); };
  const round = async () => { for (let i = 0; i < 4000; i += 1) { await WAYS[i % WAYS.length](); if (i % 200 === 0) await collect(); } };
  const settle = async () => { for (let i = 0; i < 10; i += 1) { await new Promise((done) => setTimeout(done, 20)); gc(); } };
  const measure = async () => { await settle(); return [process.memoryUsage().heapUsed, memory.buffer.byteLength]; };
  await round(); await round();
  const [heap, wasm] = await measure();
  await round(); await round();
  const [heapAfter, wasmAfter] = await measure();
  console.log(JSON.stringify({ heap, grown: heapAfter - heap, wasm, wasmGrown: wasmAfter - wasm }));
`;

// Bug: each stream that is left, or ended in any other way, leaves its decoder, its buffers, its
// timer or its listener behind.
test("thousands of streams leave heap and wasm memory as they were", { timeout: 100_000 }, async (t) => {
  await on.project.write("leaks.mjs", PROGRAM);
  const { stdout } = await on.project.node("--expose-gc", "leaks.mjs");
  const { heap, grown, wasm, wasmGrown } = JSON.parse(stdout);
  t.diagnostic(`8000 streams: heap ${heap} B, grown by ${grown} B; wasm ${wasm} B, grown by ${wasmGrown} B`);
  assert.ok(grown < 400_000, `${grown} bytes of heap for 8000 streams`);
  // A page is the grain: how pieces lie in it differs from run to run.
  assert.ok(wasmGrown <= 65_536, `${wasmGrown} bytes of wasm memory for 8000 streams`);
});
