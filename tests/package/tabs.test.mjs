// One account in several tabs of an origin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pages } from "./browser.mjs";
import { ask, newKey } from "./simulator.mjs";
import { stage } from "./stage.mjs";

const on = stage({ pace: 20 });
const host = pages(on);

/** Opens tabs of one browser; each has a visitor of `key`. */
async function tabs(count, key) {
  await on.project.write("tab.js", `
    import { Tollfree } from "./node_modules/tollfree/dist/index.js";
    globalThis.visit = async (key) => {
      globalThis.tf = await Tollfree.open({ key, baseUrl: ${JSON.stringify(on.sim.baseUrl)} });
      globalThis.heard = [];
      tf.onQuota((standing) => heard.push(standing.minute.used));
    };
    globalThis.ask = async (times) => {
      const receipts = Array.from({ length: times }, () => tf.chat(${JSON.stringify(ask("steady"))}, { wait: false }).receipt);
      return (await Promise.all(receipts)).map(({ error }) => error?.code ?? "ok");
    };
  `);
  const first = await host.open('<script type="module" src="tab.js"></script>');
  const all = [first.page];
  while (all.length < count) {
    all.push(await first.page.context().newPage());
    await all.at(-1).goto(first.page.url());
  }
  for (const page of all) {
    await page.waitForFunction(() => globalThis.visit);
    await page.evaluate((key) => globalThis.visit(key), key);
  }
  return { all, close: first.close, problems: first.problems };
}

const used = (page, count) => page.waitForFunction((count) => globalThis.tf.quota().minute.used === count, count);
const asking = (page, times) => page.evaluate((times) => globalThis.ask(times), times);

// Bug: each tab sends as many as the minute allows, and the server refuses what was promised.
test("tabs of one account spend from one count", async () => {
  const { all: [one, other, third], close, problems } = await tabs(3, newKey());
  assert.deepEqual(await asking(one, 12), Array(12).fill("ok"));
  await used(other, 12);
  assert.ok((await other.evaluate(() => globalThis.heard)).includes(12), "who listens is told");
  const codes = await asking(other, 12);
  assert.equal(codes.filter((code) => code === "minute_limit").length, 4);
  await used(third, 20);
  assert.deepEqual(await third.evaluate(() => globalThis.tf.quota().spenders.map(({ minute }) => minute).sort()), [12, 8]);
  assert.equal((await on.sim.chats()).length, 20);
  await third.evaluate((key) => globalThis.visit(key), newKey());
  await asking(third, 1);
  assert.equal(await third.evaluate(() => globalThis.tf.quota().minute.used), 1, "another account has a count of its own");
  assert.deepEqual(problems, []);
  await close();
});

// Bug: a visitor who was forgotten goes on telling of the account, or what is left of it breaks.
test("who comes later is told, who is forgotten says and hears nothing", async () => {
  const key = newKey();
  const { all: [one, other], close, problems } = await tabs(2, key);
  await asking(one, 3);
  await used(other, 3);
  await other.reload();
  await other.waitForFunction(() => globalThis.visit);
  await other.evaluate((key) => globalThis.visit(key), key);
  await used(other, 3);
  await one.evaluate(() => globalThis.tf.forget());
  await other.evaluate(() => (globalThis.heard.length = 0));
  await one.evaluate(() => globalThis.tf.chat({ model: "any:free", messages: [{ role: "user", content: "Hi" }] }).receipt);
  await asking(other, 2);
  assert.ok((await other.evaluate(() => globalThis.heard)).every((used) => used > 3), "only its own calls are heard of");
  await one.evaluate((key) => globalThis.visit(key), key);
  await used(one, 5);
  assert.deepEqual(problems, []);
  await close();
});

// Bug: what one tab practises is counted in another, which then waits for nothing.
test("tabs that practise have nothing in common", async () => {
  const { all: [one, other], close } = await tabs(2, newKey());
  await on.project.write("play.js", `
    import { Tollfree } from "./node_modules/tollfree/dist/index.js";
    import { practice } from "./node_modules/tollfree/dist/practice/index.js";
    export const tf = await Tollfree.open(practice({ seed: 7 }));
    export const play = () => tf.chat({ model: "practice/swift:free", messages: [{ role: "user", content: "Hi" }] }).receipt;
  `);
  const play = (page) => page.evaluate(async () => {
    const { tf, play } = await import(new URL("play.js", location.href).href);
    await play();
    return tf.quota().minute.used;
  });
  assert.equal(await play(one), 1);
  assert.equal(await play(other), 1);
  await close();
});
