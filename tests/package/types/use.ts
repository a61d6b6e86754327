// What a strict project writes. Each `@ts-expect-error` is a mistake that the types must catch.
import { Comparison, isTollfreeError, Tollfree, TollfreeError } from "tollfree";
import type { Answer, ChatEvent, ChatRequest, ErrorCode, KeyState, LaneEvent, Model, Receipt, Requests, Standing } from "tollfree";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._: Same<A, B> extends true ? [] : ["the types differ"]): void => undefined;

export async function open(key: string): Promise<Tollfree> {
  await Tollfree.open({ key: null });
  await Tollfree.open({ key, baseUrl: "http://127.0.0.1:8787/api/v1", dialect: "compatible" });
  await Tollfree.open({ key, fetch, now: Date.now, wasm: new URL("https://example.org/a.wasm") });
  // @ts-expect-error a misspelled option
  await Tollfree.open({ apiKey: key });
  // @ts-expect-error an unknown dialect
  await Tollfree.open({ key, dialect: "openai" });
  // @ts-expect-error only open() makes one
  new Tollfree();
  return Tollfree.open({ key });
}

export const request: ChatRequest = {
  model: "openrouter/free",
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: [{ type: "text", text: "Hi" }, { type: "image_url", image_url: { url: "data:,", detail: "low" } }] },
  ],
  max_tokens: 64,
  stop: ["END"],
  reasoning: { effort: "low" },
};

export function mistakes(tf: Tollfree): void {
  // @ts-expect-error no messages
  tf.chat({ model: "openrouter/free" });
  // @ts-expect-error a field that can cost money
  tf.chat({ ...request, plugins: [] });
  // @ts-expect-error a role that does not exist
  tf.chat({ ...request, messages: [{ role: "robot", content: "" }] });
  tf.chat(request, { then: ["a/b:free"], retries: 1, restart: true, wait: false, insist: true });
  tf.chat(request, { spend: { maxUsd: 0.05 } });
  // @ts-expect-error one model is not a list
  tf.chat(request, { then: "a/b:free" });
  // @ts-expect-error a misspelled option
  tf.chat(request, { sginal: new AbortController().signal });
}

export function shown(event: ChatEvent): string {
  switch (event.type) {
    case "text":
    case "reasoning":
    case "refusal":
      return event.text;
    case "served":
      same<typeof event.provider, string | undefined>();
      return event.model;
    case "tool_call_delta":
      return event.arguments;
    case "tool_call":
      return event.call.function.name;
    case "annotation":
      return event.annotation.type;
    case "logprobs":
      return event.tokens.map((token) => token.token).join("");
    case "finish":
      return event.reason === "stop" ? "done" : event.reason;
    case "usage":
      return String(event.usage.cost ?? 0);
    case "queued":
      // @ts-expect-error a queue has no text
      return event.text;
    case "waiting":
      return `${event.reason} until ${new Date(event.until).toISOString()}`;
    case "try":
      return `${event.number}: ${event.model}`;
    case "restarted":
      return "";
    default:
      same<typeof event, never>();
      return "";
  }
}

export async function read(tf: Tollfree, signal: AbortSignal): Promise<string> {
  const answer: Answer = tf.chat(request, { signal });
  for await (const event of answer) {
    same<typeof event, ChatEvent>();
    if (event.type === "text") event.text.trim();
  }
  const receipt: Receipt = await answer.receipt;
  same<typeof receipt.outcome, "complete" | "cancelled" | "failed">();
  same<typeof receipt.requests, number>();
  same<(typeof receipt.tries)[number]["sent"], boolean>();
  same<typeof receipt.clocks.firstToken, number | undefined>();
  same<Receipt["warnings"], ("served_not_free" | "served_other" | "cost_unknown")[]>();
  const code: ErrorCode | undefined = receipt.error?.code;
  // @ts-expect-error no such code
  if (code === "day_limt") return "";
  answer.cancel();
  return answer.text();
}

export function under(tf: Tollfree): typeof globalThis.fetch[] {
  // @ts-expect-error nothing is paid for through a fetch
  tf.fetchWith({ spend: { maxUsd: 1 } });
  return [tf.fetch, tf.fetchWith({ then: ["a/b:free"], retries: 1, onReceipt: (receipt: Receipt) => receipt.requests })];
}

export async function compared(tf: Tollfree, signal: AbortSignal): Promise<Receipt[]> {
  const { messages } = request;
  same<ReturnType<typeof tf.requests>, Requests>();
  const comparison: Comparison = tf.compare({ messages }, ["a/b:free", "c/d:free"], { signal, retries: 1 });
  // @ts-expect-error the models are named apart
  tf.compare(request, "a/b:free");
  // @ts-expect-error no models
  tf.compare({ messages });
  for await (const found of comparison) {
    same<typeof found, LaneEvent>();
    if (found.event.type === "receipt") same<typeof found.event.receipt, Receipt>();
    else if (found.event.type === "text") comparison.answers[found.lane]?.cancel();
  }
  return comparison.receipts;
}

export async function streamed(tf: Tollfree): Promise<Response> {
  const events: ReadableStream<ChatEvent> = tf.chat(request).toReadableStream();
  await events.cancel();
  const texts: ReadableStream<string> = tf.chat(request).toTextStream();
  return new Response(texts.pipeThrough(new TextEncoderStream()));
}

export async function scoped(key: string, signal: AbortSignal): Promise<string> {
  await using tf = await Tollfree.open({ key, signal });
  using answer = tf.chat(request);
  await tf.models({ signal });
  await tf.account({ signal });
  return answer.text();
}

export async function signedIn(): Promise<Tollfree | undefined> {
  await Tollfree.signIn({ label: "a blog", callback: "https://example.org/" });
  // @ts-expect-error the key comes from the sign-in
  await Tollfree.completeSignIn({ key: "sk-or-v1-" });
  const tf = await Tollfree.completeSignIn({ onKey: (key) => void key.length });
  same<typeof tf, Tollfree | undefined>();
  const stop: () => void = tf?.onQuota((standing) => same<typeof standing, Standing>()) ?? (() => undefined);
  stop();
  tf?.forget();
  return tf;
}

export async function account(tf: Tollfree): Promise<number> {
  const state: KeyState = await tf.account();
  const [first]: Model[] = await tf.models({ all: true });
  same<typeof state.limit, number | undefined>();
  return (state.freeRequests?.limit ?? 0) + (first?.contextLength ?? 0);
}

export function told(thrown: unknown): string {
  if (thrown instanceof TollfreeError) return thrown.stack ?? thrown.remedy;
  if (!isTollfreeError(thrown)) return String(thrown);
  // @ts-expect-error a field that errors do not have
  void thrown.statusText;
  const when = thrown.retryAt === undefined ? "" : new Date(thrown.retryAt).toISOString();
  return `${thrown.code} ${thrown.message}: ${thrown.remedy} ${thrown.scope} ${when}`;
}
