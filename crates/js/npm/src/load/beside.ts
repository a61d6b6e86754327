import { findWith } from "./module.js";

// Written out, so that a bundler sees the file and carries it along.
findWith(() => new URL("../wasm/tollfree_js_bg.wasm", import.meta.url));
