/** The entry that finds its wasm module by itself; what it offers stands in `slim`. */
import "./load/beside.js";

export * from "./slim.js";
