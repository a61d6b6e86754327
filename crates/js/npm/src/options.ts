import { coreError } from "./error.js";
import type { Wasm } from "./load/module.js";
import type { Setup } from "./wasm/tollfree_js.js";

/** How a visitor is connected. */
export interface OpenOptions extends Setup {
  /** Sends requests; the platform's own `fetch` when left out. */
  fetch?: typeof globalThis.fetch;
  /** The time in ms since the Unix epoch; must not go back. The platform's own when left out. */
  now?: () => number;
  /** The wasm module, where it cannot be found beside the script: address, bytes or compiled. */
  wasm?: Wasm;
}

/** How one call is made. */
export interface ChatOptions {
  /** Aborts the call: the loop then throws a `TollfreeError` of code "cancelled". */
  signal?: AbortSignal | undefined;
}

/** Which models are listed. */
export interface ModelsOptions {
  /** Every entry of the catalogue, those that cost money included. They still cannot be asked. */
  all?: boolean;
}

/** What the door needs of the platform. @internal */
export interface Platform {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

/** Splits the options into what the module reads and what the door keeps. @internal */
export function read(options: OpenOptions): { setup: Setup; platform: Platform } {
  if (typeof options !== "object" || options === null) throw invalid("options: expected an object");
  const { fetch = globalThis.fetch, now = clock, wasm: _, ...setup } = options;
  if (typeof fetch !== "function") throw invalid("fetch: expected a function");
  if (typeof now !== "function") throw invalid("now: expected a function");
  // Left out is a mistake; `null` says that there is none.
  if (setup.key === undefined && setup.dialect !== "compatible") {
    throw coreError("key_missing", "no key was given; null opens without one");
  }
  // `fetch` must not be called as a method of something else.
  return { setup, platform: { fetch: (input, init) => fetch(input, init), now } };
}

/** The signal of a call; an option of another name is a mistake that would go unnoticed. @internal */
export function readSignal(options: ChatOptions): AbortSignal | undefined {
  const other = Object.keys(options).find((name) => name !== "signal");
  if (other !== undefined) throw invalid(`${other}: unknown option, expected signal`);
  if (options.signal === undefined || options.signal instanceof AbortSignal) return options.signal;
  throw invalid("signal: expected an AbortSignal");
}

/** Does not jump when the machine's clock is set. */
function clock(): number {
  return performance.timeOrigin + performance.now();
}

function invalid(message: string): Error {
  return coreError("request_invalid", message);
}
