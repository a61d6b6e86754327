import { h } from "../dom.js";

/** What is said aloud: one sentence at a boundary, never the text as it streams. @internal */
export class Speaker {
  readonly element = h("p", { class: "sr", role: "status" });

  say(sentence: string): void {
    // The same words again would not be a change, and so not be said.
    this.element.textContent = sentence === this.element.textContent ? `${sentence}\u00a0` : sentence;
  }
}
