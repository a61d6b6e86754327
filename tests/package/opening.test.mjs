// Opening: what is refused, what is needed, what the key may not touch.
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";
import { consumer } from "./consumer.mjs";
import { ask, KEY } from "./simulator.mjs";
import { drain, stage } from "./stage.mjs";

const on = stage();

const REFUSED = [
  [undefined, "request_invalid", /options/],
  ["sk-or-v1-", "request_invalid", /options/],
  [{}, "key_missing"],
  [{ apiKey: KEY }, "request_invalid", /apiKey/],
  [{ key: 5 }, "request_invalid", /key/],
  [{ key: "" }, "key_malformed"],
  [{ key: "sk-proj-abc" }, "key_malformed"],
  [{ key: KEY, baseUrl: "ftp://example.org" }, "base_url_invalid"],
  [{ key: KEY, baseUrl: "http://example.org/v1" }, "base_url_invalid"],
  [{ key: KEY, baseUrl: 5 }, "request_invalid", /baseUrl/],
  [{ key: KEY, dialect: "openai" }, "request_invalid", /dialect/],
  [{ dialect: "compatible" }, "base_url_invalid"],
  [{ dialect: "compatible", baseUrl: "https://openrouter.ai/api/v1" }, "base_url_invalid"],
  [{ key: KEY, fetch: "no" }, "request_invalid", /fetch/],
  [{ key: KEY, now: 5 }, "request_invalid", /now/],
];

// Bug: a misspelled or wrong option is taken for none.
for (const [options, code, names] of REFUSED) {
  test(`open(${inspect(options).replaceAll(KEY, "KEY")}) is refused as ${code}`, async () => {
    await assert.rejects(on.tollfree.Tollfree.open(options), (error) => {
      assert.ok(on.tollfree.isTollfreeError(error), String(error));
      assert.equal(error.code, code, error.message);
      assert.ok(error.remedy);
      if (names) assert.match(error.message, names);
      return true;
    });
  });
}

// Bug: somebody without a key cannot even look around, or is let through to a certain 401.
test("without a key one can look around, and no more", async () => {
  const tf = await on.open({ key: null });
  assert.ok((await tf.models()).length > 0);
  await assert.rejects(tf.account(), { code: "key_missing" });
  assert.equal((await drain(tf.chat(ask("steady")))).error.code, "key_missing");
  assert.deepEqual(await on.sim.chats(), []);
});

// Bug: a misspelled `signal` makes a call that cannot be stopped.
test("unknown options of a call are refused", async () => {
  const tf = await on.open();
  const { error } = await drain(tf.chat(ask("steady"), { sginal: new AbortController().signal }));
  assert.match(error.message, /sginal/);
  assert.equal((await drain(tf.chat(ask("steady"), { signal: {} }))).error.code, "request_invalid");
});

// Bug: the key ends up in a log, an error report or a stored object.
test("the key shows nowhere", async () => {
  const seen = [];
  const tf = await on.open({ key: KEY, fetch: (url, init) => (seen.push([String(url), init]), fetch(url, init)) });
  const shown = [inspect(tf, { depth: 9, showHidden: true }), JSON.stringify(tf), String(tf)];
  for (const scenario of ["steady", "unauthorized", "cut", "gate"]) {
    const answer = tf.chat(ask(scenario));
    const { error, events } = await drain(answer);
    shown.push(inspect([answer, events, await answer.receipt, error, error?.toJSON?.()], { depth: 9, showHidden: true }));
    shown.push(JSON.stringify([answer, await answer.receipt, error]), String(error?.stack));
  }
  const misplaced = [{ key: `${KEY.slice(0, -1)}?` }, { key: `${KEY.toUpperCase()}?` }, { key: KEY, dialect: KEY }, { [KEY]: true }];
  for (const options of misplaced) {
    await assert.rejects(on.tollfree.Tollfree.open(options), (error) => {
      shown.push(inspect(error), JSON.stringify(error));
      return true;
    });
  }
  assert.ok(shown.every((text) => !text.toLowerCase().includes(KEY.slice(-8))));
  // Only the two calls that need it carry it, and only in one header.
  for (const [url, init] of seen) {
    assert.ok(!url.includes(KEY) && !String(init.body).includes(KEY));
    const names = init.headers.map(([name]) => name);
    assert.deepEqual(names, url.endsWith("/models") ? [] : ["authorization", "content-type"]);
    assert.equal(init.credentials, "omit");
    assert.equal(init.redirect, "error");
    // Its own headers would let a cache serve a catalogue that is an hour old.
    assert.equal(init.cache, "no-cache");
  }
});

// Bug: errors of another copy of the package, or that crossed a worker, are strangers.
test("errors are known across copies and clones", async () => {
  const other = await consumer();
  try {
    const copy = await other.load();
    assert.notEqual(copy.TollfreeError, on.tollfree.TollfreeError);
    const error = await copy.Tollfree.open({}).catch((thrown) => thrown);
    assert.ok(!(error instanceof on.tollfree.TollfreeError));
    assert.ok(on.tollfree.isTollfreeError(error));
    const { port1, port2 } = new MessageChannel();
    const posted = new Promise((resolve) => port2.once("message", resolve));
    port1.postMessage(error);
    const clones = [structuredClone(error), await posted, structuredClone(error.toJSON()), JSON.parse(JSON.stringify(error))];
    port1.close();
    for (const clone of clones) {
      assert.ok(on.tollfree.isTollfreeError(clone));
      assert.deepEqual(clone, { ...error.toJSON() });
      assert.deepEqual([clone.code, clone.remedy], ["key_missing", error.remedy]);
      const again = new on.tollfree.TollfreeError(clone);
      assert.deepEqual([again.code, again.message], ["key_missing", error.message]);
    }
    assert.ok(!on.tollfree.isTollfreeError(new Error("no")) && !on.tollfree.isTollfreeError(null));
  } finally {
    await other.remove();
  }
});

// Bug: what keeps its fields when it is cloned is no error any more: no stack, no instance, no text.
test("an error is an Error", async () => {
  const cause = new Error("of the platform");
  const error = new on.tollfree.TollfreeError({ code: "internal", message: "oh", remedy: "none", scope: "setup" }, { cause });
  assert.ok(error instanceof Error && error instanceof on.tollfree.TollfreeError);
  assert.equal(String(error), "TollfreeError: oh");
  assert.equal(error.cause, cause);
  assert.match(error.stack, /^TollfreeError: oh\n.*opening\.test\.mjs/);
  assert.match(inspect(error), /TollfreeError.*oh[\s\S]*code: 'internal'/);
  assert.deepEqual(Object.keys(error), ["code", "message", "remedy", "scope", "name"]);
});

// Bug: a module that could not be loaded once is never tried again.
test("a failed load is tried again", async () => {
  await on.project.write("retry.mjs", `
    import { Tollfree, isTollfreeError } from "tollfree";
    const wrong = await Tollfree.open({ key: null, wasm: new Uint8Array(8) }).catch((error) => error);
    console.log(isTollfreeError(wrong), wrong.code, wrong.remedy.length > 10);
    console.log(String(await Tollfree.open({ key: null })));
  `);
  const { stdout } = await on.project.node("retry.mjs");
  assert.equal(stdout, "true module_unavailable true\n[object Object]\n");
});
