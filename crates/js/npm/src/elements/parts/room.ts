/** Width of two answers side by side, in the size of the text (styles/lane.ts). */
const TWO = 34;

/** Whether answers have room side by side: by the width of the element, not of the page that it
 * stands in. @internal */
export class Room {
  readonly #changed: (isNarrow: boolean) => void;
  #isNarrow = false;

  constructor(element: HTMLElement, changed: (isNarrow: boolean) => void) {
    this.#changed = changed;
    new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      // What is not shown has no width, and changes nothing.
      if (width === 0) return;
      this.#set(width < TWO * Number.parseFloat(getComputedStyle(element).fontSize));
    }).observe(element);
  }

  /** Whether there is room for one answer only. */
  get isNarrow(): boolean {
    return this.#isNarrow;
  }

  #set(is: boolean): void {
    if (is === this.#isNarrow) return;
    this.#isNarrow = is;
    this.#changed(is);
  }
}
