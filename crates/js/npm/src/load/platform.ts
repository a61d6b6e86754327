/** What differs where the door runs; an entry for a platform fills it in. @internal */
export const here: {
  /** What this platform's `fetch` takes of a request. */
  fit?: (init: RequestInit) => RequestInit;
} = {};
