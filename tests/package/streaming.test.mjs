// Answers that arrive whole, from the installed package in Node.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "./simulator.mjs";
import { drain, stage } from "./stage.mjs";

const on = stage();

// Bug: the events come in another order, or the receipt says something else than they did.
test("an answer streams as typed events and ends in a receipt", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("steady"));
  const { events, text, error } = await drain(answer);
  const receipt = await answer.receipt;
  assert.equal(error, undefined);
  assert.equal(receipt.outcome, "complete");
  assert.equal(receipt.model, "simulator/steady:free");
  assert.ok(receipt.usage.completionTokens > 0);
  assert.equal(receipt.usage.cost, 0);
  assert.ok(receipt.clocks.firstToken <= receipt.clocks.total);
  assert.ok(text.length > 50);
  assert.equal(await answer.text(), text);
  const kinds = events.map((event) => event.type);
  assert.ok(kinds.indexOf("served") < kinds.indexOf("text"));
  assert.ok(kinds.indexOf("text") < kinds.indexOf("finish"));
  assert.equal((await on.sim.ledger()).total_cost_usd, 0);
});

// Bug: what the wire does to an answer (line ends, cuts inside characters, odd chunks, bytes that
// are no UTF-8) shows in its text.
for (const scenario of ["crlf", "split", "odd", "bad-utf8"]) {
  test(`the answer of ${scenario} is the steady one`, async () => {
    const tf = await on.open();
    const steady = await tf.chat(ask("steady")).text();
    const text = await tf.chat(ask(scenario)).text();
    if (scenario === "bad-utf8") assert.match(text, /\uFFFD/);
    else assert.equal(text, steady);
  });
}

// Bug: the thinking is mixed into the answer, or lost.
test("reasoning and answer stay apart", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("thinker"));
  const { events } = await drain(answer);
  const kinds = new Set(events.map((event) => event.type));
  assert.ok(kinds.has("reasoning") && kinds.has("text"));
  assert.ok((await answer.receipt).clocks.firstToken <= (await answer.receipt).clocks.firstAnswer);
});

// Bug: text() or the receipt only work for somebody who also loops.
test("nobody has to loop", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("steady"));
  assert.equal((await answer.receipt).outcome, "complete");
  assert.equal(await answer.text(), answer.arrived);
  const { text } = await drain(answer);
  assert.equal(text, answer.arrived);
});

// Bug: a reader that lags gets a queue that grows by the read.
test("what a slow reader missed comes joined", async () => {
  const tf = await on.open();
  const answer = tf.chat(ask("firehose"));
  await answer.receipt;
  const { events, text } = await drain(answer);
  assert.ok(events.length < 20, `${events.length} events`);
  assert.equal(text, await answer.text());
  assert.ok(text.length > 50_000);
});

// Bug: calls that start together each load the catalogue, which is a megabyte.
test("calls that start together share one catalogue", async () => {
  const tf = await on.open();
  const answers = Array.from({ length: 8 }, () => tf.chat(ask("steady")));
  for (const answer of answers) assert.equal((await answer.receipt).outcome, "complete");
  const { entries } = await on.sim.ledger();
  assert.equal(entries.filter((entry) => entry.path.endsWith("/models")).length, 1);
});

// Bug: paid entries are listed as free, or the list is empty at another server's shape.
test("models are the free ones, unless all are wanted", async () => {
  const tf = await on.open({ key: null });
  const [free, all] = [await tf.models(), await tf.models({ all: true })];
  assert.ok(free.length > 20 && all.length > free.length * 2);
  assert.ok(free.every((model) => model.id === "openrouter/free" || model.id.endsWith(":free")));
  assert.ok(free.every((model) => model.outputModalities.join() === "text"));
});

// Bug: the day's free requests are read from a header that no browser shows.
test("the account says what is left of the day", async () => {
  const state = await (await on.open()).account();
  assert.equal(state.isFreeTier, true);
  assert.ok(state.freeRequests.limit > 0);
});

// Bug: a timer or an open connection keeps a program from ending.
test("a program ends when its answer has", async () => {
  await on.project.write("once.mjs", `
    import { Tollfree } from "tollfree";
    const tf = await Tollfree.open({ key: "sk-or-v1-${"a".repeat(64)}", baseUrl: "${on.sim.baseUrl}" });
    process.stdout.write(await tf.chat(${JSON.stringify(ask("steady"))}).text());
  `);
  const started = Date.now();
  const { stdout } = await on.project.node("once.mjs");
  assert.ok(stdout.length > 50);
  assert.ok(Date.now() - started < 5_000);
});

// Bug: a character that means something only at the beginning of a file is taken out of a text.
test("a text keeps the mark of byte order that it begins with", async () => {
  const text = `\uFEFF${"é".repeat(40)}`;
  const body = [text, text].map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
  const fetch = async () => {
    const pieces = [...body, "data: [DONE]\n\n"].map((piece) => new TextEncoder().encode(piece));
    const stream = new ReadableStream({
      async start(out) {
        for (const piece of pieces) {
          out.enqueue(piece);
          await new Promise(setImmediate);
        }
        out.close();
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream" } });
  };
  const tf = await on.open({ dialect: "compatible", fetch });
  const answer = tf.chat({ model: "any", messages: [{ role: "user", content: "Hi" }] });
  assert.equal(await answer.text(), text + text);
});
