import { aborted, coreError, TollfreeError } from "./error.js";
import { here } from "./load/platform.js";
import type { Platform } from "./options.js";
import type { Sending } from "./wasm/tollfree_js.js";

/** Far more than a catalogue or any other whole reply has: the full list has 1 MB. */
const LARGEST_REPLY = 32 * 1024 * 1024;

/** Sends a request of the module: no cookies, no referrer, no header of its own. @internal */
export function send(platform: Platform, sending: Sending, signal: AbortSignal): Promise<Response> {
  const { url, ...request } = sending;
  const init: RequestInit = {
    ...request,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    // The catalogue's headers let a cache serve it an hour late, but it has to prove prices.
    cache: "no-cache",
    // The key goes to the configured origin and nowhere else; the API does not redirect.
    redirect: "error",
    signal,
  };
  return platform.fetch(url, here.fit?.(init) ?? init);
}

/** A whole reply, for requests that do not stream. One that does not come is given up after
 * `patience` ms, or when a signal fires. @internal */
export async function fetchWhole(
  platform: Platform,
  sending: Sending,
  patience: number,
  signals: readonly (AbortSignal | undefined)[] = [],
): Promise<[status: number, body: Uint8Array]> {
  const connection = new AbortController();
  let give!: (why: TollfreeError) => void;
  const given = new Promise<never>((_, reject) => (give = reject));
  const late = (): void => give(coreError("network", `the server did not answer within ${patience / 1000} s`));
  const alarm = setTimeout(late, Math.min(patience, 0x7fff_ffff));
  const stop = ({ target }: { target: EventTarget | null }): void => give(aborted(target as AbortSignal));
  const reply = async (): Promise<[number, Uint8Array]> => {
    const response = await send(platform, sending, connection.signal);
    return [response.status, await whole(response)];
  };
  try {
    for (const signal of signals) {
      if (signal?.aborted) throw aborted(signal);
      signal?.addEventListener("abort", stop);
    }
    return await Promise.race([reply(), given]);
  } catch (failed) {
    connection.abort();
    if (failed instanceof TollfreeError) throw failed;
    throw coreError("network", "the browser got no readable answer from the server", failed);
  } finally {
    clearTimeout(alarm);
    for (const signal of signals) signal?.removeEventListener("abort", stop);
  }
}

/** The whole body of a reply. */
async function whole(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  for (;;) {
    const piece = (await reader?.read())?.value;
    if (piece === undefined) return joined(pieces, size);
    size += piece.length;
    if (size > LARGEST_REPLY) {
      reader?.cancel().catch(() => undefined);
      throw coreError("overflow", "the reply is larger than this client keeps");
    }
    pieces.push(piece);
  }
}

function joined(pieces: Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
