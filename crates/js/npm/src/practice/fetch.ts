import { holding } from "../held.js";
import type { Practice, Reply } from "../wasm/tollfree_practice.js";

/** A `fetch` that an engine answers. Whatever is not for `host` is refused: nothing of practice
 * leaves the page. @internal */
export function fetchFrom(host: string, engine: () => Promise<Practice>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = holding(new Request(input, only(init)), input);
    const { origin, pathname, search } = new URL(request.url);
    if (origin !== host) throw new TypeError(`practice is simulated: it does not ask ${origin}`);
    request.signal.throwIfAborted();
    const body = await request.text();
    const headers = [...request.headers];
    const program = await untilAborted(engine(), request);
    const sent = program.send(request.method, pathname, search.slice(1), headers, body) as Promise<Reply>;
    // A reply that nobody waits for any more hangs up.
    void sent.then((reply) => request.signal.aborted && reply.close(), () => undefined);
    const reply = await untilAborted(sent.catch(failed), request);
    return new Response(streamed(reply, request), {
      status: reply.status,
      headers: [...(reply.headers as [string, string][]), ["x-simulated", "practice"]],
    });
  };
}

/** What an engine in the page can heed; the rest (cache, cookies) not every platform knows. */
function only(init: RequestInit | undefined): RequestInit {
  const { method, headers, body, signal } = init ?? {};
  return {
    ...(method && { method }),
    ...(headers && { headers }),
    ...(body != null && { body }),
    ...(signal && { signal }),
  };
}

/** What is waited for, unless the caller goes before it comes. */
async function untilAborted<T>(work: Promise<T>, { signal }: Request): Promise<T> {
  let stop = (): void => undefined;
  const gone = new Promise<never>((_, reject) => (stop = () => reject(signal.reason)));
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  return Promise.race([work, gone]).finally(() => signal.removeEventListener("abort", stop));
}

/** A `fetch` fails with a `TypeError`. */
function failed(thrown: unknown): never {
  throw new TypeError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
}

/** The body, read by read. */
function streamed(reply: Reply, request: Request): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isOver = false;
  let broken = (): void => undefined;
  const hangUp = (): void => {
    if (isOver) return;
    isOver = true;
    request.signal.removeEventListener("abort", broken);
    reply.close();
    reply.free();
  };
  return new ReadableStream({
    start(out) {
      broken = () => {
        hangUp();
        out.error(request.signal.reason);
      };
      request.signal.addEventListener("abort", broken);
      if (request.signal.aborted) broken();
    },
    async pull(out) {
      const piece = (await reply.next()) as Uint8Array<ArrayBuffer> | undefined;
      if (isOver) return;
      if (piece !== undefined) return out.enqueue(piece);
      hangUp();
      out.close();
    },
    cancel: hangUp,
  });
}
