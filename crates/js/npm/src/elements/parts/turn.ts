import type { Lane } from "../lane/lane.js";

/** What is under way at a desk: a question that is being prepared, or its answers. One question at
 * a time, however often it is asked. @internal */
export class Turn {
  readonly #lanes = new Set<Lane>();
  readonly #show: (isBusy: boolean) => void;
  #asking: AbortController | undefined;

  /** `show` is told whether there is something to stop. */
  constructor(show: (isBusy: boolean) => void) {
    this.#show = show;
  }

  /** Prepares a question: nothing else can begin until that is over, and by the signal it learns
   * that it was stopped. */
  async take(ask: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    const { signal } = (this.#asking = new AbortController());
    this.#changed();
    try {
      await ask(signal);
    } finally {
      // Who was stopped has no turn to give back.
      if (!signal.aborted) this.#asking = undefined;
      this.#changed();
    }
  }

  /** An answer begins. */
  add(lane: Lane): void {
    this.#lanes.add(lane);
    this.#changed();
  }

  /** An answer is over. */
  delete(lane: Lane): void {
    this.#lanes.delete(lane);
    this.#changed();
  }

  /** Ends all of it; the next question need not wait for the last words of this one. */
  stop(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    for (const lane of this.#lanes) lane.stop();
    this.#lanes.clear();
    this.#changed();
  }

  get #isBusy(): boolean {
    return this.#asking !== undefined || this.#lanes.size > 0;
  }

  #changed(): void {
    this.#show(this.#isBusy);
  }
}
