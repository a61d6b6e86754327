import { doorError, fromModule, reason } from "./error.js";
import type { TollfreeError } from "./error.js";
import { feed } from "./feed.js";
import type { Platform } from "./options.js";
import { send } from "./send.js";
import type { Call, Event, Receipt, Step } from "./wasm/tollfree_js.js";

/** Who hears what one call brings. @internal */
export interface Listener {
  event(event: Event): void;
  /** Comes exactly once, and last. */
  receipt(receipt: Receipt): void;
  /** The module itself failed; nothing comes after it. */
  broken(error: TollfreeError): void;
}

/**
 * The network side of one call: sends, reads, waits, and obeys. @internal
 *
 * It reads as fast as the bytes come, whatever the reader does: the clocks of the receipt and the
 * watch for a stall are then those of the network.
 */
export class Pump {
  readonly #call: Call;
  readonly #platform: Platform;
  readonly #listener: Listener;
  readonly #connection = new AbortController();
  #over = false;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(call: Call, platform: Platform, listener: Listener) {
    this.#call = call;
    this.#platform = platform;
    this.#listener = listener;
  }

  /** Runs the call to its end. */
  async run(): Promise<void> {
    this.#step((call) => call.begin());
    const response = await this.#send();
    const body = response?.body?.getReader();
    while (!this.#over) {
      try {
        const bytes: unknown = (await body?.read())?.value;
        if (bytes === undefined) this.#step((call, now) => call.end(now));
        else this.#feed(bytes);
      } catch (broken) {
        this.#step((call, now) => call.broken(reason(broken), now));
      }
    }
    // A `fetch` that was passed in may not heed its signal.
    await body?.cancel().catch(() => undefined);
  }

  /** Stops the call; a call that is over is not touched. */
  cancel(): void {
    this.#step((call, now) => call.cancel(now));
  }

  async #send(): Promise<Response | undefined> {
    try {
      const response = await send(this.#platform, this.#call.request(), this.#connection.signal);
      const type = response.headers.get("content-type") ?? "";
      const id = response.headers.get("x-generation-id");
      this.#step((call, now) => call.head(response.status, type, id, now));
      return response;
    } catch (failed) {
      this.#step((call, now) => call.noResponse(reason(failed), now));
      return undefined;
    }
  }

  /** Tells the call what happened, and does what it says. */
  #step(input: (call: Call, now: number) => string): void {
    this.#run((now) => this.#obey(JSON.parse(input(this.#call, now))));
  }

  #feed(piece: unknown): void {
    this.#run((now) => {
      const told = feed(this.#call, view(piece), now);
      if (typeof told === "string") this.#listener.event({ type: "text", text: told });
      else if (told !== undefined) this.#obey(told);
    });
  }

  /** A module that throws is broken: nothing more is asked of it. */
  #run(step: (now: number) => void): void {
    if (this.#over) return;
    try {
      step(this.#platform.now());
    } catch (thrown) {
      this.#close();
      this.#listener.broken(fromModule(thrown));
    }
  }

  #obey({ events, waitUntil, receipt }: Step): void {
    for (const event of events) this.#listener.event(event);
    if (waitUntil !== undefined) this.#waitUntil(waitUntil);
    if (receipt === undefined) return;
    this.#close();
    this.#listener.receipt(receipt);
  }

  #waitUntil(at: number): void {
    clearTimeout(this.#alarm);
    const delay = Math.min(Math.max(at - this.#platform.now(), 0), 0x7fff_ffff);
    this.#alarm = setTimeout(() => this.#step((call, now) => call.time(now)), delay);
    // In Node: the open connection keeps the process alive, the watch over it need not.
    (this.#alarm as { unref?: () => void }).unref?.();
  }

  /** INVARIANT: after this the call is not touched any more, because it is freed. */
  #close(): void {
    this.#over = true;
    clearTimeout(this.#alarm);
    this.#connection.abort();
    this.#call.free();
  }
}

/** A `fetch` that was passed in may bring anything. */
function view(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw doorError("internal", "the body is not made of bytes");
}
