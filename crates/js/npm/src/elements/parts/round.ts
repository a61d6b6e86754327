import { h } from "../dom.js";
import type { Lane } from "../lane/lane.js";
import { rescale } from "../lane/timeline.js";

/** One question and who answers it. @internal */
export class Round {
  readonly element: HTMLElement;
  readonly prompt: string;
  readonly #lanes: HTMLElement;
  /** In the order of the models; one that is asked again takes the place of the one before. */
  readonly lanes: Lane[] = [];

  constructor(prompt: string) {
    this.prompt = prompt;
    this.#lanes = h("div", { class: "lanes", part: "answers" });
    const question = h("h3", { class: "question", part: "question" }, prompt);
    this.element = h("section", { class: "round" }, question, this.#lanes);
  }

  /** Puts a lane in its place, and the focus with it. */
  place(index: number, lane: Lane): void {
    const before = this.lanes[index];
    this.lanes[index] = lane;
    if (!before) return this.#lanes.append(lane.face.element);
    const { hasFocus } = before.face;
    before.face.element.replaceWith(lane.face.element);
    // Who asked again by the keyboard does not lose the place.
    if (hasFocus) lane.face.focus();
  }

  /** An answer more is complete. */
  rescale(): void {
    rescale(this.#lanes);
  }
}
