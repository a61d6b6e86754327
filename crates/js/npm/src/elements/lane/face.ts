import type { Receipt } from "../../answer.js";
import { button, h, icon } from "../dom.js";
import { seconds, short, Words } from "../words.js";
import { figures } from "./figures.js";
import { Paper } from "./paper.js";
import { trouble } from "./trouble.js";
import type { Remedies } from "./trouble.js";

/** How an answer stands. @internal */
export type Stage = "Asking" | "Waiting" | "Queued" | "Thinking" | "Writing" | "Done" | "Stopped" | "Failed";

/** What the buttons of an answer do. @internal */
export interface Presses extends Remedies {
  stop(): void;
  copy(text: string): void;
  /** It stands otherwise. */
  stands(stage: Stage): void;
}

/** One answer, as it is shown: who, how it stands, the text, and what is known at the end.
 * @internal */
export class Face {
  readonly element: HTMLElement;
  readonly #presses: Presses;
  readonly #simulated: boolean;
  readonly #stage = h("span", { class: "stage" });
  readonly #clock = h("span", { class: "clock", "aria-hidden": "true" });
  readonly #tools: HTMLElement;
  readonly #thought = h("details", { class: "thought", hidden: true });
  readonly #said = h("summary", {});
  #words = new Words();
  readonly #thinking: Paper;
  readonly #paper: Paper;
  readonly #end = h("div", { class: "end" });

  constructor(name: { letter: string | undefined; model: string; simulated: boolean }, presses: Presses) {
    this.#presses = presses;
    this.#simulated = name.simulated;
    const [thinking, text] = [h("div", { class: "md" }), h("div", { class: "md", part: "text" })];
    this.#thinking = new Paper(thinking, presses.copy);
    this.#paper = new Paper(text, presses.copy);
    this.#thought.append(this.#said, thinking);
    this.#tools = h("div", { class: "tools" }, button({ label: "Stop this answer", sign: "stop" }, presses.stop));
    const who = h("h4", { title: name.model }, short(name.model));
    if (name.simulated) who.append(" ", h("span", { class: "badge" }, "simulated"));
    const head = h(
      "header",
      {},
      name.letter === undefined ? undefined : h("span", { class: "letter" }, name.letter),
      h("div", { class: "who" }, who, h("p", { class: "state" }, this.#stage, " ", this.#clock)),
      this.#tools,
    );
    const label = name.letter === undefined ? `Answer of ${name.model}` : `${name.letter}, ${name.model}`;
    // No `article` by name: that could not be the panel of a tab.
    const parts = { class: "lane", part: "answer", role: "article", "aria-label": label };
    this.element = h("div", parts, head, this.#thought, text, this.#end);
  }

  /** Whether the focus is in it. */
  get hasFocus(): boolean {
    return this.#holds(this.element);
  }

  /** Puts the focus on its first button. */
  focus(): void {
    this.#tools.querySelector("button")?.focus();
  }

  /** A running call. */
  running(stage: Stage, ms: number): void {
    if (this.#stage.textContent !== stage) {
      this.element.dataset["stage"] = stage.toLowerCase();
      this.#stage.replaceChildren(stage);
      this.#presses.stands(stage);
    }
    this.#clock.textContent = seconds(ms);
  }

  /** What the model thinks before it answers. */
  thinks(text: string): void {
    this.#thought.hidden = false;
    this.#said.textContent = `Reasoning, ${this.#words.add(text)}`;
    this.#thinking.push(text);
  }

  writes(text: string): void {
    this.#paper.push(text);
  }

  /** Another try begins: what was shown is dropped. */
  restarted(): void {
    this.#paper.clear();
    this.#thinking.clear();
    this.#thought.hidden = true;
    this.#words = new Words();
  }

  /** The call is over. */
  over(stage: Stage, receipt: Receipt, text: string): void {
    this.#paper.finish();
    this.#thinking.finish();
    const focused = this.#holds(this.#tools);
    this.element.dataset["stage"] = stage.toLowerCase();
    const signs = { Done: "done", Failed: "failed", Stopped: "stop" } as const;
    this.#stage.replaceChildren(icon(signs[stage as keyof typeof signs]), stage);
    this.#presses.stands(stage);
    this.#clock.textContent = stage === "Done" ? "" : `after ${seconds(receipt.clocks.total)}`;
    this.#tools.replaceChildren();
    if (text !== "") {
      this.#tools.append(button({ label: "Copy this answer", sign: "copy" }, () => this.#presses.copy(text)));
    }
    const again = button({ label: "Ask again, 1 request", sign: "again" }, this.#presses.again);
    this.#tools.append(again);
    // Who stopped it by the keyboard does not lose the place.
    if (focused) again.focus();
    if (receipt.error) this.#end.before(trouble(receipt.error, this.#presses));
    this.#end.append(figures(receipt, this.#simulated));
  }

  #holds(part: HTMLElement): boolean {
    return part.contains((this.element.getRootNode() as ShadowRoot).activeElement);
  }
}
