import { Answer } from "./answer.js";
import { Comparison, lanes } from "./compare.js";
import type { Requests } from "./compare.js";
import { disposable } from "./dispose.js";
import { asking, TollfreeError } from "./error.js";
import { keep, mayBeBack } from "./kept.js";
import { load } from "./load/module.js";
import { checked, checkSignal, read, requireKey, told } from "./options.js";
import type { ChatOptions, CompareOptions, CompleteOptions, FetchOptions, ModelsOptions, OpenOptions, Platform, SignInOptions, Waiting } from "./options.js";
import type { Host, Stoppable } from "./pump.js";
import { changed, watch } from "./quota.js";
import { relay } from "./relay.js";
import { fetchWhole } from "./send.js";
import { arrive, leave } from "./signin.js";
import { Tabs } from "./tabs.js";
import { unlessAborted } from "./waiting.js";
import { wipe } from "./wipe.js";
import { mostRequests, Session } from "./wasm/tollfree_js.js";
import type { Availability, ChatRequest, Code, KeyState, Model, PlanOptions, Sending, Setup, Standing } from "./wasm/tollfree_js.js";

/**
 * One visitor at one server. The key stays inside the wasm module.
 *
 * Visitors of one account share its count of free requests, in a page and among the tabs and workers
 * of its origin. Nothing has to be freed; `using` forgets the key at the end of its block.
 */
export class Tollfree {
  #session: Session;
  /** How the session was opened, without the key. */
  readonly #server: Setup;
  readonly #host: Host;
  readonly #running = new Set<Stoppable>();
  #tabs: Tabs | undefined;
  /** The one fetch of the catalogue that is under way: calls that start together share it. */
  #loading: Promise<void> | undefined;
  /** Fires when the visitor is forgotten. */
  #life = new AbortController();

  private constructor({ key: _, ...server }: Setup, session: Session, platform: Platform) {
    this.#server = server;
    this.#session = session;
    this.#tabs = Tabs.join(session, platform.now);
    const load = (): Promise<void> => this.#load().catch(() => undefined);
    this.#host = { platform, running: this.#running, load, changed: () => this.#changed() };
  }

  /**
   * Connects a visitor. Sends nothing.
   *
   * Rejects with `key_missing`, `key_malformed`, `base_url_invalid`, `request_invalid` (an option
   * that is none) or `module_unavailable`.
   */
  static async open(options: OpenOptions): Promise<Tollfree> {
    await unlessAborted(options?.signal, load(options?.wasm));
    const { setup, platform } = read(options);
    const session = asking(() => Session.open(told(setup)));
    requireKey(setup);
    return new Tollfree(setup, session, platform);
  }

