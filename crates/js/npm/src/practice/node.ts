/** Practice in Node, Bun and Deno, whose `fetch` does not read files. */
import { readFile } from "node:fs/promises";
import { engine } from "./engine.js";

export * from "./index.js";

engine.findWith(() => readFile(new URL("../wasm/tollfree_practice_bg.wasm", import.meta.url)));
