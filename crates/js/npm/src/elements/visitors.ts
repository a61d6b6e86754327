import { isTollfreeError, Tollfree } from "./door.js";
import type { Setup } from "../wasm/tollfree_js.js";

type Server = Omit<Setup, "key">;

/** A visitor who is connected, and how to watch no longer what it spends. */
interface Visit {
  readonly client: Tollfree;
  readonly unwatch: () => void;
}

/**
 * Who is connected, for all elements of a page: a key that was given to one of them serves the
 * others. @internal
 *
 * INVARIANT: a key goes from the field into the wasm module and nowhere else: no attribute, no
 * event, no storage. It is gone with the page; one that is refused, replaced or taken back is wiped
 * at once.
 */
class Visitors extends EventTarget {
  readonly #visits = new Map<string, Visit>();
  #practice: Promise<Tollfree> | undefined;
  #hasLooked = false;

  /** Who gave a key for this server. */
  at(server: Server): Tollfree | undefined {
    return this.#visits.get(name(server))?.client;
  }

  /** Takes a key in when the server knows it. Asks for the key's state, which costs no request. */
  async connect(server: Server, key: string): Promise<void> {
    const client = await Tollfree.open({ ...server, key });
    if (server.dialect !== "compatible") {
      const failed = await look(client);
      if (failed !== undefined) {
        client.forget();
        throw failed;
      }
    }
    this.#take(server, client);
  }

  /** Leaves the page for the server's own, which sends the visitor back with a code. */
  signIn(server: Server): Promise<void> {
    return Tollfree.signIn(server);
  }

  /** Takes in who comes back from there; the first element that asks looks, once for the page. The
   * code of a sign-in is used up by then: only a key that is refused undoes it. */
  async arrive(server: Server): Promise<boolean> {
    if (this.#hasLooked) return false;
    this.#hasLooked = true;
    const client = await Tollfree.completeSignIn(server);
    if (client === undefined) return false;
    this.#take(server, client);
    const failed = await look(client);
    // Taken back or replaced meanwhile.
    if (this.at(server) !== client) return false;
    if (!isTollfreeError(failed) || failed.code !== "key_rejected") return true;
    this.forget(server);
    throw failed;
  }

  /** Wipes the key, and stops what runs with it. */
  forget(server: Server): void {
    this.#leave(server);
    this.#changed();
  }

  #take(server: Server, client: Tollfree): void {
    this.#leave(server);
    // What one element spends, the others show.
    const unwatch = client.onQuota(() => this.#changed());
    this.#visits.set(name(server), { client, unwatch });
    this.#changed();
  }

  #leave(server: Server): void {
    const visit = this.#visits.get(name(server));
    this.#visits.delete(name(server));
    visit?.unwatch();
    visit?.client.forget();
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }

  /** One engine and one account for all of the page; its programs load now. */
  practice(): Promise<Tollfree> {
    return (this.#practice ??= practise().catch((failed: unknown) => {
      this.#practice = undefined;
      throw failed;
    }));
  }
}

/** Asks for the key's state, which costs no request. Why it could not be had, if so. */
function look(client: Tollfree): Promise<unknown> {
  return client.account().then(() => undefined, (failed: unknown) => failed);
}

async function practise(): Promise<Tollfree> {
  const { practice } = await import("../practice/index.js");
  return Tollfree.open(practice());
}

function name({ baseUrl, dialect }: Server): string {
  return `${dialect ?? ""} ${baseUrl ?? ""}`;
}

/** Whether a page can send its visitor to sign in: at the top, for consent pages refuse frames; at an
 * address to come back to; with a storage for what proves that this tab began it. @internal */
export function canSignIn({ dialect }: Server): boolean {
  if (dialect === "compatible" || globalThis.top !== globalThis.self) return false;
  try {
    return location.protocol.startsWith("http") && sessionStorage !== null;
  } catch {
    return false;
  }
}

/** The one of this page. @internal */
export const visitors = new Visitors();
