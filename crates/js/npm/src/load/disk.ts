import { readFile } from "node:fs/promises";

/** The bytes of the module that lies in this package. */
export function fromDisk(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL("../wasm/tollfree_js_bg.wasm", import.meta.url));
}
