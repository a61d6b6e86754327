import type { Answer, Receipt } from "../answer.js";
import type { TollfreeErrorFields } from "../error.js";
import type { Tollfree } from "../tollfree.js";
import type { Message } from "../wasm/tollfree_js.js";
import type { Options } from "./options.js";
import { Store } from "./store.js";

/** One message of a conversation. */
export interface ChatMessage {
  /** Who said it. */
  readonly role: "user" | "assistant";
  /** The text, as far as it has arrived. */
  readonly text: string;
  /** What the model thought before, as far as it has arrived. */
  readonly reasoning?: string;
  /** Of an answer that is over: who gave it, both clocks, what it used. */
  readonly receipt?: Receipt;
}

/** How a conversation stands. */
export interface ConversationState {
  /** Questions and answers, in their order. */
  readonly messages: readonly ChatMessage[];
  /** `asking` until the first word, then `answering`; `idle` when nothing runs. */
  readonly status: "idle" | "asking" | "answering";
  /** Why the last answer failed. What had arrived of it stays among the messages. */
  readonly error: TollfreeErrorFields | undefined;
}

/** Nothing asked yet. @internal */
export const NOTHING: ConversationState = { messages: [], status: "idle", error: undefined };

/** One conversation with one model. @internal */
export class Conversation {
  readonly store = new Store<ConversationState>(NOTHING);
  #answer: Answer | undefined;
  /** What stood before the question that runs or ran last. */
  #before: readonly ChatMessage[] = [];
  #turn = 0;

  /** Asks; while an answer runs, or without a client, it does nothing and says so. */
  ask(client: Tollfree | null | undefined, text: string, options: Options): boolean {
    const { messages, status } = this.store.get();
    if (!client || status !== "idle") return false;
    this.#before = messages;
    const question: ChatMessage = { role: "user", text };
    this.store.set({ messages: [...messages, question], status: "asking", error: undefined });
    const turn = (this.#turn += 1);
    // Not sent before the effects of this moment are done: where React runs each of them twice to
    // find mistakes, the first is taken back by `leave` before it has cost a request.
    queueMicrotask(() => {
      if (turn === this.#turn) void this.#run(client, question, options);
    });
    return true;
  }

  /** Asks the last question again: one more request. Its former answer is gone. */
  again(client: Tollfree | null | undefined, options: Options): boolean {
    const { messages, status } = this.store.get();
    const last = messages[this.#before.length];
    if (!client || last === undefined || status !== "idle") return false;
    this.store.set({ ...NOTHING, messages: this.#before });
    return this.ask(client, last.text, options);
  }

  /** Hangs up; what arrived stays. */
  stop(): void {
    if (this.#answer) this.#answer.cancel();
    else this.#takeBack();
  }

  /** Begins anew. */
  clear(): void {
    this.leave();
    this.#answer = undefined;
    this.#before = [];
    this.store.set(NOTHING);
  }

  /** Nobody looks any more: hangs up, or takes back what was not sent yet. */
  leave(): void {
    this.stop();
    this.#turn += 1;
  }

  #takeBack(): void {
    if (this.store.get().status === "idle") return;
    this.#turn += 1;
    this.store.set({ ...NOTHING, messages: this.#before });
  }

  async #run(client: Tollfree, question: ChatMessage, options: Options): Promise<void> {
    const { model, system, request, plan } = options;
    const first: Message[] = system === undefined ? [] : [{ role: "system", content: system }];
    const messages = [...first, ...history(this.#before), { role: question.role, content: question.text }];
    const answer = client.chat({ ...request, model, messages }, plan);
    this.#answer = answer;
    let reasoning = "";
    const said = (receipt?: Receipt): readonly ChatMessage[] => {
      const more = { ...(reasoning && { reasoning }), ...(receipt && { receipt }) };
      return [...this.#before, question, { role: "assistant", text: answer.arrived, ...more }];
    };
    try {
      for await (const event of answer) {
        if (this.#answer !== answer) break;
        if (event.type === "reasoning") reasoning += event.text;
        else if (event.type === "restarted") reasoning = "";
        else if (event.type !== "text") continue;
        this.store.setSoon(() => ({ messages: said(), status: "answering", error: undefined }));
      }
    } catch {
      // The receipt says why.
    }
    const receipt = await answer.receipt;
    if (this.#answer !== answer) return;
    this.#answer = undefined;
    this.store.set({ messages: said(receipt), status: "idle", error: receipt.error });
  }
}

/** What goes along with the next question: a question that got no answer is left out. */
function history(messages: readonly ChatMessage[]): Message[] {
  const kept = messages.filter(({ role, text }, index) => {
    return text !== "" && (role === "assistant" || (messages[index + 1]?.text ?? "") !== "");
  });
  return kept.map(({ role, text }) => ({ role, content: text }));
}
