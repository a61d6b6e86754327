import type { Tollfree } from "../../tollfree.js";
import { h } from "../dom.js";
import { tell } from "../events.js";
import type { Settings } from "../settings.js";
import { canSignIn, visitors } from "../visitors.js";
import { Gate } from "./gate.js";

/** What is told of a visitor who comes and goes. @internal */
export interface Passing {
  entered(how: "key" | "sign-in"): void;
  /** The page is about to be left for a sign-in; or that failed, and it is not. */
  leaving(isLeft: boolean): void;
}

/** How a visitor comes in and goes: the place for a key, and the button that forgets it.
 * @internal */
export class Entrance {
  readonly gate: Gate;
  readonly forget = h("button", { type: "button", class: "quiet" }, "Forget the key");
  readonly #host: HTMLElement;
  readonly #settings: () => Settings;
  readonly #passing: Passing;
  /** Who is connected while another key is asked for. */
  #former: Tollfree | undefined;

  constructor(host: HTMLElement, settings: () => Settings, passing: Passing) {
    this.#host = host;
    this.#settings = settings;
    this.#passing = passing;
    this.gate = new Gate({ connect: (key) => this.#connect(key), signIn: () => this.#signIn() });
    this.forget.addEventListener("click", () => this.#leave());
  }

  /** Shows what is of use: nothing of it in practice, or where the page brought a client. */
  show(isNeeded: boolean): void {
    const { server } = this.#settings();
    const client = visitors.at(server);
    const isConnected = client !== undefined;
    this.gate.element.hidden = !isNeeded || (isConnected && client !== this.#former);
    this.gate.canSignIn = canSignIn(server);
    this.forget.hidden = !isNeeded || !isConnected;
  }

  /** Opens the place for a key; beside one that is in use it stays until that is replaced or
   * forgotten. */
  open(reason?: string): void {
    this.#former = visitors.at(this.#settings().server);
    this.gate.open(reason);
  }

  /** Takes in a visitor who comes back from signing in. */
  async arrive(): Promise<void> {
    const { server } = this.#settings();
    if (!canSignIn(server)) return;
    try {
      if (!(await visitors.arrive(server))) return;
      this.#tell(true);
      this.#passing.entered("sign-in");
    } catch (failed) {
      this.gate.tell(failed);
    }
  }

  async #connect(key: string): Promise<void> {
    await visitors.connect(this.#settings().server, key);
    this.#tell(true);
    this.#passing.entered("key");
  }

  async #signIn(): Promise<void> {
    this.#passing.leaving(true);
    try {
      await visitors.signIn(this.#settings().server);
    } catch (failed) {
      this.#passing.leaving(false);
      throw failed;
    }
  }

  #leave(): void {
    visitors.forget(this.#settings().server);
    this.#tell(false);
    this.open();
  }

  #tell(connected: boolean): void {
    tell(this.#host, "tollfree-key", { connected });
  }
}
