import { markdown, rare } from "../programs.js";

interface Drawing {
  draw(text: string): void;
  finish(): void;
  clear(): void;
}

/** Ms between two drawings: more often than this nobody reads. */
const PACE = 60;

/**
 * A growing text. It is plain until the program that draws Markdown has loaded, and stays so when
 * that cannot be loaded. @internal
 */
export class Paper {
  readonly #element: HTMLElement;
  readonly #copy: (code: string) => void;
  #drawing: Drawing | undefined;
  #isPlain = true;
  #drawn = 0;
  #text = "";
  #isOver = false;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, copy: (code: string) => void) {
    this.#element = element;
    this.#copy = copy;
    markdown().then((glue) => this.#begin(glue), () => undefined);
  }

  /** Takes more. */
  push(text: string): void {
    this.#text += text;
    this.#alarm ??= setTimeout(() => this.#draw(), PACE);
  }

  /** What was shown does not hold any more. */
  clear(): void {
    this.#text = "";
    this.#drawn = 0;
    if (this.#drawing) this.#drawing.clear();
    else this.#element.textContent = "";
  }

  /** Draws everything for good. */
  finish(): void {
    this.#isOver = true;
    this.#draw();
  }

  #begin(glue: typeof import("../../wasm/tollfree_markdown.js")): void {
    this.#drawing ??= new glue.MarkdownDrawing(this.#element, this.#copy, rare);
    this.#isPlain = false;
    this.#drawn = 0;
    this.#draw();
  }

  #draw(): void {
    clearTimeout(this.#alarm);
    this.#alarm = undefined;
    const fresh = this.#text.slice(this.#drawn);
    this.#drawn = this.#text.length;
    this.#element.classList.toggle("raw", this.#isPlain);
    if (this.#drawing === undefined) return this.#element.append(fresh);
    try {
      if (fresh !== "") this.#drawing.draw(fresh);
      if (this.#isOver) this.#drawing.finish();
    } catch {
      // Nothing that arrived is lost: what cannot be drawn is shown as it came.
      this.#drawing = undefined;
      this.#isPlain = true;
      this.#element.textContent = this.#text;
    }
  }
}
