import { FRAME } from "./frame.js";
import { LANE } from "./lane.js";
import { TEXT } from "./text.js";
import { TOKENS } from "./tokens.js";

let sheet: CSSStyleSheet | undefined;

/** Dresses a shadow root. A constructed sheet is no inline style, so every policy allows it.
 * @internal */
export function dress(root: ShadowRoot): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(TOKENS + FRAME + LANE + TEXT);
  }
  root.adoptedStyleSheets = [sheet];
}
