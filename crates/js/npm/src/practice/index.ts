/**
 * Practice: a simulated OpenRouter inside the page. No key, no network, no request of anybody's
 * account; the models are invented, and whatever they say is simulated.
 *
 * Layout: `options` what a caller passes and gets, `fetch` requests and replies, `engine` the wasm
 * program that answers.
 */
import { engine } from "./engine.js";

engine.findWith(() => new URL("../wasm/tollfree_practice_bg.wasm", import.meta.url));

export { isSimulated, practice } from "./options.js";
export type { Practice, PracticeOptions } from "./options.js";
