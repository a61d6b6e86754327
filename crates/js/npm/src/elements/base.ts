import type { Tollfree } from "../tollfree.js";
import { Desk } from "./desk.js";
import type { Kind } from "./desk.js";
import type { TollfreeEvents } from "./events.js";
import { OBSERVED } from "./settings.js";
import { dress } from "./styles/sheet.js";
import { visitors } from "./visitors.js";

/** Where there are no elements, as on a server, importing this must not break anything. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * What `<tollfree-chat>` and `<tollfree-compare>` share.
 *
 * Attributes: `models` (names, by spaces or commas), `practice` (simulated answers, no key),
 * `prompt` (a question to begin with; it is not sent by itself), `system`, `parameters` (further
 * fields of the request, as JSON), `theme` (`light`, `dark`
 * or `auto`, which is what the system says; without it the page's `color-scheme` holds), `label`,
 * `placeholder`, `base-url` and `dialect` (another server than OpenRouter).
 */
export abstract class TollfreeElement extends Base {
  /** Attributes whose change shows. */
  static readonly observedAttributes: readonly string[] = OBSERVED;

  readonly #desk: Desk;
  readonly #refresh = (): void => this.#desk.refresh();

  /** @internal */
  protected constructor(kind: Kind) {
    super();
    const root = this.attachShadow({ mode: "open" });
    dress(root);
    this.#desk = new Desk(this, kind);
    root.append(this.#desk.element);
  }

  /** A visitor whom the page has opened: then no key is asked for. */
  get client(): Tollfree | undefined {
    return this.#desk.client;
  }

  set client(client: Tollfree | undefined) {
    this.#desk.client = client;
    this.#desk.refresh();
  }

  /** Asks, as the button does: one request to each model. While something is asked or answered, and
   * outside of a page, it asks nothing. */
  ask(prompt: string): void {
    void this.#desk.ask(prompt);
  }

  /** Stops what runs; what arrived stays. */
  stop(): void {
    this.#desk.stop();
  }

  /** Begins anew. */
  clear(): void {
    this.#desk.clear();
  }

  /** @internal */
  connectedCallback(): void {
    // A page may have set it before this class was loaded.
    if (Object.hasOwn(this, "client")) {
      const { client } = this;
      Reflect.deleteProperty(this, "client");
      this.client = client;
    }
    visitors.addEventListener("change", this.#refresh);
    this.#desk.refresh();
    void this.#desk.arrive();
  }

  /** @internal */
  disconnectedCallback(): void {
    // An element that is only moved goes on.
    queueMicrotask(() => {
      if (this.isConnected) return;
      visitors.removeEventListener("change", this.#refresh);
      this.#desk.stop();
    });
  }

  /** @internal */
  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "prompt") this.#desk.suggest(value ?? "");
    else this.#desk.refresh();
  }
}

/** Listening by the events of these elements. */
export interface TollfreeElement {
  addEventListener<K extends keyof TollfreeEvents>(
    name: K,
    listener: (event: TollfreeEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
