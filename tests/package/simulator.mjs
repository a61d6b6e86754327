// An OpenRouter that bills nobody, on a port of its own.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { simulator as program } from "./consumer.mjs";

/** A key that the simulator accepts; its tail is looked for where it must not be. */
export const KEY = `sk-or-v1-${"ab".repeat(28)}deadbeef`;

/** Another such key, of an account of its own: those of one account share its count of requests. */
export const newKey = () => `sk-or-v1-${randomBytes(28).toString("hex")}${KEY.slice(-8)}`;

/** Starts the simulator; `pace` is its own option, by default without any delay. */
export async function simulator({ pace = "inf", ...more } = {}) {
  const settings = { port: 0, pace, "minute-limit": 100_000, "daily-limit": 100_000, ...more };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const baseUrl = line.split(" ").at(-1);
  const control = (path, init) => fetch(new URL(`/__simulator/${path}`, baseUrl), init);
  return {
    baseUrl,
    /** What arrived since the last reset: `{ total_cost_usd, entries }`. */
    ledger: async () => (await control("ledger")).json(),
    /** The chat completions among it. */
    async chats() {
      const { entries } = await this.ledger();
      return entries.filter((entry) => entry.path.endsWith("/chat/completions"));
    },
    reset: () => control("reset", { method: "POST" }),
    stop: () => child.kill(),
  };
}

/** A request to one of the simulator's scenarios. */
export const ask = (scenario, more) => ({
  model: `simulator/${scenario}:free`,
  messages: [{ role: "user", content: "Hi" }],
  ...more,
});

/** Waits until `is` holds; fails after five seconds. */
export async function until(is, what) {
  for (const end = Date.now() + 5_000; Date.now() < end; ) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited five seconds for ${what}`);
}
