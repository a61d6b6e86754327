/** How near the end counts as the end, in px. */
const NEAR = 40;

/** Keeps the end of a growing text in view where the page has set a height, unless its reader has
 * scrolled away from the end. @internal */
export class Follow {
  readonly #growth: ResizeObserver;
  #isAtEnd = true;
  #last = 0;

  constructor(log: HTMLElement) {
    this.#growth = new ResizeObserver(() => {
      if (this.#isAtEnd) log.scrollTop = log.scrollHeight;
    });
    log.addEventListener("scroll", () => {
      const top = log.scrollTop;
      // Only who scrolls leaves the end: growth moves it away, too, before it is followed.
      if (top < this.#last) this.#isAtEnd = false;
      if (log.scrollHeight - log.clientHeight - top < NEAR) this.#isAtEnd = true;
      this.#last = top;
    });
  }

  /** From now on this is what grows. */
  begin(round: HTMLElement): void {
    this.#growth.disconnect();
    this.#isAtEnd = true;
    this.#growth.observe(round);
  }
}
