import { heap } from "./load/module.js";
import type { Call, Step } from "./wasm/tollfree_js.js";

/** Up to here a loop is quicker than a call into the platform. */
const SHORT = 32;

// A text may begin with what would be a mark of byte order at the beginning of a file.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Hands a piece of the body to the call. Returns the text that it brought, or whatever else
 * happened, or nothing. @internal */
export function feed(call: Call, piece: Uint8Array, now: number): string | Step | undefined {
  // In this order: making room may move the heap.
  const room = call.room(piece.length);
  heap().set(piece, room);
  const told = call.bytes(piece.length, now);
  if (told > 0) return textAt(call.told(), told);
  if (told < 0) return JSON.parse(textAt(call.told(), -told));
  return undefined;
}

function textAt(start: number, length: number): string {
  const bytes = heap();
  if (length > SHORT) return decoder.decode(bytes.subarray(start, start + length));
  let text = "";
  for (let at = start; at < start + length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) return decoder.decode(bytes.subarray(start, start + length));
    text += String.fromCharCode(byte);
  }
  return text;
}
