import type { Message } from "../wasm/tollfree_js.js";
import type { Round } from "./parts/round.js";

/** What the model in one place has been asked and has said, and what it is asked now. Questions
 * without an answer are left out. @internal */
export function history(
  earlier: readonly Round[],
  round: Round,
  index: number,
  system: string | undefined,
): Message[] {
  const messages: Message[] = system === undefined ? [] : [{ role: "system", content: system }];
  for (const { prompt, lanes } of earlier) {
    const content = lanes[index]?.text ?? "";
    if (content === "") continue;
    messages.push({ role: "user", content: prompt }, { role: "assistant", content });
  }
  return [...messages, { role: "user", content: round.prompt }];
}
