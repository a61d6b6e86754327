import type { Event } from "./wasm/tollfree_js.js";

interface Waiting {
  resolve(result: IteratorResult<Event, undefined>): void;
  reject(error: unknown): void;
}

/**
 * Events between the network and whoever reads them. @internal
 *
 * INVARIANT: holds at most the text of the answer: pieces that nobody has taken yet are joined, so
 * a reader that lags gets fewer and larger pieces, never a growing queue.
 */
export class Mailbox {
  #events: Event[] = [];
  #next = 0;
  #waiting: Waiting[] = [];
  #closed = false;
  #error: unknown;

  put(event: Event): void {
    const reader = this.#waiting.shift();
    if (reader) return reader.resolve({ value: event, done: false });
    const last = this.#events.length > this.#next ? this.#events.at(-1) : undefined;
    if (last && "text" in last && "text" in event && last.type === event.type) {
      last.text += event.text;
    } else {
      this.#events.push(event);
    }
  }

  /** No more will come. Readers get what is there, then `error` once, if there is one. */
  close(error?: unknown): void {
    this.#closed = true;
    this.#error = error;
    for (const reader of this.#waiting.splice(0)) this.#end(reader);
  }

  take(): Promise<IteratorResult<Event, undefined>> {
    const event = this.#events[this.#next];
    if (event) {
      this.#next += 1;
      if (this.#next === this.#events.length) this.clear();
      return Promise.resolve({ value: event, done: false });
    }
    return new Promise((resolve, reject) => {
      const reader = { resolve, reject };
      if (this.#closed) this.#end(reader);
      else this.#waiting.push(reader);
    });
  }

  /** Drops what nobody has taken. */
  clear(): void {
    this.#events = [];
    this.#next = 0;
  }

  #end(reader: Waiting): void {
    const error = this.#error;
    this.#error = undefined;
    if (error === undefined) reader.resolve({ value: undefined, done: true });
    else reader.reject(error);
  }
}
