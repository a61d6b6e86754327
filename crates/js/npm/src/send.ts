import { coreError } from "./error.js";
import type { Platform } from "./options.js";
import type { Sending } from "./wasm/tollfree_js.js";

/** Far more than a catalogue or any other whole reply has: the full list has 1 MB. */
const LARGEST_REPLY = 32 * 1024 * 1024;

/** Sends a request of the module: no cookies, no referrer, no header of its own. @internal */
export function send(platform: Platform, json: string, signal?: AbortSignal): Promise<Response> {
  const { url, ...request }: Sending = JSON.parse(json);
  return platform.fetch(url, {
    ...request,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    // The catalogue's headers let a cache serve it an hour late, but it has to prove prices.
    cache: "no-cache",
    // The key goes to the configured origin and nowhere else; the API does not redirect.
    redirect: "error",
    ...(signal && { signal }),
  });
}

/** The whole body of a reply that does not stream. @internal */
export async function whole(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  for (;;) {
    const piece = (await reader?.read())?.value;
    if (piece === undefined) return joined(pieces, size);
    size += piece.length;
    if (size > LARGEST_REPLY) {
      void reader?.cancel();
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
