/** Puts a text on the clipboard; says whether that was allowed. @internal */
export async function copyText(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "The browser does not let this page copy: select the text instead.";
  }
}
