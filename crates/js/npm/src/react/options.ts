import type { ChatOptions } from "../options.js";
import type { ChatRequest } from "../wasm/tollfree_js.js";

/** What one conversation asks for. May change at any time; holds from the next question on. */
export interface Options {
  /** The model, by name. */
  model: string;
  /** What the model is told before everything else. */
  system?: string | undefined;
  /** Any other fields of the request, such as `temperature`. */
  request?: Omit<ChatRequest, "model" | "messages"> | undefined;
  /** What a call may do for an answer; left out, it is one request. */
  plan?: ChatOptions | undefined;
}
