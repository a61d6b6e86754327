/** The entry that finds its wasm module by itself; what it offers stands in `slim`. */
import { findWith } from "./load/module.js";

// Written out, so that a bundler sees the file and carries it along.
findWith(() => new URL("./wasm/tollfree_js_bg.wasm", import.meta.url));

export * from "./slim.js";
