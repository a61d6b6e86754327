import { Tollfree } from "../tollfree.js";
import type { Setup } from "../wasm/tollfree_js.js";

type Server = Omit<Setup, "key">;

/**
 * Who is connected, for all elements of a page: a key that was given to one of them serves the
 * others. @internal
 *
 * INVARIANT: a key goes from the field into the wasm module and nowhere else: no attribute, no
 * event, no storage. It is gone with the page.
 */
class Visitors extends EventTarget {
  readonly #clients = new Map<string, Tollfree>();
  #practice: Promise<Tollfree> | undefined;

  /** Who gave a key for this server. */
  at(server: Server): Tollfree | undefined {
    return this.#clients.get(name(server));
  }

  /** Takes a key in when the server knows it. Asks for the key's state, which costs no request. */
  async connect(server: Server, key: string): Promise<void> {
    const client = await Tollfree.open({ ...server, key });
    if (server.dialect !== "compatible") await client.account();
    this.#clients.set(name(server), client);
    this.dispatchEvent(new Event("change"));
  }

  /** Drops the key. Calls that run go on to their end. */
  forget(server: Server): void {
    this.#clients.delete(name(server));
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

async function practise(): Promise<Tollfree> {
  const { practice } = await import("../practice/index.js");
  return Tollfree.open(practice());
}

function name({ baseUrl, dialect }: Server): string {
  return `${dialect ?? ""} ${baseUrl ?? ""}`;
}

/** The one of this page. @internal */
export const visitors = new Visitors();
