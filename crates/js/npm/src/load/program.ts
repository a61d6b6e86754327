import type { InitInput } from "../wasm/tollfree_js.js";

/** A wasm program: its address, its bytes, a response that brings it, or it compiled. */
export type Source = InitInput | Promise<InitInput>;

/** A program of its own, which is loaded when it is first needed. @internal */
export class Program {
  readonly #init: (options: { module_or_path: Source }) => Promise<unknown>;
  #find: () => Source;
  #loading: Promise<unknown> | undefined;

  constructor(init: (options: { module_or_path: Source }) => Promise<unknown>, find: () => Source) {
    this.#init = init;
    this.#find = find;
  }

  /** Sets how this platform finds it when nobody names one. */
  findWith(find: () => Source): void {
    this.#find = find;
  }

  /** Loads it once, whoever asks; a load that failed is tried again by the next. */
  load(source?: Source): Promise<unknown> {
    return (this.#loading ??= this.#start(source).catch((failed: unknown) => {
      this.#loading = undefined;
      throw failed;
    }));
  }

  async #start(source: Source | undefined): Promise<unknown> {
    return this.#init({ module_or_path: source ?? this.#find() });
  }
}
