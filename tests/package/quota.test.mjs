// The account's free requests: who counts them, and who hears of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, newKey, until } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage();

// Bug: two parts of a page with the same key each send as many as the minute allows.
test("visitors of one account share its count", async () => {
  const key = newKey();
  const [one, other, stranger] = [await on.open({ key }), await on.open({ key }), await on.open()];
  const calls = (tf, count) => Promise.all(Array.from({ length: count }, () => tf.chat(ask("steady"), { wait: false }).receipt));
  await calls(one, 12);
  assert.equal(other.quota().minute.used, 12);
  assert.equal(stranger.quota().minute.used, 0);
  const codes = (await calls(other, 12)).map(({ error }) => error?.code);
  assert.equal(codes.filter((code) => code === "minute_limit").length, 4);
  assert.equal((await on.sim.chats()).length, 20);
});

// Bug: a page that shows what is left has to ask all the time, or shows what was.
test("a change is told to whoever listens, and to nobody who stopped", async () => {
  const key = newKey();
  const [tf, other, stranger] = [await on.open({ key }), await on.open({ key }), await on.open()];
  const heard = [[], [], []];
  const stops = [tf, other, stranger].map((visitor, i) => visitor.onQuota((standing) => heard[i].push(standing)));
  await tf.chat(ask("steady")).receipt;
  await until(() => heard[1].length > 0, "the change");
  assert.equal(heard[0].at(-1).minute.used, 1);
  assert.deepEqual(heard[0], heard[1]);
  assert.deepEqual(heard[2], []);
  stops[0]();
  const before = heard[0].length;
  await other.account();
  await until(() => heard[1].at(-1).day.limit !== undefined, "the day's limit");
  assert.equal(heard[0].length, before);
  assert.equal(heard[1].at(-1).day.limit, (await other.account()).freeRequests.limit);
  stops.forEach((stop) => stop());
});

// Bug: what a refusal says of the day is not shown before the next call.
test("a spent day is told", async () => {
  const tf = await on.open();
  let last;
  tf.onQuota((standing) => (last = standing));
  await tf.chat(ask("day-spent")).receipt;
  await until(() => last?.day.spent, "the spent day");
  assert.ok(last.day.resetsAt > Date.now());
});

// Bug: a listener that throws breaks the call that it hears of.
test("a listener that throws breaks no call", async () => {
  await on.project.write("throwing.mjs", `
    import { Tollfree } from "tollfree";
    process.on("uncaughtException", (error) => console.log("uncaught", error.message));
    const tf = await Tollfree.open({ key: "${newKey()}", baseUrl: "${on.sim.baseUrl}" });
    let calm = 0;
    tf.onQuota(() => { throw new Error("mine"); });
    tf.onQuota(() => { calm += 1; });
    const { outcome } = await tf.chat(${JSON.stringify(ask("steady"))}).receipt;
    setTimeout(() => console.log(outcome, calm), 20);
  `);
  assert.equal((await on.project.node("throwing.mjs")).stdout, "uncaught mine\ncomplete 1\n");
});
