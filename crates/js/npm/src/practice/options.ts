import type { Source } from "../load/program.js";
import { start } from "./engine.js";
import { fetchFrom } from "./fetch.js";

/** Never resolved: requests to it do not leave the page. */
const HOST = "http://practice.localhost";

/** Has the form of a key, and is worth nothing anywhere. Another one each time: tabs that practise
 * have nothing in common. */
function key(): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(Math.random() * 256).toString(16).padStart(2, "0"));
  return `sk-or-v1-${digits.join("")}`;
}

/** How one practises. */
export interface PracticeOptions {
  /** The same number gives the same answers and failures. Another one each time when left out. */
  seed?: number;
  /** The wasm program, where it cannot be found beside the script: address, bytes or compiled. */
  wasm?: Source;
}

/** What `Tollfree.open` takes: `await Tollfree.open(practice())`. */
export interface Practice {
  /** A key of the right form that is worth nothing anywhere. */
  readonly key: string;
  /** An address that is never resolved. */
  readonly baseUrl: string;
  /** Answers requests to that address inside the page, and refuses all others. */
  readonly fetch: typeof globalThis.fetch;
}

/**
 * A simulated OpenRouter, which answers inside the page: no key, no network, no cost. Its models
 * are called `practice/…`. The program is loaded with the first request.
 */
export function practice(options: PracticeOptions = {}): Practice {
  const { seed = Date.now(), wasm } = options;
  return { key: key(), baseUrl: `${HOST}/api/v1`, fetch: fetchFrom(HOST, once(() => start(seed, wasm))) };
}

/** Whether a model, by its id, is one of the invented ones, so that its answers are simulated. */
export function isSimulated(model: string): boolean {
  return model.startsWith("practice/");
}

/** Makes it once; after a failure it is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((failed: unknown) => {
      made = undefined;
      throw failed;
    }));
}
