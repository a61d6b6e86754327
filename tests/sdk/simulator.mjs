// An OpenRouter that bills nobody, on a port of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.TOLLFREE_SIMULATOR ?? path.join(root, "target/debug/tollfree-simulator");

/** A key that the simulator accepts, and one that nobody knows. */
export const KEY = `sk-or-v1-${"ab".repeat(32)}`;
export const WRONG_KEY = `sk-or-v1-${"0".repeat(64)}`;
/** The key of the account whose day is spent. */
export const SPENT_KEY = `sk-or-v1-${"1".repeat(64)}`;

/** Starts the simulator without delays and, but for the named settings, without limits. */
export async function simulator(more = {}) {
  const settings = { port: 0, pace: "inf", "minute-limit": 100_000, "daily-limit": 100_000, ...more };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  /** Ends with `/api/v1`. */
  const baseUrl = line.split(" ").at(-1);
  const at = (place) => (place.startsWith("/") ? new URL(place, baseUrl) : `${baseUrl}/${place}`);
  return {
    baseUrl,
    /** A GET below `/api/v1` (or from the root), with the key unless told otherwise. */
    get: (place, key = KEY) => fetch(at(place), { headers: key ? { Authorization: `Bearer ${key}` } : {}, redirect: "manual" }),
    /** A POST of JSON. */
    post: (place, body, key = KEY) =>
      fetch(at(place), {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) },
        body: JSON.stringify(body),
      }),
    /** Moves the simulated calendar ahead. */
    advance: (ms) => fetch(at("/__simulator/advance"), { method: "POST", body: JSON.stringify({ ms }) }),
    reset: () => fetch(at("/__simulator/reset"), { method: "POST" }),
    ledger: async () => (await fetch(at("/__simulator/ledger"))).json(),
    scenarios: async () => (await fetch(at("/__simulator/scenarios"))).json(),
    stop: () => child.kill(),
  };
}

/** A question to one of the simulator's scenarios. */
export const ask = (scenario, more) => ({
  model: `simulator/${scenario}:free`,
  messages: [{ role: "user", content: "Say hi" }],
  ...more,
});

export const WEATHER = {
  name: "get_weather",
  description: "The weather of a city",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"], additionalProperties: false },
};
