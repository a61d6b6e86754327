import { TollfreeElement } from "./base.js";

/** `<tollfree-chat>`: a chat with one model at a time, `openrouter/free` unless `models` names one
 * or several to pick from. */
export class TollfreeChat extends TollfreeElement {
  constructor() {
    super({ asksAll: false, usual: 1, label: "Chat with a free model" });
  }
}
