import { Answer } from "./answer.js";
import { asking, coreError, TollfreeError } from "./error.js";
import { load } from "./load/module.js";
import { read, readSignal, requireKey, told } from "./options.js";
import type { ChatOptions, ModelsOptions, OpenOptions, Platform } from "./options.js";
import { send, whole } from "./send.js";
import { Prepared, Session } from "./wasm/tollfree_js.js";
import type { Call, ChatRequest, KeyState, Model } from "./wasm/tollfree_js.js";

/** One visitor at one server. The key stays inside the wasm module. */
export class Tollfree {
  readonly #session: Session;
  readonly #platform: Platform;
  /** The one fetch of the catalogue that is under way: calls that start together share it. */
  #loading: Promise<void> | undefined;

  private constructor(session: Session, platform: Platform) {
    this.#session = session;
    this.#platform = platform;
  }

  /** Connects a visitor. Sends nothing. */
  static async open(options: OpenOptions): Promise<Tollfree> {
    await load(options?.wasm);
    const { setup, platform } = read(options);
    const session = asking(() => Session.open(told(setup)));
    requireKey(setup);
    return new Tollfree(session, platform);
  }

  /** Loads the models that can be asked for free, in the server's order. Costs no request. */
  async models(options: ModelsOptions = {}): Promise<Model[]> {
    await this.#load();
    return JSON.parse(this.#session.list(options.all === true));
  }

  /** Asks what the server says of the key: limits, and what is left of today's free requests.
   * Costs no request. */
  async account(): Promise<KeyState> {
    const request = asking(() => this.#session.keyState());
    const [status, body] = await this.#fetch(request);
    return JSON.parse(asking(() => this.#session.takeKeyState(status, body, this.#platform.now())));
  }

  /**
   * Asks a model and returns at once. Nothing is sent unless a fresh catalogue proves that the call
   * is free; the catalogue is loaded when it is missing or old. The answer tells every failure.
   */
  chat(request: ChatRequest, options: ChatOptions = {}): Answer {
    const model = String(request?.model ?? "");
    const opening = this.#open(request, options);
    return new Answer({ model, platform: this.#platform, signal: options?.signal }, opening);
  }

  async #open(request: ChatRequest, options: ChatOptions): Promise<Call> {
    // Before anything is awaited: what the page changes later is not asked.
    const signal = readSignal(options);
    const prepared = asking(() => Prepared.read(told(request)));
    try {
      if (signal?.aborted) throw coreError("cancelled", "the call was aborted by its signal");
      asking(() => this.#session.check(prepared));
      const failed = await this.#refresh();
      return this.#admit(prepared, failed);
    } finally {
      prepared.free();
    }
  }

  /** Loads the catalogue when it is missing or old; if that fails, the older one may still do. */
  async #refresh(): Promise<unknown> {
    if (!this.#session.isStale(this.#platform.now())) return undefined;
    return this.#load().catch((failed: unknown) => failed);
  }

  #admit(prepared: Prepared, failed: unknown): Call {
    try {
      return asking(() => this.#session.chat(prepared, this.#platform.now()));
    } catch (error) {
      // Why there is no fresh catalogue says more than that there is none.
      const isStale = error instanceof TollfreeError && error.code === "catalogue_stale";
      throw isStale ? (failed ?? error) : error;
    }
  }

  #load(): Promise<void> {
    return (this.#loading ??= this.#fetchModels().finally(() => (this.#loading = undefined)));
  }

  async #fetchModels(): Promise<void> {
    const [status, body] = await this.#fetch(this.#session.models());
    asking(() => this.#session.takeModels(status, body, this.#platform.now()));
  }

  /** A whole reply, for requests that do not stream. */
  async #fetch(request: string): Promise<[status: number, body: Uint8Array]> {
    try {
      const response = await send(this.#platform, request);
      return [response.status, await whole(response)];
    } catch (failed) {
      if (failed instanceof TollfreeError) throw failed;
      throw coreError("network", "the browser got no readable answer from the server", failed);
    }
  }
}
