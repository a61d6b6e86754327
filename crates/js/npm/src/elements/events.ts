import type { Receipt } from "../answer.js";
import type { TollfreeErrorFields } from "../error.js";

/** What is told of every call. */
interface Told {
  /** Asked model. */
  model: string;
  /** Whether the answer is simulated: practice, of an invented model. */
  simulated: boolean;
}

/** Events of both elements. They bubble, and leave the shadow of the element. */
export interface TollfreeEvents {
  /** An answer is complete. */
  "tollfree-answer": CustomEvent<Told & { prompt: string; text: string }>;
  /** A call is over, however it ended. */
  "tollfree-receipt": CustomEvent<Told & { receipt: Receipt }>;
  /** A call failed; the element shows why and what to do. */
  "tollfree-error": CustomEvent<Told & { error: TollfreeErrorFields }>;
  /** The visitor gave a key, or took it back. The key itself is in no event. */
  "tollfree-key": CustomEvent<{ connected: boolean }>;
}

/** Tells the page. @internal */
export function tell<K extends keyof TollfreeEvents>(
  element: HTMLElement,
  name: K,
  detail: TollfreeEvents[K]["detail"],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
