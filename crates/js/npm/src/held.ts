const HELD = new WeakMap<object, unknown>();

/**
 * Holds `what` for as long as `owner` is held.
 *
 * In Node the signal of a Request is driven by the Request alone: once that is collected, its
 * signal stays silent. So whoever listens holds the Request, and the one that it was made of.
 * @internal
 */
export function holding<T extends object>(owner: T, what: unknown): T {
  HELD.set(owner, what);
  return owner;
}
