import { h, icon } from "../dom.js";
import type { Face, Stage } from "../lane/face.js";
import { short } from "../words.js";

const SIGNS: Partial<Record<Stage, "done" | "failed" | "stop">> = { Done: "done", Failed: "failed", Stopped: "stop" };

/** Rounds so far, in all elements of the page: tabs and panels name each other. */
let rounds = 0;

/** Answers behind tabs, where there is no room for them side by side; by the usual pattern: one tab
 * has the focus, the arrows go from one to the next. @internal */
export class Tabs {
  readonly element = h("div", { class: "tabs", role: "tablist", "aria-label": "Answers", hidden: true });
  readonly #round = (rounds += 1);
  readonly #tabs: HTMLButtonElement[] = [];
  readonly #panels: HTMLElement[] = [];
  #front: number;
  #isNarrow = false;

  constructor(front: number) {
    this.#front = front;
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Which answer is in front. */
  get front(): number {
    return this.#front;
  }

  /** Whether there is room for one answer only. */
  set narrow(is: boolean) {
    if (is === this.#isNarrow) return;
    const held = this.#held();
    const { activeElement } = this.element.getRootNode() as ShadowRoot;
    this.#isNarrow = is;
    if (held !== -1) this.#front = held;
    this.#arrange();
    // Who was on a tab that is gone goes on in its answer.
    if (held !== -1 && !is && this.#tabs[held] === activeElement) this.#panels[held]?.focus();
  }

  /** Which answer has the focus, or its tab. */
  #held(): number {
    const { activeElement } = this.element.getRootNode() as ShadowRoot;
    const holds = (part: HTMLElement | undefined): boolean => activeElement !== null && part?.contains(activeElement) === true;
    return this.#panels.findIndex((panel, index) => holds(panel) || holds(this.#tabs[index]));
  }

  /** An answer has come into its place, the first or another one. */
  place(index: number, { element }: Face, { letter, model }: { letter: string | undefined; model: string }): void {
    element.id = `panel-${this.#round}-${index}`;
    this.#panels[index] = element;
    if (this.#tabs[index] === undefined) {
      const id = `tab-${this.#round}-${index}`;
      // All of practice begin alike; that they are simulated stands above the answer.
      const name = h("span", { class: "name" }, short(model).replace("practice/", ""));
      const tab = h("button", { type: "button", role: "tab", id, title: model, "aria-controls": element.id });
      tab.append(h("span", { class: "letter" }, letter ?? ""), name, h("span", { class: "stage" }));
      tab.addEventListener("click", () => this.#show(index));
      this.#tabs[index] = tab;
    }
    this.#arrange();
  }

  /** How an answer stands: also of those that are not in front. */
  tell(index: number, stage: Stage): void {
    const tab = this.#tabs[index];
    if (tab === undefined) return;
    tab.dataset["stage"] = stage.toLowerCase();
    const sign = SIGNS[stage];
    const words = h("span", { class: "sr" }, `, ${stage}`);
    tab.querySelector(".stage")?.replaceChildren(...(sign ? [icon(sign)] : []), words);
  }

  #show(index: number): void {
    this.#front = index;
    this.#arrange();
    this.#tabs[index]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #arrange(): void {
    // One answer needs no tabs; a model more or less must not leave nobody in front.
    const are = this.#isNarrow && this.#tabs.length > 1;
    const front = Math.min(this.#front, this.#tabs.length - 1);
    this.element.hidden = !are;
    if (!are) this.element.replaceChildren();
    else this.element.append(...this.#tabs.filter((tab) => tab.parentElement === null));
    this.#tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === front));
      tab.tabIndex = index === front ? 0 : -1;
    });
    this.#panels.forEach((panel, index) => {
      panel.hidden = are && index !== front;
      panel.setAttribute("role", are ? "tabpanel" : "article");
    });
  }

  #key(event: KeyboardEvent): void {
    // With another key they belong to the browser.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const last = this.#tabs.length - 1;
    const here = Math.min(this.#front, last);
    const next = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#show(next);
    this.#tabs[next]?.focus();
  }
}
