// What every consumer does with the package: stream, abort, fail, carry another client's call.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { newKey } from "../package/simulator.mjs";

/** Where bundlers and runtimes are installed. */
export const modules = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "node_modules");

const SCRIPT = `
const ask = (scenario) => ({ model: "simulator/" + scenario + ":free", messages: [{ role: "user", content: "Hi" }] });

export async function exercise(more) {
  const tf = await Tollfree.open({ ...OPTIONS, ...more });
  const answer = tf.chat(ask("steady"));
  let pieces = 0;
  for await (const event of answer) if (event.type === "text") pieces += 1;
  const { outcome, usage } = await answer.receipt;
  const abort = new AbortController();
  let aborted;
  try {
    for await (const event of tf.chat(ask("slow"), { signal: abort.signal })) {
      if (event.type === "text") abort.abort();
    }
  } catch (error) {
    aborted = error.code;
  }
  const cut = tf.chat(ask("cut"));
  const failed = await cut.text().catch((error) => error);
  // As other clients call it.
  const sent = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(ask("thinker")) };
  const carried = await (await tf.fetch(OPTIONS.baseUrl + "/chat/completions", sent)).json();
  return {
    outcome,
    cost: usage.cost,
    inPieces: pieces > 1,
    text: (await answer.text()).length > 50,
    aborted,
    failed: failed.code,
    known: isTollfreeError(failed) && failed instanceof TollfreeError && failed instanceof Error,
    kept: cut.arrived.length > 0,
    carried: carried.choices[0].message.content.length > 50,
    used: tf.quota().minute.used,
  };
}
`;

/** What it reports where everything works. */
const REPORT = { outcome: "complete", cost: 0, inPieces: true, text: true, aborted: "cancelled", failed: "stream_cut", known: true, kept: true, carried: true, used: 4 };

/** The module `exercise.js` of a project, which imports the package from `entry`. */
export async function write(on, { folder = on.project.folder, name = "exercise.js", entry = "tollfree" } = {}) {
  const options = JSON.stringify({ key: newKey(), baseUrl: on.sim.baseUrl });
  await mkdir(folder, { recursive: true });
  const imports = `import { isTollfreeError, Tollfree, TollfreeError } from ${JSON.stringify(entry)};`;
  await writeFile(path.join(folder, name), `${imports}\nconst OPTIONS = ${options};\n${SCRIPT}`);
}

/** Holds a report and what the server saw against what is right. */
export async function judge(on, report) {
  assert.deepEqual(typeof report === "string" ? JSON.parse(report) : report, REPORT);
  const chats = await on.sim.chats();
  assert.deepEqual(chats.map(({ model }) => model.split("/")[1].split(":")[0]), ["steady", "slow", "cut", "thinker"]);
  assert.equal(chats[1].outcome, "client_gone");
  assert.equal((await on.sim.ledger()).total_cost_usd, 0);
}
