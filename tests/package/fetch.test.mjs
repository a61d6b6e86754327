// The fetch that other clients are given, as a fetch: what goes in, what comes back, what leaves.
import assert from "node:assert/strict";
import { createServer, request as forward } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { pages } from "./browser.mjs";
import { ask, KEY, until } from "./simulator.mjs";
import "./memories.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 20 });
const host = pages(on, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://127.0.0.1:*");

const chat = () => `${on.sim.baseUrl}/chat/completions`;
const post = (scenario, more) => ({ method: "POST", body: JSON.stringify(ask(scenario, { stream: true, ...more })) });

// Bug: a byte of the server that is changed on its way, or a client that has to pass its own type.
test("any form of a request streams the server's own bytes", async () => {
  let wire;
  const listen = async (url, init) => {
    const response = await globalThis.fetch(url, init);
    wire = "";
    const decoder = new TextDecoder();
    const note = new TransformStream({
      transform(piece, on) {
        wire += decoder.decode(piece, { stream: true });
        on.enqueue(piece);
      },
    });
    return new Response(response.body.pipeThrough(note), response);
  };
  const { fetch } = await on.open({ fetch: listen });
  for (const [input, init] of [[chat(), post("steady")], [new URL(chat()), post("queue")], [new Request(chat(), post("crlf"))], [new Request(chat()), post("odd")]]) {
    const response = await fetch(input, init);
    assert.deepEqual([response.ok, response.headers.get("content-type")], [true, "text/event-stream"]);
    const got = await response.text();
    const bare = (text) => text.split("data: [DONE]")[0].trimEnd();
    assert.equal(bare(got), bare(wire));
    assert.match(got, /data: \[DONE\]\n\n$/);
  }
});

// Bug: a stream that is complete before its first byte is passed on.
test("the first token passes at once", async () => {
  const tf = await on.open();
  const reader = (await tf.fetch(chat(), post("slow"))).body.getReader();
  await reader.read();
  assert.equal((await on.sim.chats())[0].outcome, "open");
  await reader.cancel();
  await until(async () => (await on.sim.chats())[0].outcome === "client_gone", "a closed connection");
});

// Bug: an abort whose reason is lost, or that lets the call go on.
test("aborting rejects with the signal's own reason", async () => {
  const tf = await on.open();
  await tf.models();
  const reason = new Error("enough");
  const abort = new AbortController();
  const waiting = tf.fetch(chat(), { ...post("queue"), signal: abort.signal });
  setTimeout(() => abort.abort(reason), 60);
  await assert.rejects(waiting, reason);
  const second = new AbortController();
  const response = await tf.fetch(chat(), { ...post("slow"), signal: second.signal });
  const text = response.text();
  second.abort(reason);
  await assert.rejects(text, reason);
  await assert.rejects(tf.fetch(chat(), { ...post("steady"), signal: AbortSignal.abort(reason) }), reason);
  await until(async () => (await on.sim.chats()).filter(({ outcome }) => outcome === "client_gone").length === 2, "closed connections");
  assert.equal((await on.sim.chats()).length, 2);
});

// Bug: an option that is dropped in silence, or one that pays.
test("options are read strictly", async () => {
  const tf = await on.open();
  for (const options of [{ retires: 1 }, { spend: { maxUsd: 1 } }, { restart: true }, { then: "a" }]) {
    const { status, ...response } = await tf.fetchWith(options)(chat(), post("steady")).then(async (r) => ({ status: r.status, body: await r.json() }));
    assert.deepEqual([status, response.body.error.metadata.tollfree.code], [400, "request_invalid"], JSON.stringify(options));
  }
  for (const body of ["", "[]", "{", '{"model":"a/b:free"}', undefined]) {
    assert.equal((await tf.fetch(chat(), { method: "POST", body })).status, 400, body);
  }
  await assert.rejects(tf.fetch("/chat/completions", post("steady")), TypeError);
  assert.deepEqual(await on.sim.chats(), []);
});

// Bug: a bill that one client sees, and after which another one goes on asking.
test("a bill stops every client of the account", async () => {
  const tf = await on.open();
  const told = [];
  const billed = await (await tf.fetchWith({ onReceipt: ({ error }) => told.push(error?.code) })(chat(), post("billed"))).text();
  assert.match(billed, /"error":\{"code":402/);
  assert.equal((await tf.fetch(chat(), post("steady"))).status, 402);
  assert.equal((await tf.chat(ask("steady")).receipt).error.code, "breaker_open");
  assert.deepEqual(told, ["billed"]);
  assert.equal((await on.sim.chats()).length, 1);
  tf.resume();
});

// Bug: a count of its own, with which the account runs into its limit.
test("the count is the visitor's", async () => {
  let now = 1_790_000_000_000;
  const tf = await on.open({ now: () => now });
  for (let i = 0; i < 20; i += 1) await (await tf.fetch(chat(), post("steady"))).text();
  assert.equal(tf.quota().minute.used, 20);
  const full = await tf.fetchWith({ wait: false })(chat(), post("steady"));
  assert.equal(full.status, 429);
  assert.ok(Number(full.headers.get("retry-after")) > 0);
  assert.equal((await on.sim.chats()).length, 20);
});

// Bug: memory that grows with every stream that a client drops.
test("dropped streams leave the module's memory as it was", async () => {
  // Of a server without a quota, which would make them wait.
  const tf = await on.open({ dialect: "compatible" });
  const [memory] = globalThis.memories;
  const drop = async (count) => {
    for (let i = 0; i < count; i += 1) await (await tf.fetch(chat(), post("firehose"))).body.cancel();
  };
  await drop(30);
  const before = memory.buffer.byteLength;
  await drop(120);
  assert.equal(memory.buffer.byteLength, before);
});

/** A server before the simulator that notes which headers each preflight asks for. */
async function gate() {
  const asked = [];
  const { port } = new URL(on.sim.baseUrl);
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === "OPTIONS") asked.push(incoming.headers["access-control-request-headers"]);
    const { method, url, headers } = incoming;
    incoming.pipe(forward({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${server.address().port}/api/v1`;
  return { asked, baseUrl, close: () => (server.closeAllConnections(), server.close()) };
}

// Bug: a header of the client that a browser asks about first, for which OpenRouter refuses the call.
test("a page's preflight asks for two headers", async () => {
  const { asked, baseUrl, close } = await gate();
  await on.project.write("page.js", `
    import { Tollfree } from "./node_modules/tollfree/dist/index.js";
    const { fetch } = await Tollfree.open({ key: "${KEY}", baseUrl: "${baseUrl}" });
    const headers = { authorization: "Bearer other", "x-stainless-arch": "x64", "openai-beta": "x", "http-referer": "y", "content-type": "application/json" };
    const chat = await fetch("${baseUrl}/chat/completions", { ...${JSON.stringify(post("steady"))}, headers, credentials: "include" });
    const models = await fetch("${baseUrl}/models?limit=5", { headers });
    document.title = [(await chat.text()).includes("[DONE]"), (await models.json()).data.length].join();
  `);
  const { page, problems, close: leave } = await host.open('<script type="module" src="page.js"></script>');
  await until(async () => (await page.title()) !== "page", "the answers");
  assert.equal(await page.title(), "true,5");
  assert.deepEqual(asked, ["authorization,content-type"]);
  assert.deepEqual(problems, []);
  await leave();
  close();
});
