/** Ms between two tellings while an answer streams: more often than this nobody reads. */
const PACE = 30;

/** A value that components watch. Each snapshot is an object of its own, and none is changed.
 * @internal */
export class Store<T> {
  #value: T;
  #watchers = new Set<() => void>();
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  /** Tells at once. */
  set(value: T): void {
    this.#value = value;
    clearTimeout(this.#alarm);
    this.#alarm = undefined;
    for (const changed of [...this.#watchers]) changed();
  }

  /** Tells soon, with whatever `make` then gives. */
  setSoon(make: () => T): void {
    this.#alarm ??= setTimeout(() => this.set(make()), PACE);
  }
}
