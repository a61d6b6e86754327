// What a strict project writes with the further entries. Each `@ts-expect-error` is a mistake that
// the types must catch.
import { Tollfree } from "tollfree/slim";
import { TollfreeChat } from "tollfree/elements";
import type { TollfreeEvents } from "tollfree/elements";
import { isSimulated, practice } from "tollfree/practice";
import type { Practice } from "tollfree/practice";
import { useChat, useCompare, useQuota } from "tollfree/react";
import type { ChatMessage, CompareLane } from "tollfree/react";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._: Same<A, B> extends true ? [] : ["the types differ"]): void => undefined;

export async function slim(key: string, wasm: WebAssembly.Module, response: Response): Promise<Tollfree> {
  await Tollfree.open({ key, wasm: new Uint8Array() });
  await Tollfree.open({ key, wasm: response });
  return Tollfree.open({ key, wasm });
}

export async function practise(): Promise<boolean> {
  const transport: Practice = practice({ seed: 7 });
  // @ts-expect-error a misspelled option
  practice({ sead: 7 });
  const tf = await Tollfree.open({ ...transport, wasm: new Uint8Array() });
  return (await tf.models()).every((model) => isSimulated(model.id));
}

export function elements(tf: Tollfree): void {
  const chat = document.createElement("tollfree-chat");
  same<typeof chat, TollfreeChat>();
  chat.client = tf;
  chat.ask("Hi");
  chat.addEventListener("tollfree-receipt", ({ detail }) => {
    same<typeof detail.simulated, boolean>();
    same<typeof detail.receipt.outcome, "complete" | "cancelled" | "failed">();
    // @ts-expect-error the key is in no event
    void detail.key;
  });
  const compare = document.querySelector("tollfree-compare");
  compare?.addEventListener("click", () => compare.stop());
  same<TollfreeEvents["tollfree-key"], CustomEvent<{ connected: boolean }>>();
}

export function hooks(tf: Tollfree | undefined): string {
  const { messages, status, error, ask } = useChat(tf, { model: "openrouter/free", request: { temperature: 0.2 } });
  same<typeof messages, readonly ChatMessage[]>();
  same<typeof status, "idle" | "asking" | "answering">();
  const asked: boolean = ask("Hi");
  // @ts-expect-error no model
  useChat(tf, {});
  // @ts-expect-error a field that can cost money
  useChat(tf, { model: "a/b:free", request: { plugins: [] } });
  const { lanes } = useCompare(tf, { models: ["a/b:free"], plan: { retries: 1 } });
  same<typeof lanes, readonly CompareLane[]>();
  const used: number | undefined = useQuota(tf)?.minute.used;
  return `${asked} ${error?.code} ${used} ${lanes[0]?.messages.at(-1)?.receipt?.outcome}`;
}
