import init, { Practice } from "../wasm/tollfree_practice.js";
import { Program } from "../load/program.js";
import type { Source } from "../load/program.js";

/** The program that answers. The entries say where it lies. @internal */
export const engine = new Program(init, () => {
  throw new TypeError("practice does not know where its wasm lies: pass the option wasm");
});

/** An engine with accounts and a ledger of its own; the program is loaded by the first. @internal */
export async function start(seed: number, wasm: Source | undefined): Promise<Practice> {
  await engine.load(wasm);
  return new Practice(seed);
}
