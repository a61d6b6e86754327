import { doorError } from "../error.js";
import init from "../wasm/tollfree_js.js";
import type { InitInput } from "../wasm/tollfree_js.js";

/** The wasm module: its address, its bytes, a response that brings it, or it compiled. */
export type Wasm = InitInput | Promise<InitInput>;

// The entry `slim` has none: whoever opens names the module.
let find: (() => Wasm) | undefined;
let loading: Promise<void> | undefined;
let memory: WebAssembly.Memory | undefined;
let bytes = new Uint8Array();

/** Sets how this platform finds the module when nobody names one. */
export function findWith(finder: () => Wasm): void {
  find = finder;
}

/** Loads the module once, whoever asks; a load that failed is tried again by the next. */
export function load(wasm?: Wasm): Promise<void> {
  return (loading ??= instantiate(wasm).catch((cause: unknown) => {
    loading = undefined;
    throw doorError("module_unavailable", "the wasm module could not be loaded", cause);
  }));
}

async function instantiate(wasm: Wasm | undefined): Promise<void> {
  const from = wasm ?? find?.();
  if (from === undefined) throw new TypeError("the option wasm is missing, which tollfree/slim needs");
  ({ memory } = await init({ module_or_path: from }));
}

/** All bytes of the module's memory; not valid any more once the module has run again. */
export function heap(): Uint8Array {
  // Memory that has grown leaves a view of no length; to ask for its buffer each time costs more.
  if (memory !== undefined && bytes.length === 0) bytes = new Uint8Array(memory.buffer);
  return bytes;
}
