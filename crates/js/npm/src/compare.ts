import type { Answer, Receipt } from "./answer.js";
import { disposable } from "./dispose.js";
import { aborted, coreError } from "./error.js";
import type { Event } from "./wasm/tollfree_js.js";

/** How many requests of the account something takes. */
export interface Requests {
  /** If every model answers at once. */
  least: number;
  /** Whatever happens. */
  most: number;
}

/** What one lane of a comparison brings. */
export interface LaneEvent {
  /** Which lane: the place of its model in the list that was asked, from 0. */
  lane: number;
  /** The model that was asked there. */
  model: string;
  /** An event of its answer, or the receipt, which comes last, once for each lane. */
  event: Event | { type: "receipt"; receipt: Receipt };
}

/**
 * One request to several models at once, streamed side by side.
 *
 * Loop over it once for all lanes together, or over each of `answers`. A lane that fails ends with
 * a receipt that says so, and disturbs no other. Leaving the loop stops all lanes.
 */
export class Comparison implements AsyncIterable<LaneEvent> {
  /** The answers, one for each model, in the order of the models. */
  readonly answers: readonly Answer[];
  /** How many requests this takes. */
  readonly requests: Requests;
  /** How every lane ended, in the order of the models. Always resolves, failures included. */
  readonly receipts: Promise<Receipt[]>;

  readonly #models: readonly string[];
  readonly #signal: AbortSignal | undefined;

  /** Made by `Tollfree.compare`. @internal */
  constructor(models: readonly string[], answers: readonly Answer[], requests: Requests, signal?: AbortSignal) {
    this.#models = models;
    this.#signal = signal;
    this.answers = answers;
    this.requests = requests;
    this.receipts = Promise.all(answers.map((answer) => answer.receipt));
  }

  /** Stops every lane and closes the connections. What had arrived can still be read. */
  cancel(): void {
    for (const answer of this.answers) answer.cancel();
  }

  /** The events of all lanes as they come, once. Throws only when the signal fired. */
  [Symbol.asyncIterator](): AsyncIterator<LaneEvent, undefined> {
    const lanes = this.answers.map((answer, lane) => new Lane(lane, this.#models[lane] ?? "", answer));
    return new Merged(lanes, this.#signal);
  }

  static {
    disposable(this.prototype, (comparison) => {
      comparison.cancel();
      return comparison.receipts;
    });
  }
}

// Only types: where the platform lacks the symbols, the methods are absent.
export interface Comparison extends Disposable, AsyncDisposable {}

/** One answer, read for the loop over all. */
class Lane {
  readonly #events: AsyncIterator<Event, undefined>;

  constructor(
    readonly number: number,
    readonly model: string,
    readonly answer: Answer,
  ) {
    this.#events = answer[Symbol.asyncIterator]();
  }

  /** The next event; the receipt after the last one, whether it failed or not. */
  async next(): Promise<LaneEvent> {
    const read = await this.#events.next().catch(() => undefined);
    const [lane, model] = [this.number, this.model];
    if (read !== undefined && !read.done) return { lane, model, event: read.value };
    return { lane, model, event: { type: "receipt", receipt: await this.answer.receipt } };
  }
}

/**
 * All lanes, in the order in which they bring something.
 *
 * INVARIANT: no lane is asked again before its last event was taken, so that what a slow reader
 * leaves lies joined in the answers.
 */
class Merged implements AsyncIterator<LaneEvent, undefined> {
  readonly #lanes: readonly Lane[];
  readonly #signal: AbortSignal | undefined;
  readonly #ready: LaneEvent[] = [];
  #open: number;
  #left = false;
  #wake: () => void = () => undefined;

  constructor(lanes: readonly Lane[], signal: AbortSignal | undefined) {
    this.#lanes = lanes;
    this.#signal = signal;
    this.#open = lanes.length;
    for (const lane of lanes) this.#ask(lane);
  }

  async next(): Promise<IteratorResult<LaneEvent, undefined>> {
    for (;;) {
      const value = this.#left ? undefined : this.#ready.shift();
      if (value !== undefined) {
        if (value.event.type === "receipt") this.#open -= 1;
        else this.#ask(this.#lanes[value.lane]);
        return { value, done: false };
      }
      if (this.#left || this.#open === 0) return this.#end();
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  async return(): Promise<IteratorResult<LaneEvent, undefined>> {
    this.#left = true;
    for (const lane of this.#lanes) lane.answer.cancel();
    this.#wake();
    return { value: undefined, done: true };
  }

  #ask(lane: Lane | undefined): void {
    void lane?.next().then((event) => {
      this.#ready.push(event);
      this.#wake();
    });
  }

  #end(): IteratorResult<LaneEvent, undefined> {
    const signal = this.#signal;
    const isAborted = signal?.aborted === true && !this.#left;
    this.#left = true;
    if (isAborted) throw aborted(signal);
    return { value: undefined, done: true };
  }
}

/** The models of a comparison, as far as the door can judge them. @internal */
export function lanes(models: readonly string[]): readonly string[] {
  if (Array.isArray(models) && models.length > 0) return [...models];
  throw coreError("request_invalid", "models: expected a list of at least one model");
}
