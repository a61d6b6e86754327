import { isTollfreeError } from "../door.js";
import { button, h, icon } from "../dom.js";
import { sentence } from "../words.js";

/** How one gets in. @internal */
export interface Ways {
  connect(key: string): Promise<void>;
  signIn(): Promise<void>;
}

/**
 * Where a key is asked for. @internal
 *
 * INVARIANT: the key is read from the field when it is sent, and the field is emptied before
 * anything else happens. It stands in no form and has no name, so that no browser offers to keep
 * it.
 */
export class Gate {
  readonly element: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #button: HTMLButtonElement;
  readonly #problem = h("p", { class: "problem", id: "key-problem" });
  readonly #ways: Ways;
  readonly #signIn: HTMLElement;

  constructor(ways: Ways) {
    this.#ways = ways;
    const begin = button({ label: "Sign in with OpenRouter", class: "ink" }, () => void this.#try(ways.signIn));
    const hint = "Allow a key there, with a limit of $0. You leave this page and come back.";
    this.#signIn = h("div", { class: "sign-in" }, begin, h("p", { class: "facts" }, hint));
    this.#field = h("input", {
      type: "password",
      id: "key",
      part: "input",
      placeholder: "sk-or-v1-…",
      // Not a password: what says so is kept by nobody.
      autocomplete: "one-time-code",
      spellcheck: "false",
      autocapitalize: "off",
      "data-1p-ignore": true,
      "data-bwignore": true,
      "data-lpignore": "true",
      "aria-describedby": "key-facts key-problem",
    });
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) void this.#give();
    });
    this.#button = button({ label: "Use this key", class: "line" }, () => void this.#give());
    const row = h("div", { class: "row" }, this.#field, this.#button);
    const label = h("label", { for: "key" }, icon("key"), "Your OpenRouter key");
    this.element = h("div", { class: "gate", part: "key" }, this.#signIn, label, row, this.#problem, facts());
  }

  /** Whether this page lets its visitor sign in. */
  set canSignIn(can: boolean) {
    this.#signIn.hidden = !can;
  }

  /** Says what went wrong on the way back from a sign-in. */
  tell(failed: unknown): void {
    this.#problem.textContent = isTollfreeError(failed)
      ? `${sentence(failed.message)} ${sentence(failed.remedy)}`
      : sentence(String(failed));
  }

  /** Shows the field and goes there. */
  open(reason?: string): void {
    this.element.hidden = false;
    if (reason !== undefined) this.#problem.textContent = reason;
    this.#field.focus();
  }

  async #give(): Promise<void> {
    const key = this.#field.value.trim();
    this.#field.value = "";
    if (key === "") return this.#field.focus();
    await this.#try(() => this.#ways.connect(key));
  }

  async #try(way: () => Promise<void>): Promise<void> {
    this.#busy(true);
    this.#problem.textContent = "";
    try {
      await way();
    } catch (failed) {
      this.tell(failed);
      this.#field.focus();
    } finally {
      this.#busy(false);
    }
  }

  #busy(is: boolean): void {
    this.#button.disabled = is;
    this.#button.textContent = is ? "Connecting…" : "Use this key";
    this.#field.toggleAttribute("aria-busy", is);
  }
}

function facts(): HTMLElement {
  const keys = h(
    "a",
    { href: "https://openrouter.ai/settings/keys", target: "_blank", rel: "noreferrer noopener" },
    "Make a key with a limit of $0",
  );
  return h(
    "p",
    { class: "facts", id: "key-facts" },
    "It stays in this page’s memory until you leave, and goes only to the server that answers. Only free models are asked. ",
    keys,
    ".",
  );
}
