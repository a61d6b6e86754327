import type { Code, Error as Fields, Scope } from "./wasm/tollfree_js.js";
import { problem } from "./wasm/tollfree_js.js";

/** What this door itself can fail at, with its remedies; all other codes are the module's own. @internal */
const DOOR = {
  module_unavailable:
    "serve tollfree_js_bg.wasm beside its script (or name it with the option wasm), and allow 'wasm-unsafe-eval' in the page's CSP",
  already_read: "keep the events of the first loop, or ask text() for the whole answer",
  // The same as the module's: it may not be loaded yet.
  cancelled: "ask again when you want to",
  internal: "this is a mistake in tollfree: please report it with the cause, and open it anew",
} as const satisfies Record<DoorCode, string>;

/** The names of these. */
export type DoorCode = "module_unavailable" | "already_read" | "cancelled" | "internal";

/** Stable names of failures. */
export type ErrorCode = Code | DoorCode;

/** What a {@link TollfreeError} says, as plain data that can be cloned, stored and sent. */
export interface TollfreeErrorFields extends Omit<Fields, "code"> {
  /** Tells it apart from other errors, also after cloning. */
  readonly name: "TollfreeError";
  /** Stable name of the failure. */
  readonly code: ErrorCode;
}

/** Marks errors of every copy of this package in one page. */
const MARK = Symbol.for("tollfree.error");

/**
 * The one class of failure: a stable `code`, a sentence, and what to do next.
 *
 * It is an `Error` (`instanceof`, stack, `String`), but keeps its fields where other errors lose
 * them: `structuredClone` and `postMessage` make plain data of it, which {@link isTollfreeError}
 * knows, and `new TollfreeError(data)` makes an error of that again.
 */
export class TollfreeError implements Error, TollfreeErrorFields {
  /** Tells it apart from other errors, also after cloning. */
  declare readonly name: "TollfreeError";
  /** What happened, one sentence in lower case. */
  declare readonly message: string;
  /** Where it was made. */
  declare readonly stack?: string;
  /** What was thrown by the platform, if that is why. Does not travel with clones. */
  declare readonly cause?: unknown;
  /** Stable name of the failure. */
  declare readonly code: ErrorCode;
  /** What to do next, one sentence. */
  declare readonly remedy: string;
  /** What the failure is about: one call, one model, the whole account, the network, the set-up. */
  declare readonly scope: Scope;
  /** From when on the same request can succeed, ms since the Unix epoch. */
  declare readonly retryAt?: number;
  /** HTTP status, when a server answered. */
  declare readonly status?: number;
  /** Generation id, to quote to OpenRouter's support. */
  declare readonly requestId?: string;
  /** The provider that failed, where the server named it. */
  declare readonly provider?: string;
  /** The server's or the browser's own words. */
  declare readonly raw?: string;
  /** Where the remedy is carried out, when that is a page. */
  declare readonly link?: string;
  /** How many requests the limit that was hit allows, where the server said so. */
  declare readonly limit?: number;
  /** Free models that can do what the asked one cannot. */
  declare readonly models?: string[];
  /** A model that the server offers instead and that costs money. It is never asked by itself. */
  declare readonly paidAlternative?: string;

  /** Makes the error that `fields` describe. */
  constructor(fields: Omit<TollfreeErrorFields, "name">, options?: ErrorOptions) {
    Object.assign(this, fields, { name: "TollfreeError" });
    if (options !== undefined) hide(this, "cause", options.cause);
    const { captureStackTrace } = Error as { captureStackTrace?: (error: object, above: unknown) => void };
    if (captureStackTrace) captureStackTrace(this, TollfreeError);
    else hide(this, "stack", new Error().stack);
  }

  /** Plain data, for storing. */
  toJSON(): TollfreeErrorFields {
    return { ...this };
  }

  static {
    // Not by `extends`: an object that `Error` itself makes is cloned as a bare message.
    Object.setPrototypeOf(this.prototype, Error.prototype);
    hide(this.prototype, MARK, true);
  }
}

/** A field that is no part of the data. */
function hide(object: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, configurable: true });
}

/** Whether `value` is a failure of tollfree, of any copy of the package, or its plain data. */
export function isTollfreeError(value: unknown): value is TollfreeErrorFields {
  if (typeof value !== "object" || value === null) return false;
  return MARK in value || ("name" in value && value.name === "TollfreeError" && "code" in value);
}

/** The error of one of the module's codes, with the module's remedy. @internal */
export function coreError(code: Code, message: string, cause?: unknown): TollfreeError {
  return new TollfreeError(JSON.parse(problem(code, message, reason(cause))), because(cause));
}

/** The error of one of the door's own codes. @internal */
export function doorError(code: DoorCode, message: string, cause?: unknown): TollfreeError {
  const scope: Scope = code === "already_read" || code === "cancelled" ? "call" : "setup";
  const raw = reason(cause);
  const fields = { code, message, remedy: DOOR[code], scope, ...(raw && { raw }) };
  return new TollfreeError(fields, because(cause));
}

/** The error of a wait that its signal ended. @internal */
export function aborted(signal: AbortSignal): TollfreeError {
  return doorError("cancelled", "the call was aborted by its signal", signal.reason);
}

/** What the module threw (the JSON of an error) or what went wrong in the module itself. @internal */
export function fromModule(thrown: unknown): TollfreeError {
  if (thrown instanceof TollfreeError) return thrown;
  if (typeof thrown === "string") return new TollfreeError(JSON.parse(thrown));
  return doorError("internal", "the module failed in an unexpected way", thrown);
}

/** Calls the module; what it throws becomes a {@link TollfreeError}. @internal */
export function asking<T>(ask: () => T): T {
  try {
    return ask();
  } catch (thrown) {
    throw fromModule(thrown);
  }
}

/** The words of whatever was thrown; a fetch names its real reason only in the cause. @internal */
export function reason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return thrown === undefined ? "" : String(thrown);
  const inner = thrown.cause instanceof Error ? ` (${thrown.cause.message})` : "";
  return thrown.message + inner;
}

function because(cause: unknown): ErrorOptions | undefined {
  return cause === undefined ? undefined : { cause };
}
