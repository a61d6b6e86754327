/**
 * The question that a visitor has written and not sent, over the way to a sign-in and back: the page
 * is left for that. @internal
 *
 * INVARIANT: the text of the question and nothing else, in this tab alone; taken away when it is
 * read.
 */
export const unsent = {
  /** Keeps it; an empty one is none. */
  keep(host: HTMLElement, text: string): void {
    attempt(() => (text.trim() === "" ? sessionStorage.removeItem(place(host)) : sessionStorage.setItem(place(host), text)));
  },

  /** Takes it back, once. */
  take(host: HTMLElement): string | undefined {
    return attempt(() => {
      const text = sessionStorage.getItem(place(host));
      sessionStorage.removeItem(place(host));
      return text ?? undefined;
    });
  },
};

/** Of this page and this element: by its id, or by its place among its kind. */
function place(host: HTMLElement): string {
  const { localName, id } = host;
  const which = id || [...(host.getRootNode() as ParentNode & Node).querySelectorAll(localName)].indexOf(host);
  return `tollfree.unsent ${location.pathname} ${localName} ${which}`;
}

/** Storage may be denied, or full: then the question is lost, as without. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
