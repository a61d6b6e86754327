import { disposable } from "./dispose.js";
import { aborted, doorError, fromModule, TollfreeError } from "./error.js";
import type { TollfreeErrorFields } from "./error.js";
import { Mailbox } from "./mailbox.js";
import { Pump } from "./pump.js";
import type { Host, Listener } from "./pump.js";
import { streamOf } from "./streams.js";
import type { Call, Event, Receipt as CoreReceipt } from "./wasm/tollfree_js.js";

/** What is left of a call when it is over: who answered, how fast, what it used, what went wrong. */
export interface Receipt extends Omit<CoreReceipt, "error"> {
  /** What went wrong, as plain data; always there when the outcome is "failed". */
  error?: TollfreeErrorFields;
}

/** What is asked of whom, for the receipt of a call that was never sent. @internal */
export interface Asked {
  readonly model: string;
  readonly host: Host;
  readonly signal: AbortSignal | undefined;
}

/**
 * One answer, as it arrives.
 *
 * Loop over it once for its events. When the call fails, the loop first gives everything that had
 * arrived, then throws a `TollfreeError`. Leaving the loop or {@link Answer.cancel} closes the
 * connection quietly; an `AbortSignal` closes it and makes the loop throw.
 */
export class Answer implements AsyncIterable<Event> {
  /** How the call ended. Always resolves, failures included. */
  readonly receipt: Promise<Receipt>;

  readonly #asked: Asked;
  readonly #mailbox = new Mailbox();
  readonly #pieces: string[] = [];
  readonly #resolve: (receipt: Receipt) => void;
  readonly #startedAt: number;
  #pump: Pump | undefined;
  #over = false;
  #isRead = false;
  #error: TollfreeError | undefined;

  /** Made by `Tollfree.chat`. @internal */
  constructor(asked: Asked, open: () => Call) {
    let resolve!: (receipt: Receipt) => void;
    this.receipt = new Promise((done) => (resolve = done));
    this.#resolve = resolve;
    this.#asked = asked;
    this.#startedAt = asked.host.platform.now();
    asked.host.running.add(this);
    asked.signal?.addEventListener?.("abort", this.#abort);
    if (asked.signal?.aborted) this.#abort();
    this.#start(open);
  }

  /** The text of the answer that has arrived so far, whoever reads the events. */
  get arrived(): string {
    return this.#pieces.join("");
  }

  /** The whole text of the answer; throws the `TollfreeError` of a call that failed. */
  async text(): Promise<string> {
    await this.receipt;
    if (this.#error) throw this.#error;
    return this.arrived;
  }

  /** Stops the call and closes the connection. What had arrived can still be read. */
  cancel(): void {
    if (this.#pump) this.#pump.cancel();
    else this.#unsent("cancelled");
  }

  /** The events, once. */
  [Symbol.asyncIterator](): AsyncIterator<Event, undefined> {
    if (this.#isRead) throw doorError("already_read", "the events of this answer were read before");
    this.#isRead = true;
    return {
      next: () => this.#mailbox.take(),
      return: () => {
        this.cancel();
        this.#mailbox.clear();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }

  /** The events as a stream, instead of the loop: cancelling it stops the call, and a call that
   * fails makes it fail. */
  toReadableStream(): ReadableStream<Event> {
    return streamOf(this[Symbol.asyncIterator](), (event) => event);
  }

  /** The text alone as a stream, instead of the loop. What was streamed cannot be taken back: with
   * the option `restart`, read the events. */
  toTextStream(): ReadableStream<string> {
    const text = (event: Event): string | undefined => (event.type === "text" ? event.text : undefined);
    return streamOf(this[Symbol.asyncIterator](), text);
  }

  readonly #abort = (): void => {
    if (this.#asked.signal) this.#error ??= aborted(this.#asked.signal);
    this.cancel();
  };

  #start(open: () => Call): void {
    if (this.#over) return;
    try {
      this.#pump = new Pump(open(), this.#asked.host, this.#listener());
      this.#pump.start();
    } catch (thrown) {
      this.#unsent("failed", fromModule(thrown));
    }
  }

  #listener(): Listener {
    return {
      event: (event) => {
        if (event.type === "text") this.#pieces.push(event.text);
        else if (event.type === "restarted") this.#pieces.length = 0;
        this.#mailbox.put(event);
      },
      receipt: ({ error, ...receipt }) => {
        this.#finish(receipt, error && new TollfreeError(error));
      },
      broken: (error) => this.#unsent("failed", error),
    };
  }

  /** Ends a call of which the module can say nothing. */
  #unsent(outcome: "cancelled" | "failed", error?: TollfreeError): void {
    const total = Math.round(this.#asked.host.platform.now() - this.#startedAt);
    const { model } = this.#asked;
    const nothing = { timeline: [], unreadableChunks: 0, warnings: [], tries: [], requests: 0 };
    this.#finish({ outcome, model, clocks: { total }, ...nothing }, error);
  }

  #finish(receipt: Receipt, error: TollfreeError | undefined): void {
    if (this.#over) return;
    this.#over = true;
    this.#asked.host.running.delete(this);
    this.#asked.signal?.removeEventListener?.("abort", this.#abort);
    this.#error = error ?? this.#error;
    this.#mailbox.close(this.#error);
    this.#resolve(error ? { ...receipt, error: error.toJSON() } : receipt);
  }

  static {
    disposable(this.prototype, (answer) => {
      answer.cancel();
      answer.#mailbox.clear();
      return answer.receipt;
    });
  }
}

// Only types: where the platform lacks the symbols, the methods are absent.
export interface Answer extends Disposable, AsyncDisposable {}
