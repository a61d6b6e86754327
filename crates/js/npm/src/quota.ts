/** Watchers of all counts of this page: two visitors of one account have one count. */
const watchers = new Set<() => void>();
let isDue = false;

/** Calls `watcher` after whatever may have changed a count, until the returned function is called.
 * @internal */
export function watch(watcher: () => void): () => void {
  // One of its own, so that whoever watches twice also stops twice.
  const own = (): void => watcher();
  watchers.add(own);
  return () => void watchers.delete(own);
}

/** A count may have changed. Watchers are called later, once for all that happens at once, and
 * what they throw cannot break a call. @internal */
export function changed(): void {
  if (isDue || watchers.size === 0) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    for (const watcher of watchers) queueMicrotask(watcher);
  });
}
