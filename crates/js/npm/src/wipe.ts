import { heap } from "./load/module.js";

/** How long a piece is that is looked for: what was freed is overwritten in part. */
const PIECE = 12;
/** How a key begins; others begin like that, too. */
const PREFIX = "sk-or-v1-".length;

/** Overwrites what is left of a key in the module's memory, and the copy at hand: freeing alone
 * leaves the letters where they were. @internal */
export function wipe(secret: Uint8Array | undefined): void {
  if (secret === undefined) return;
  for (let at = PREFIX; at + PIECE <= secret.length; at += PIECE / 2) {
    wipePiece(secret.subarray(at, at + PIECE));
  }
  secret.fill(0);
}

function wipePiece(piece: Uint8Array): void {
  const [first = 0] = piece;
  const bytes = heap();
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (piece.every((byte, index) => bytes[at + index] === byte)) bytes.fill(0, at, at + PIECE);
  }
}
