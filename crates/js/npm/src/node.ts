/** The entry for Node, Bun and Deno, whose `fetch` does not read files: the same door, with the
 * wasm module read from the disk. `package.json` chooses it by their conditions. */
import { readFile } from "node:fs/promises";
import { findWith } from "./load/module.js";

findWith(() => readFile(new URL("./wasm/tollfree_js_bg.wasm", import.meta.url)));

export * from "./slim.js";
