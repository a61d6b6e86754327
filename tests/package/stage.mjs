// What most tests need: the package installed elsewhere, and a simulator to talk to.
import { after, before, beforeEach } from "node:test";
import { consumer } from "./consumer.mjs";
import { newKey, simulator } from "./simulator.mjs";

/** Sets both up for this file; the fields are filled before the first test. */
export function stage(options) {
  const set = { project: undefined, sim: undefined, tollfree: undefined };
  before(async () => {
    [set.project, set.sim] = await Promise.all([consumer(), simulator(options)]);
    set.tollfree = await set.project.load();
  });
  beforeEach(() => set.sim.reset());
  after(async () => {
    set.sim?.stop();
    await set.project?.remove();
  });
  set.open = (more) => set.tollfree.Tollfree.open({ key: newKey(), baseUrl: set.sim.baseUrl, ...more });
  return set;
}

/** Reads an answer to its end: its events, and the error that the loop threw. */
export async function drain(answer) {
  const events = [];
  try {
    for await (const event of answer) events.push(event);
  } catch (error) {
    return { events, text: textOf(events), error };
  }
  return { events, text: textOf(events), error: undefined };
}

const textOf = (events) =>
  events.filter((event) => event.type === "text").map((event) => event.text).join("");
