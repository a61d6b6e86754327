/** The entry for Node, Bun and Deno, whose `fetch` does not read files: the same door, with the
 * wasm module read from the disk. `package.json` chooses it by their conditions. */
import { fromDisk } from "./load/disk.js";
import { findWith } from "./load/module.js";

findWith(fromDisk);

export * from "./slim.js";
