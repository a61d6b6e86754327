import type { Receipt } from "./answer.js";
import { TollfreeError } from "./error.js";
import { holding } from "./held.js";
import { told } from "./options.js";
import type { FetchOptions } from "./options.js";
import { Pump } from "./pump.js";
import type { Host, Listener, Stoppable } from "./pump.js";
import { send } from "./send.js";
import type { Call, Receipt as CoreReceipt, Reply, Sending, Session } from "./wasm/tollfree_js.js";

/** Carries one request of another client. @internal */
export async function relay(
  session: () => Session,
  host: Host,
  options: FetchOptions,
  input: RequestInfo | URL,
  init?: RequestInit,
): Promise<Response> {
  const request = holding(new Request(input, init), input);
  request.signal.throwIfAborted();
  const { now } = host.platform;
  const { onReceipt, ...plan } = options;
  let call: Call;
  try {
    const look = session().route(request.method, request.url, now());
    if (look !== undefined) return await looked(host, JSON.parse(look), request);
    const body = await request.text();
    request.signal.throwIfAborted();
    call = session().relay(body, told(plan), Math.random(), now());
  } catch (thrown) {
    // The module throws what such a client can make something of.
    if (typeof thrown !== "string") throw thrown;
    return respond(JSON.parse(thrown));
  }
  return new Carrier(host, request, onReceipt).start(call);
}

/** What the server says to a question that takes no guard. */
async function looked(host: Host, sending: Sending, request: Request): Promise<Response> {
  const response = await send(host.platform, sending, request.signal);
  // The signal also ends the reading of the body.
  if (response.body) holding(response.body, request);
  return response;
}

/** What one carried call gives back: first a response, then the bytes of its body. */
class Carrier implements Listener, Stoppable {
  /** Pieces that the module has not let go yet. */
  #held: Uint8Array<ArrayBuffer>[] = [];
  #body: ReadableStreamDefaultController<Uint8Array> | undefined;
  #pump: Pump | undefined;
  #over = false;
  readonly #host: Host;
  /** INVARIANT: held until the call is over, or its signal would not fire. */
  readonly #request: Request;
  readonly #onReceipt: FetchOptions["onReceipt"];
  readonly #response: Promise<Response>;
  #resolve!: (response: Response) => void;
  #reject!: (reason: unknown) => void;

  constructor(host: Host, request: Request, onReceipt: FetchOptions["onReceipt"]) {
    this.#host = host;
    this.#request = request;
    this.#onReceipt = onReceipt;
    this.#response = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  start(call: Call): Promise<Response> {
    this.#host.running.add(this);
    this.#request.signal.addEventListener("abort", this.#abort);
    this.#pump = new Pump(call, this.#host, this);
    this.#pump.start();
    return this.#response;
  }

  /** The visitor is forgotten: for the client this is an abort. */
  cancel(): void {
    this.#fail(new DOMException("the visitor was forgotten", "AbortError"));
    this.#pump?.cancel();
  }

  event(): void {}

  sent(): void {
    this.#held = [];
  }

  piece(piece: Uint8Array): void {
    this.#held.push(piece as Uint8Array<ArrayBuffer>);
  }

  fed(call: Call): void {
    const pass = call.pass();
    if (pass < 0) this.#held = [];
    if (pass > 0) this.#give(pass);
  }

  receipt({ error, ...receipt }: CoreReceipt, reply?: Reply): void {
    if (reply && !this.#over) this.#end(reply);
    this.#finish();
    const told: Receipt = error ? { ...receipt, error: new TollfreeError(error).toJSON() } : receipt;
    // What a page does with it is its own: it must not break the answer.
    void Promise.resolve(told).then(this.#onReceipt);
  }

  broken(error: TollfreeError): void {
    this.#fail(error);
  }

  /** Hands on the first `count` bytes of what is held. */
  #give(count: number): void {
    if (!this.#body) {
      this.#resolve(new Response(this.#stream(), { headers: { "content-type": "text/event-stream" } }));
    }
    for (const piece of this.#taken(count)) this.#body?.enqueue(piece);
  }

  #taken(count: number): Uint8Array<ArrayBuffer>[] {
    const taken = [];
    for (let left = count; left > 0; ) {
      const piece = this.#held.shift();
      if (!piece) break;
      taken.push(piece.subarray(0, left));
      if (piece.length > left) this.#held.unshift(piece.subarray(left));
      left -= piece.length;
    }
    return taken;
  }

  #stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return new ReadableStream({
      start: (body) => {
        this.#body = body;
      },
      cancel: () => {
        this.#over = true;
        this.#pump?.cancel();
      },
    });
  }

  #end(reply: Reply): void {
    if (!this.#body) return this.#resolve(respond(reply, this.#taken(reply.pass)));
    for (const piece of this.#taken(reply.pass)) this.#body.enqueue(piece);
    if (reply.text) this.#body.enqueue(new TextEncoder().encode(reply.text));
    this.#body.close();
  }

  readonly #abort = (): void => {
    this.#fail(this.#request.signal.reason);
    this.#pump?.cancel();
  };

  #fail(reason: unknown): void {
    if (!this.#over) {
      this.#reject(reason);
      this.#body?.error(reason);
    }
    this.#finish();
  }

  #finish(): void {
    this.#over = true;
    this.#host.running.delete(this);
    this.#held = [];
    this.#request.signal.removeEventListener("abort", this.#abort);
  }
}

function respond({ status, headers, text }: Reply, before: Uint8Array<ArrayBuffer>[] = []): Response {
  return new Response(new Blob([...before, text]), { status, headers: headers as [string, string][] });
}
