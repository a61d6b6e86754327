import { Answer } from "./answer.js";
import { asking, TollfreeError } from "./error.js";
import { load } from "./load/module.js";
import { checked, read, requireKey, told } from "./options.js";
import type { ChatOptions, FetchOptions, ModelsOptions, OpenOptions, Platform } from "./options.js";
import type { Host } from "./pump.js";
import { fetchWhole } from "./send.js";
import { Session } from "./wasm/tollfree_js.js";
import type { Availability, ChatRequest, Code, KeyState, Model, Standing } from "./wasm/tollfree_js.js";

/** One visitor at one server. The key stays inside the wasm module. */
export class Tollfree {
  readonly #session: Session;
  readonly #host: Host;
  /** The one fetch of the catalogue that is under way: calls that start together share it. */
  #loading: Promise<void> | undefined;

  private constructor(session: Session, platform: Platform) {
    this.#session = session;
    this.#host = { platform, load: () => this.#load().catch(() => undefined) };
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
    return JSON.parse(asking(() => this.#session.takeKeyState(status, body, this.#host.platform.now())));
  }

  /**
   * Asks a model and returns at once. Nothing is sent unless a fresh catalogue proves that the call
   * is free; the catalogue is loaded when it is missing or old. The answer tells every failure, and
   * whatever `options` let it do for an answer.
   */
  chat(request: ChatRequest, options: ChatOptions = {}): Answer {
    const asked = { model: String(request?.model ?? ""), host: this.#host, signal: options?.signal };
    return new Answer(asked, () => {
      const { signal: _, ...plan } = checked(options);
      const [question, allowed] = [told(request), told(plan)];
      const now = this.#host.platform.now();
      return asking(() => this.#session.chat(question, allowed, Math.random(), now));
    });
  }

  /**
   * A `fetch` for clients made for OpenRouter or OpenAI, to be passed to them as it is: their chat
   * completions go through the guard, the account's count and the receipt check of this visitor, and
   * carry this visitor's key in place of their own. What could cost anything is refused.
   */
  readonly fetch: typeof globalThis.fetch = this.fetchWith();

  /** The same {@link Tollfree.fetch}, which may do more for an answer. */
  fetchWith(options: FetchOptions = {}): typeof globalThis.fetch {
    return async (input, init) => {
      const { relay } = await import("./relay.js");
      return relay(this.#session, this.#host, options, input, init);
    };
  }

  /** Where the account's free requests stand, as far as this page knows. Costs no request. */
  quota(): Standing {
    return JSON.parse(this.#session.quota(this.#host.platform.now()));
  }

  /**
   * Lets calls go on after a billed answer. For a button that a person presses who has looked at
   * what was billed: whatever adds the cost is still there until they take it away.
   */
  resume(): void {
    this.#session.resume(this.#host.platform.now());
  }

  /** Whether a model can be asked, as far as earlier calls say. Costs no request. */
  availability(model: string): Availability {
    return JSON.parse(this.#session.availability(model, this.#host.platform.now()));
  }

  /** The visitor changed the account's settings: models that it could not use may be asked again. */
  forgetUnusable(): void {
    this.#session.forgetUnusable();
  }

  #load(): Promise<void> {
    return (this.#loading ??= this.#fetchModels().finally(() => (this.#loading = undefined)));
  }

  async #fetchModels(): Promise<void> {
    const session = this.#session;
    const [status, body] = await this.#fetch(session.models()).catch((failed: unknown) => {
      if (failed instanceof TollfreeError) {
        session.noModels(failed.code as Code, failed.message, failed.raw);
      }
      throw failed;
    });
    asking(() => session.takeModels(status, body, this.#host.platform.now()));
  }

  #fetch(request: string): Promise<[status: number, body: Uint8Array]> {
    return fetchWhole(this.#host.platform, JSON.parse(request), this.#session.patience);
  }
}
