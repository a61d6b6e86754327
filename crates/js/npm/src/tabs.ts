import { changed } from "./quota.js";
import { nameTab } from "./wasm/tollfree_js.js";
import type { Session } from "./wasm/tollfree_js.js";

/** What a new tab says: the others answer with their counts. */
const HELLO = "hello";

/** What is listened to is kept by the browser: it ends when its visitor is collected. Made where it
 * is used: not every runtime has the class. */
let lines: FinalizationRegistry<() => void> | undefined;
let isNamed = false;

/**
 * The line to the other tabs and workers of this origin that spend from the same account, also by
 * tollfree's crate. Numbers pass on it, and what was said of a bill. @internal
 */
export class Tabs {
  readonly #line: BroadcastChannel;
  readonly #end: () => void;
  readonly #session: Session;
  #isDue = false;

  /** Joins it, where there is one; what is counted until then is not told. */
  static join(session: Session, now: () => number): Tabs | undefined {
    const account = session.account();
    // Elsewhere it connects threads, and keeps the process from ending.
    const isPage = globalThis.location !== undefined && "BroadcastChannel" in globalThis;
    try {
      return isPage && account !== undefined ? new Tabs(account, session, now) : undefined;
    } catch {
      // The browser denies it: this tab counts for itself, and the server corrects it.
      return undefined;
    }
  }

  private constructor(account: string, session: Session, now: () => number) {
    const line = new BroadcastChannel(`tollfree-quota-${account}`);
    if (!isNamed) nameTab(Math.random() * 2 ** 32);
    isNamed = true;
    const held = new WeakRef(session);
    line.onmessage = ({ data }) => {
      const session = held.deref();
      if (session === undefined || typeof data !== "string") return;
      if (data === HELLO) return line.postMessage(session.count());
      session.hear(data, now());
      changed();
    };
    // A page that was left is told nothing while it lies in the browser's cache.
    const shown = ({ persisted }: PageTransitionEvent): void => void (persisted && line.postMessage(HELLO));
    globalThis.addEventListener("pageshow", shown);
    this.#end = () => {
      line.close();
      globalThis.removeEventListener("pageshow", shown);
    };
    lines ??= new FinalizationRegistry((end) => end());
    lines.register(this, this.#end, this);
    // Of Node, where its line is lent to a page in a test: it must not keep the process from ending.
    (line as { unref?: () => void }).unref?.();
    line.postMessage(HELLO);
    this.#line = line;
    this.#session = session;
  }

  /** Tells the others, once for all that happens at once. */
  tell(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      if (this.#isDue) this.#line.postMessage(this.#session.count());
      this.#isDue = false;
    });
  }

  /** INVARIANT: before the session is freed. */
  leave(): void {
    this.#isDue = false;
    lines?.unregister(this);
    this.#end();
  }
}
