import { TollfreeElement } from "./base.js";

/** `<tollfree-compare>`: each question goes to all of `models`, or to the first two free models of
 * the catalogue, side by side. */
export class TollfreeCompare extends TollfreeElement {
  constructor() {
    super({ asksAll: true, usual: 2, label: "Compare free models" });
  }
}