  /**
   * Sends the visitor to OpenRouter's page to sign in (PKCE): this page is left, and comes back with
   * a code, for {@link Tollfree.completeSignIn}. Until then `sessionStorage` keeps what proves that
   * this tab began it.
   *
   * Rejects with `callback_invalid`, `base_url_invalid` (a server without such a page) or
   * `sign_in_lost` (no page, or no storage).
   */
  static async signIn(options: SignInOptions = {}): Promise<void> {
    const { callback, label, ...rest } = options;
    const tf = await Tollfree.open({ ...rest, key: null });
    leave(tf.#session, callback, label);
  }

  /**
   * To be called whenever the page is opened: the visitor, if this is the way back from a sign-in,
   * and `undefined` if it is not. The address is cleaned; a code is used once.
   *
   * Rejects with `sign_in_denied` (the visitor denied, or came back without having decided, by Back
   * for example), `sign_in_mismatch`, `sign_in_lost`, `sign_in_expired`, `sign_in_refused`, or with
   * what else can happen to a request. Whoever catches that can offer the sign-in again.
   */
  static async completeSignIn(options: CompleteOptions = {}): Promise<Tollfree | undefined> {
    if (!mayBeBack()) return undefined;
    const { onKey, ...rest } = options;
    const tf = await Tollfree.open({ ...rest, key: null });
    const exchange = arrive(tf.#session);
    if (exchange === undefined) return undefined;
    const [status, body] = await tf.#fetch(exchange, options.signal);
    const key = asking(() => tf.#session.takeKey(status, body, tf.#host.platform.now(), onKey !== undefined));
    tf.#tabs = Tabs.join(tf.#session, tf.#host.platform.now);
    if (key !== undefined) onKey?.(key);
    return tf;
  }

  /** Loads the models that can be asked for free, in the server's order. Costs no request. */
  async models(options: ModelsOptions = {}): Promise<Model[]> {
    await unlessAborted(checkSignal(options.signal), this.#load());
    return JSON.parse(this.#session.list(options.all === true));
  }

  /** Asks what the server says of the key: limits, and what is left of today's free requests.
   * Costs no request. */
  async account(options: Waiting = {}): Promise<KeyState> {
    const request: Sending = JSON.parse(asking(() => this.#session.keyState()));
    const [status, body] = await this.#fetch(request, checkSignal(options.signal));
    const state = asking(() => this.#session.takeKeyState(status, body, this.#host.platform.now()));
    this.#changed();
    return JSON.parse(state);
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
    return (input, init) => relay(() => this.#session, this.#host, options, input, init);
  }

  /**
   * Asks several models the same and returns at once: one answer for each, streamed side by side.
   * Each model takes at least one request; {@link Tollfree.requests} says before how many it will
   * be. A failure stays in its lane. Throws only `request_invalid`, for a list that is none.
   */
  compare(request: Omit<ChatRequest, "model">, models: readonly string[], options: CompareOptions = {}): Comparison {
    const asked = lanes(models);
    const requests = this.requests(asked, options);
    const answers = asked.map((model) => this.chat({ ...request, model }, options));
    return new Comparison(asked, answers, requests);
  }

  /** How many requests of the account a comparison of these models takes, or a call to one. Sends
   * nothing. Throws `request_invalid` for options that are none. */
  requests(models: readonly string[], options: ChatOptions = {}): Requests {
    const { signal: _, ...plan } = checked(options);
    const least = lanes(models).length;
    return { least, most: least * asking(() => mostRequests(told(plan satisfies PlanOptions))) };
  }

  /** Where the account's free requests stand, as far as this page and the other tabs of its origin
   * know. Costs no request. */
  quota(): Standing {
    return JSON.parse(this.#session.quota(this.#host.platform.now()));
  }

  /**
   * Calls `listener` with the standing whenever it changes, whichever visitor of the account
   * changed it, until the returned function is called. Time that passes is no change: `freeAt` and
   * `resetsAt` say when it frees requests.
   */
  onQuota(listener: (standing: Standing) => void): () => void {
    const text = (): string => this.#session.quota(this.#host.platform.now());
    let last = text();
    return watch(() => {
      const now = text();
      if (now === last) return;
      last = now;
      listener(JSON.parse(now));
    });
  }

  /**
   * Forgets the visitor: stops what runs, and drops the key and whatever was learnt with it. Nothing
   * of it is left in storage; texts that the page itself holds are its own. What is asked from here
   * on fails with `key_missing`.
   *
   * OpenRouter's key is also overwritten in the module's memory, once no other visitor of the page
   * has it. The key of a `compatible` server is freed there, but not overwritten: it may be as short
   * as a word.
   */
  forget(): void {
    for (const answer of this.#running) answer.cancel();
    this.#life.abort();
    this.#life = new AbortController();
    this.#loading = undefined;
    this.#tabs?.leave();
    this.#tabs = undefined;
    // INVARIANT: nobody holds a session while waiting for a reply.
    const secret = this.#session.secret();
    this.#session.free();
    wipe(secret);
    this.#session = Session.open(told({ ...this.#server, key: null }));
    keep(undefined);
    changed();
  }

  /**
   * Lets calls go on after a billed answer. For a button that a person presses who has looked at
   * what was billed: whatever adds the cost is still there until they take it away.
   */
  resume(): void {
    this.#session.resume(this.#host.platform.now());
    this.#changed();
  }

  /** Whether a model can be asked, as far as earlier calls say. Costs no request. */
  availability(model: string): Availability {
    return JSON.parse(this.#session.availability(model, this.#host.platform.now()));
  }

  /** The visitor changed the account's settings: models that it could not use may be asked again. */
  forgetUnusable(): void {
    this.#session.forgetUnusable();
  }

  /** The account's count is another one. */
  #changed(): void {
    this.#tabs?.tell();
    changed();
  }

  #load(): Promise<void> {
    if (this.#loading) return this.#loading;
    const isOver = (): void => {
      if (this.#loading === loading) this.#loading = undefined;
    };
    const loading = this.#fetchModels().finally(isOver);
    return (this.#loading = loading);
  }

  async #fetchModels(): Promise<void> {
    const request: Sending = JSON.parse(this.#session.models());
    // The session may be another one by then.
    const [status, body] = await this.#fetch(request).catch((failed: unknown) => {
      if (failed instanceof TollfreeError) {
        this.#session.noModels(failed.code as Code, failed.message, failed.raw);
      }
      throw failed;
    });
    asking(() => this.#session.takeModels(status, body, this.#host.platform.now()));
  }

  #fetch(request: Sending, signal?: AbortSignal): Promise<[status: number, body: Uint8Array]> {
    return fetchWhole(this.#host.platform, request, this.#session.patience, [this.#life.signal, signal]);
  }

  static {
    disposable(this.prototype, (tf) => tf.forget());
  }
}

// Only types: where the platform lacks the symbols, the methods are absent.
export interface Tollfree extends Disposable, AsyncDisposable {}
