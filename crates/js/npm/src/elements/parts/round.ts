import { h } from "../dom.js";
import type { Lane } from "../lane/lane.js";
import type { Stage } from "../lane/face.js";
import { rescale } from "../lane/timeline.js";
import { Tabs } from "./tabs.js";

/** One question and who answers it. @internal */
export class Round {
  readonly element: HTMLElement;
  readonly prompt: string;
  readonly #lanes: HTMLElement;
  /** In the order of the models; one that is asked again takes the place of the one before. */
  readonly lanes: Lane[] = [];
  readonly #tabs: Tabs;

  /** `front` is the answer that stands in front where there is room for one only. */
  constructor(prompt: string, front: number) {
    this.prompt = prompt;
    this.#tabs = new Tabs(front);
    this.#lanes = h("div", { class: "lanes", part: "answers" });
    const question = h("h3", { class: "question", part: "question" }, prompt);
    this.element = h("section", { class: "round" }, question, this.#tabs.element, this.#lanes);
  }

  /** Which answer is in front. */
  get front(): number {
    return this.#tabs.front;
  }

  /** Whether there is room for one answer only. */
  set narrow(is: boolean) {
    this.#tabs.narrow = is;
  }

  /** How the answer in a place stands. */
  tell(index: number, stage: Stage): void {
    this.#tabs.tell(index, stage);
  }

  /** Puts a lane in its place, and the focus with it. */
  place(index: number, lane: Lane): void {
    const before = this.lanes[index];
    this.lanes[index] = lane;
    this.#tabs.place(index, lane.face, lane.asked);
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
