/** The door, as the entry for pages has it: a page that uses both has one of it. */
export { isTollfreeError, Tollfree } from "../index.js";
