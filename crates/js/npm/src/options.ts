import type { Receipt } from "./answer.js";
import { coreError } from "./error.js";
import type { Wasm } from "./load/module.js";
import type { PlanOptions, Setup } from "./wasm/tollfree_js.js";

/** How a visitor is connected. */
export interface OpenOptions extends Setup, Waiting {
  /** Sends requests; the platform's own `fetch` when left out. */
  fetch?: typeof globalThis.fetch;
  /** The time in ms since the Unix epoch; must not go back. The platform's own when left out. */
  now?: () => number;
  /** The wasm module, where it cannot be found beside the script: address, bytes or compiled. */
  wasm?: Wasm;
}

/** How one call is made, and what it may do for an answer. */
export interface ChatOptions extends PlanOptions {
  /** Aborts the call: the loop then throws a `TollfreeError` of code "cancelled". */
  signal?: AbortSignal | undefined;
}

/** What the calls of another client may do for an answer, and who hears how they ended. */
export interface FetchOptions extends Omit<PlanOptions, "restart" | "spend"> {
  /** Hears how each call ended, also those that failed: the client does not show it. */
  onReceipt?: (receipt: Receipt) => void;
}

/** How a visitor goes to sign in. */
export interface SignInOptions extends Waiting {
  /** Where the visitor comes back: https, or http on localhost or 127.0.0.1. The page's own address
   * when left out. */
  callback?: string;
  /** What the key is called in the account's list of keys, at most 100 characters. */
  label?: string;
  /** Where the server is; OpenRouter when left out. */
  baseUrl?: string;
  /** The wasm module, as in {@link OpenOptions}. */
  wasm?: Wasm;
}

/** How a sign-in is finished. */
export interface CompleteOptions extends Pick<OpenOptions, "baseUrl" | "fetch" | "now" | "signal" | "wasm"> {
  /** Is told the key's text, for a page whose visitor chose to keep it. Without this the key stays
   * inside the wasm module. */
  onKey?: (key: string) => void;
}

/** What can be waited for. */
export interface Waiting {
  /** Ends the waiting with a `TollfreeError` of code "cancelled". */
  signal?: AbortSignal | undefined;
}

/** How a comparison is made. The rest of the options holds for each lane of its own. */
export interface CompareOptions extends ChatOptions {}

/** Which models are listed. */
export interface ModelsOptions extends Waiting {
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
  const { fetch = globalThis.fetch, now = clock, wasm: _, signal, ...setup } = options;
  checkSignal(signal);
  if (typeof fetch !== "function") throw invalid("fetch: expected a function");
  if (typeof now !== "function") throw invalid("now: expected a function");
  // `fetch` must not be called as a method of something else.
  return { setup, platform: { fetch: (input, init) => fetch(input, init), now } };
}

/** A key that was left out is a mistake; `null` says that there is none. @internal */
export function requireKey({ key, dialect }: Setup): void {
  if (key === undefined && dialect !== "compatible") {
    throw coreError("key_missing", "no key was given; null opens without one");
  }
}

/** The options of a call, as far as the door can judge them; the module reads the rest. @internal */
export function checked(options: ChatOptions): ChatOptions {
  checkSignal(options.signal);
  return options;
}

/** @internal */
export function checkSignal<T>(signal: T): T {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw invalid("signal: expected an AbortSignal");
}

/**
 * An object as JSON for the module. What JSON would drop or blur (`NaN`, functions, big integers)
 * goes as text, so that the module refuses it by the field's name. @internal
 */
export function told(object: object): string {
  const plain = (_: string, value: unknown): unknown => {
    const isLost = /^(function|symbol|bigint)$/.test(typeof value);
    return isLost || (typeof value === "number" && !Number.isFinite(value)) ? String(value) : value;
  };
  try {
    return JSON.stringify(object, plain) ?? "null";
  } catch (cause) {
    throw coreError("request_invalid", "the object cannot be written as JSON", cause);
  }
}

/** Does not jump when the machine's clock is set. */
function clock(): number {
  return performance.timeOrigin + performance.now();
}

function invalid(message: string): Error {
  return coreError("request_invalid", message);
}
