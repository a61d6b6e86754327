import type { Practice, Reply } from "../wasm/tollfree_practice.js";

/** A `fetch` that an engine answers. Whatever is not for `host` is refused: nothing of practice
 * leaves the page. @internal */
export function fetchFrom(host: string, engine: () => Promise<Practice>): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, only(init));
    const { origin, pathname, search } = new URL(request.url);
    if (origin !== host) throw new TypeError(`practice is simulated: it does not ask ${origin}`);
    request.signal.throwIfAborted();
    const body = await request.text();
    const headers = [...request.headers];
    const sent = (await engine()).send(request.method, pathname, search.slice(1), headers, body);
    const reply = await untilAborted(sent as Promise<Reply>, request.signal);
    return new Response(streamed(reply, request.signal), {
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

/** The head of the answer, unless the caller goes before it comes. */
async function untilAborted(sent: Promise<Reply>, signal: AbortSignal): Promise<Reply> {
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // A reply that nobody waits for any more hangs up.
  void sent.then((reply) => signal.aborted && reply.close(), () => undefined);
  try {
    return await Promise.race([sent, gone]);
  } catch (failed) {
    if (signal.aborted) throw failed;
    throw new TypeError(failed instanceof Error ? failed.message : String(failed), { cause: failed });
  }
}

/** The body, read by read. */
function streamed(reply: Reply, signal: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isOver = false;
  let broken = (): void => undefined;
  const hangUp = (): void => {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener("abort", broken);
    reply.close();
    reply.free();
  };
  return new ReadableStream({
    start(out) {
      broken = () => {
        hangUp();
        out.error(signal.reason);
      };
      signal.addEventListener("abort", broken);
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
