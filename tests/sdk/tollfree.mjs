// The packed package under other clients: its fetch, and the simulator behind it.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { consumer } from "../package/consumer.mjs";
import { newKey } from "../package/simulator.mjs";
import { simulator } from "./simulator.mjs";

/** What a client is given in place of a key: tollfree's own is sent, never this. */
export const NO_KEY = "not-a-key";

/** A model that costs money. */
export const PAID = "northwind/harbour-4-large";

/** Sets both up for this file. Whatever a test does has to leave the ledger at $0. */
export function stage(settings) {
  const set = { project: undefined, practice: undefined, receipts: [] };
  let tollfree;
  before(async () => {
    [set.project, set.practice] = await Promise.all([consumer(), simulator(settings)]);
    tollfree = await set.project.load();
  });
  beforeEach(async () => {
    set.receipts.length = 0;
    await set.practice.reset();
    // An account for each test: those of one share what a minute allows.
    set.tf = await tollfree.Tollfree.open({ key: newKey(), baseUrl: set.practice.baseUrl });
    set.tf.resume();
  });
  afterEach(async () => assert.equal((await set.practice.ledger()).total_cost_usd, 0));
  after(async () => {
    set.practice?.stop();
    await set.project?.remove();
  });
  set.fetch = (options) => set.tf.fetchWith({ onReceipt: (receipt) => set.receipts.push(receipt), ...options });
  /** The chat completions that reached the simulator. */
  set.chats = async () => {
    const { entries } = await set.practice.ledger();
    return entries.filter(({ path }) => path.endsWith("/chat/completions"));
  };
  return set;
}

/** Waits until `is` holds; fails after five seconds. */
export async function until(is, what) {
  for (const end = Date.now() + 5_000; Date.now() < end; ) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited five seconds for ${what}`);
}
