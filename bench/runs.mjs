// What is measured: pairs of the same work, once by the package, once by hand.
import { byHand } from "./by-hand.mjs";
import { conversation } from "./stream.mjs";

const CHUNKS = 20_000;
const KEY = `sk-or-v1-${"0".repeat(64)}`;

/** The most that decoding and a whole call may cost, as shares of the loop by hand. */
const BAR = 0.3;
const WHOLE = { read: 0.6, event: 1 };

/** What a run reads; the bars hold for chunks that are like each other, as those of one answer are. */
const ANSWERS = [
  ["reads of 64 KiB", { read: 64 * 1024 }, BAR, WHOLE.read],
  ["reads of 16 KiB", { read: 16 * 1024 }, BAR, WHOLE.read],
  ["one event a read", { read: "event" }, BAR, WHOLE.event],
  ["reasoning, reads of 16 KiB", { read: 16 * 1024, reasoning: true }],
  ["no two chunks alike, reads of 16 KiB", { read: 16 * 1024, alike: false }],
];

/** The runs for a built package: `load` imports a file of what is published, or, for the module
 * alone, of the scripts of which that was made. */
export async function runs(load, entry) {
  const { Tollfree } = await load(`package/dist/${entry}`);
  // Loads the module that the next ones share.
  await (await load(`scripts/${entry}`)).Tollfree.open({ key: null });
  const stage = { Tollfree, ...(await load("scripts/wasm/tollfree_js.js")), ...(await load("scripts/feed.js")) };
  const all = [];
  for (const [name, shape, bar, whole] of ANSWERS) {
    const answer = conversation({ chunks: CHUNKS, ...shape });
    const door = await opened(stage, answer);
    all.push({ name: `decoding, ${name}`, ours: decoding(stage, answer), theirs: loop(answer), expected: answer.text, bar });
    all.push({ name: `whole call, ${name}`, ours: door, theirs: fetching(answer), expected: answer.text, bar: whole });
  }
  return all;
}

/** The module alone: bytes in, event objects out. */
function decoding({ Session, feed }, { catalogue, model, pieces }) {
  return () => {
    const session = Session.open(JSON.stringify({ key: KEY }));
    session.takeModels(200, new TextEncoder().encode(catalogue), Date.now());
    const request = JSON.stringify({ model, messages: [{ role: "user", content: "Hi" }] });
    const call = session.chat(request, "{}", 0, Date.now());
    call.begin(Date.now());
    call.take(Date.now());
    call.head(200, "text/event-stream", undefined, Date.now());
    let found = "";
    for (const piece of pieces) {
      const told = feed(call, piece, Date.now());
      if (typeof told === "string") found += told;
      else for (const event of told?.events ?? []) if (event.type === "text") found += event.text;
    }
    for (const made of [call, session]) made.free();
    return found;
  };
}

/** What somebody who uses the package pays. */
async function opened({ Tollfree }, { catalogue, model, pieces }) {
  const fetch = async (url) => (String(url).endsWith("/models") ? new Response(catalogue) : response(pieces));
  // Of a server without a quota: at OpenRouter the runs would wait for the minute's limit.
  const server = { baseUrl: "http://127.0.0.1/v1", dialect: "compatible" };
  const tf = await Tollfree.open({ key: KEY, fetch, ...server });
  await tf.models();
  return async () => {
    let found = "";
    const request = { model, messages: [{ role: "user", content: "Hi" }] };
    for await (const event of tf.chat(request)) if (event.type === "text") found += event.text;
    return found;
  };
}

/** What somebody pays who writes the loop by hand. */
export const fetching = ({ pieces }) => async () => {
  const loop = byHand();
  const reader = response(pieces).body.getReader();
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return loop.text();
    loop.take(value);
  }
};

const loop = ({ pieces }) => () => {
  const loop = byHand();
  for (const piece of pieces) loop.take(piece);
  return loop.text();
};

/** An answer that comes in these pieces. */
export function response(pieces) {
  let next = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (next === pieces.length) controller.close();
      else controller.enqueue(pieces[next++]);
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
