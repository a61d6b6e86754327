import { doorError, fromModule, reason } from "./error.js";
import type { TollfreeError } from "./error.js";
import { feed } from "./feed.js";
import type { Platform } from "./options.js";
import { send } from "./send.js";
import type { Call, Event, Receipt, Reply, Sending, Step } from "./wasm/tollfree_js.js";

/** Who hears what one call brings. @internal */
export interface Listener {
  event(event: Event): void;
  /** Comes exactly once, and last; with the reply that another client gets, if it is its call. */
  receipt(receipt: Receipt, reply?: Reply): void;
  /** The module itself failed; nothing comes after it. */
  broken(error: TollfreeError): void;
  /** A request is sent. */
  sent?(): void;
  /** A piece of its reply arrived, and will not be changed. */
  piece?(piece: Uint8Array): void;
  /** The call has read it, and is not over. */
  fed?(call: Call): void;
}

/** What a call needs of the visitor to whom it belongs. @internal */
export interface Host {
  readonly platform: Platform;
  /** Loads the catalogue into the module; settles in either case. */
  load(): Promise<unknown>;
  /** The account's count may be another one. */
  changed(): void;
  /** The calls that are not over. */
  readonly running: Set<Stoppable>;
}

/** What can be stopped from outside. @internal */
export interface Stoppable {
  cancel(): void;
}

/**
 * The network side of one call: sends, reads, waits, and obeys. @internal
 *
 * It reads as fast as the bytes come, whatever the reader does: the clocks of the receipt and the
 * watch for a stall are then those of the network.
 */
export class Pump {
  readonly #call: Call;
  readonly #host: Host;
  readonly #listener: Listener;
  /** INVARIANT: at most one at a time; a new one takes the place of an aborted one. */
  #connection: AbortController | undefined;
  #over = false;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(call: Call, host: Host, listener: Listener) {
    this.#call = call;
    this.#host = host;
    this.#listener = listener;
  }

  /** Starts the call; the listener hears the rest. */
  start(): void {
    this.#step((call, now) => call.begin(now));
  }

  /** Stops the call; a call that is over is not touched. */
  cancel(): void {
    this.#step((call, now) => call.cancel(now));
  }

  /** Sends one request and brings what comes back, until the call hangs up. */
  async #exchange(sending: Sending, connection: AbortController): Promise<void> {
    const isOpen = (): boolean => this.#connection === connection;
    let body: ReadableStreamDefaultReader<Uint8Array> | undefined;
    try {
      const response = await send(this.#host.platform, sending, connection.signal);
      body = response.body?.getReader();
      const type = response.headers.get("content-type") ?? "";
      const id = response.headers.get("x-generation-id");
      if (isOpen()) this.#step((call, now) => call.head(response.status, type, id, now));
    } catch (failed) {
      if (isOpen()) this.#step((call, now) => call.noResponse(reason(failed), now));
    }
    while (isOpen()) {
      try {
        const bytes: unknown = (await body?.read())?.value;
        if (!isOpen()) break;
        if (bytes === undefined) this.#step((call, now) => call.end(now));
        else this.#feed(bytes);
      } catch (broken) {
        if (isOpen()) this.#step((call, now) => call.broken(reason(broken), now));
      }
    }
    // A `fetch` that was passed in may not heed its signal.
    await body?.cancel().catch(() => undefined);
  }

  /** Tells the call what happened, and does what it says. */
  #step(input: (call: Call, now: number) => string): void {
    this.#run((now) => this.#obey(JSON.parse(input(this.#call, now))));
  }

  #feed(piece: unknown): void {
    this.#run((now) => {
      const bytes = view(piece);
      this.#listener.piece?.(bytes);
      const told = feed(this.#call, bytes, now);
      if (typeof told === "string") this.#listener.event({ type: "text", text: told });
      else if (told !== undefined) this.#obey(told);
      if (!this.#over) this.#listener.fed?.(this.#call);
    });
  }

  /** A module that throws is broken: nothing more is asked of it. */
  #run(step: (now: number) => void): void {
    if (this.#over) return;
    try {
      step(this.#host.platform.now());
    } catch (thrown) {
      try {
        this.#close();
      } catch {
        // A module that broke down inside of the call does not give it back.
      }
      this.#listener.broken(fromModule(thrown));
    }
  }

  #obey({ hangUp, events, send, waitUntil, refresh, take, receipt, reply }: Step): void {
    if (hangUp) this.#hangUp();
    for (const event of events) this.#listener.event(event);
    if (send !== undefined) {
      this.#listener.sent?.();
      this.#connection = new AbortController();
      void this.#exchange(send, this.#connection);
    }
    if (waitUntil !== undefined) this.#waitUntil(waitUntil);
    if (refresh) void this.#host.load().finally(() => this.#step((call, now) => call.loaded(now)));
    if (take || receipt) this.#host.changed();
    if (take) this.#step((call, now) => call.take(now));
    if (receipt === undefined) return;
    this.#close();
    this.#listener.receipt(receipt, reply);
  }

  #waitUntil(at: number): void {
    // A `fetch` that was passed in may have cancelled the call that sends.
    if (this.#over) return;
    clearTimeout(this.#alarm);
    const delay = Math.min(Math.max(at - this.#host.platform.now(), 0), 0x7fff_ffff);
    this.#alarm = setTimeout(() => this.#step((call, now) => call.time(now)), delay);
    // In Node: an open connection keeps the process alive, the watch over it need not. A wait for
    // the next request must.
    if (this.#connection) (this.#alarm as { unref?: () => void }).unref?.();
  }

  #hangUp(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    // What is waited for from here on is the next request.
    (this.#alarm as { ref?: () => void } | undefined)?.ref?.();
  }

  /** INVARIANT: after this the call is not touched any more, because it is freed. */
  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#hangUp();
    clearTimeout(this.#alarm);
    this.#call.free();
  }
}

/** A `fetch` that was passed in may bring anything. */
function view(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw doorError("internal", "the body is not made of bytes");
}
