/**
 * `<tollfree-chat>` and `<tollfree-compare>`: importing this defines both.
 *
 * Layout: `base` what both share as elements, `desk` the questions and answers of one of them,
 * `lane` one answer, `parts` what is around, `visitors` who is connected, `programs` what draws
 * Markdown, `styles` how it looks.
 */
import { TollfreeChat } from "./chat.js";
import { TollfreeCompare } from "./compare.js";

export { TollfreeElement } from "./base.js";
export type { TollfreeEvents } from "./events.js";
export { TollfreeChat, TollfreeCompare };

declare global {
  interface HTMLElementTagNameMap {
    "tollfree-chat": TollfreeChat;
    "tollfree-compare": TollfreeCompare;
  }
}

// Two copies of the package in one page: the first one stands.
const elements = globalThis.customElements as CustomElementRegistry | undefined;
if (elements && !elements.get("tollfree-chat")) elements.define("tollfree-chat", TollfreeChat);
if (elements && !elements.get("tollfree-compare")) elements.define("tollfree-compare", TollfreeCompare);
