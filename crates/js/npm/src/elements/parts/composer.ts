import { button, h } from "../dom.js";
import { count } from "../words.js";

/** What the composer asks for. @internal */
export interface Asking {
  ask(text: string): void;
  stop(): void;
}

/** What asking costs, as far as it is known. @internal */
export interface Price {
  readonly models: number;
  readonly simulated: boolean;
  /** Free requests of today: how many are left, of how many. */
  readonly left: readonly [left: number, limit: number] | undefined;
}

/** Where a question is written; says before it is asked what that costs. @internal */
export class Composer {
  readonly element: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly #label = h("span", { class: "sr" }, "Your question");
  readonly #price = h("span", { class: "price", id: "price" });
  readonly #send: HTMLButtonElement;
  readonly #asking: Asking;
  #isRunning = false;

  constructor(asking: Asking, choice: HTMLElement | undefined) {
    this.#asking = asking;
    this.field = h("textarea", { rows: "2", part: "input", "aria-describedby": "price" });
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.#send = button({ label: "Ask", class: "send", part: "send" }, () => this.#press());
    const bar = h("div", { class: "bar" }, choice, this.#price, this.#send);
    this.element = h("div", { class: "composer", part: "composer" }, h("label", {}, this.#label, this.field), bar);
  }

  /** Whether something runs that can be stopped. */
  set running(is: boolean) {
    this.#isRunning = is;
    this.#send.textContent = is ? "Stop" : "Ask";
    this.#send.classList.toggle("stops", is);
  }

  price({ models, simulated, left }: Price): void {
    const cost = h("span", { class: "cost" }, "$0");
    const what = simulated
      ? `${count(models, "model")}, simulated: no key, no request`
      : `${count(models, "model")} → ${count(models, "request")}`;
    const rest = left === undefined || simulated ? "" : ` · ${left[0]} of ${left[1]} left today`;
    this.#price.replaceChildren(`${what}${rest} · `, cost);
  }

  #press(): void {
    if (this.#isRunning) return this.#asking.stop();
    const text = this.field.value.trim();
    if (text === "") return this.field.focus();
    this.#asking.ask(text);
  }

  #key(event: KeyboardEvent): void {
    // Enter also ends a word of an input method, which is not a question yet.
    if (event.isComposing || event.shiftKey) return;
    if (event.key === "Escape" && this.#isRunning) return this.#asking.stop();
    if (event.key !== "Enter" || this.#isRunning) return;
    event.preventDefault();
    this.#press();
  }
}
