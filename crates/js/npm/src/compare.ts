import type { Answer, Receipt } from "./answer.js";
import { disposable } from "./dispose.js";
import { coreError } from "./error.js";
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

  /** Made by `Tollfree.compare`. @internal */
  constructor(models: readonly string[], answers: readonly Answer[], requests: Requests) {
    this.#models = models;
    this.answers = answers;
    this.requests = requests;
    this.receipts = Promise.all(answers.map((answer) => answer.receipt));
  }

  /** Stops every lane and closes the connections. What had arrived can still be read. */
  cancel(): void {
    for (const answer of this.answers) answer.cancel();
  }

  /** The events of all lanes as they come, once. Throws only when the signal stopped one. */
  [Symbol.asyncIterator](): AsyncIterator<LaneEvent, undefined> {
    const lanes = this.answers.map((answer, lane) => new Lane(lane, this.#models[lane] ?? "", answer));
    return new Merged(lanes);
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
  #thrown: unknown;

  constructor(
    readonly number: number,
    readonly model: string,
    readonly answer: Answer,
  ) {
    this.#events = answer[Symbol.asyncIterator]();
  }

  /** The next event; the receipt after the last one, whether it failed or not. */
  async next(): Promise<LaneEvent> {
    const read = await this.#events.next().catch((thrown: unknown) => void (this.#thrown = thrown));
    const [lane, model] = [this.number, this.model];
    if (read && !read.done) return { lane, model, event: read.value };
    return { lane, model, event: { type: "receipt", receipt: await this.answer.receipt } };
  }

  /** What a lane throws that its signal stopped; one that fails ends with its receipt alone. */
  stoppedBy({ outcome }: Receipt): unknown {
    return outcome === "cancelled" ? this.#thrown : undefined;
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
  readonly #ready: LaneEvent[] = [];
  #open: number;
  #left = false;
  #error: unknown;
  /** INVARIANT: one reader at a time waits; the next one has its turn after it. */
  #turn: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(lanes: readonly Lane[]) {
    this.#lanes = lanes;
    this.#open = lanes.length;
    for (const lane of lanes) this.#ask(lane);
  }

  next(): Promise<IteratorResult<LaneEvent, undefined>> {
    const turn = this.#turn.then(() => this.#take());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async return(): Promise<IteratorResult<LaneEvent, undefined>> {
    this.#left = true;
    for (const lane of this.#lanes) lane.answer.cancel();
    this.#wake();
    return { value: undefined, done: true };
  }

  async #take(): Promise<IteratorResult<LaneEvent, undefined>> {
    for (;;) {
      if (this.#left) return { value: undefined, done: true };
      const value = this.#ready.shift();
      if (value) return this.#taken(value);
      if (this.#open === 0) return this.#end();
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  #taken(value: LaneEvent): IteratorResult<LaneEvent, undefined> {
    const { lane, event } = value;
    if (event.type !== "receipt") this.#ask(this.#lanes[lane]);
    else {
      this.#open -= 1;
      this.#error ??= this.#lanes[lane]?.stoppedBy(event.receipt);
    }
    return { value, done: false };
  }

  #ask(lane: Lane | undefined): void {
    void lane?.next().then((event) => {
      this.#ready.push(event);
      this.#wake();
    });
  }

  #end(): IteratorResult<LaneEvent, undefined> {
    this.#left = true;
    if (this.#error !== undefined) throw this.#error;
    return { value: undefined, done: true };
  }
}

/** The models of a comparison, as far as the door can judge them. @internal */
export function lanes(models: readonly string[]): readonly string[] {
  if (Array.isArray(models) && models.length > 0) return [...models];
  throw coreError("request_invalid", "models: expected a list of at least one model");
}
