// The simulator as a transport, from the installed package in Node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drain, stage } from "./stage.mjs";
import { until } from "./simulator.mjs";

const on = stage();
const load = () => on.project.load("practice.mjs", "tollfree/practice");

const ask = (model) => ({ model: `practice/${model}:free`, messages: [{ role: "user", content: "Hi" }] });
const open = async (options) => on.tollfree.Tollfree.open((await load()).practice(options));

// Bug: the program is found only by bundlers, or an answer does not say that nobody real gave it.
test("practice answers without a key or a network, and says that it is simulated", async () => {
  const { practice, isSimulated } = await load();
  const tf = await open({ seed: 7 });
  const models = await tf.models();
  assert.ok(models.length >= 8 && models.every((model) => isSimulated(model.id)));
  const answer = tf.chat(ask("swift"));
  const { events, text } = await drain(answer);
  const receipt = await answer.receipt;
  assert.equal(receipt.outcome, "complete");
  assert.match(receipt.provider, /simulated/i);
  assert.ok(text.length > 10 && events.filter((event) => event.type === "text").length > 1);
  assert.equal(receipt.usage.cost, 0);
  const { fetch, baseUrl } = practice();
  assert.equal((await fetch(`${baseUrl}/models`)).headers.get("x-simulated"), "practice");
});

// Bug: a class that practises together sees other answers at each desk.
test("the same seed gives the same answers", async () => {
  const text = async (seed) => (await open({ seed })).chat(ask("ponder")).text();
  assert.equal(await text(3), await text(3));
});

// Bug: practice that lets a request out, with a key in it.
test("practice asks nobody outside", async () => {
  const { fetch } = (await load()).practice();
  await assert.rejects(fetch(on.sim.baseUrl, { method: "POST", body: "{}" }), /simulated/);
  assert.deepEqual((await on.sim.ledger()).entries, []);
});

// Bug: a stopped answer goes on inside the page, or stopping one breaks the next.
test("a signal and break stop an answer", async () => {
  const tf = await open({ seed: 1 });
  const control = new AbortController();
  const answer = tf.chat(ask("long"), { signal: control.signal });
  await until(() => answer.arrived.length > 20, "some text");
  control.abort();
  const { error } = await drain(answer);
  assert.equal(error.code, "cancelled");
  for await (const event of tf.chat(ask("long"))) if (event.type === "text") break;
  assert.equal((await tf.chat(ask("swift")).receipt).outcome, "complete");
});

// Bug: a request that is stopped before its answer begins never settles.
test("a request can be stopped before its answer begins", async () => {
  const { fetch, baseUrl } = (await load()).practice();
  await assert.rejects(fetch(`${baseUrl}/models`, { signal: AbortSignal.abort() }), { name: "AbortError" });
});

// Bug: a request that is stopped while the program loads waits for it, and is answered all the same.
test("a request can be stopped while the program loads", async () => {
  // A program of its own: that of the other tests is loaded.
  await on.project.write("loading.mjs", `
    import { practice } from "tollfree/practice";
    import { readFile } from "node:fs/promises";
    const bytes = await readFile("node_modules/tollfree/dist/wasm/tollfree_practice_bg.wasm");
    let give;
    const { fetch, baseUrl } = practice({ wasm: new Promise((loaded) => (give = () => loaded(bytes))) });
    const abort = new AbortController();
    const stopped = fetch(baseUrl + "/models", { signal: abort.signal }).then(({ status }) => status, ({ message }) => message);
    await new Promise((done) => setTimeout(done, 20));
    abort.abort(new Error("enough"));
    const late = new Promise((done) => setTimeout(done, 500, "waits"));
    const first = await Promise.race([stopped, late]);
    give();
    console.log(first, await stopped, (await fetch(baseUrl + "/models")).status);
  `);
  assert.equal((await on.project.node("loading.mjs")).stdout, "enough enough 200\n");
});
