/** Under which name a sign-in is kept for this tab. */
const NAME = "tollfree.signin";

/** Keeps a text until the tab is closed, or nothing any more. Whether it did. @internal */
export function keep(text: string | undefined): boolean {
  try {
    if (text === undefined) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, text);
    return true;
  } catch {
    // Workers and runtimes have none, and a visitor can deny it.
    return false;
  }
}

/** The text that is kept. @internal */
export function kept(): string | undefined {
  try {
    return sessionStorage.getItem(NAME) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is anything to look at: most loads of a page are no way back from a sign-in.
 * @internal */
export function mayBeBack(): boolean {
  const address: string = globalThis.location?.search ?? "";
  return kept() !== undefined || /[?&]code=/.test(address);
}
