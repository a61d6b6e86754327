// What the simulator saw, and what it sent.
import type { Page } from "@playwright/test";
import { address } from "./servers";

/** One line of the ledger. */
export type Entry = {
  path: string;
  method: string;
  model: string | null;
  outcome: string;
  status: number;
  bytes_sent: number;
  cost_usd: number;
  key_tail: string | null;
};

/** The ledger's lines for chat completions of this key. */
export async function chats(key: string): Promise<Entry[]> {
  const reply = await fetch(`${address.simulator}/__simulator/ledger`);
  const { entries } = (await reply.json()) as { entries: Entry[] };
  const mine = (entry: Entry) => entry.key_tail !== null && key.endsWith(entry.key_tail);
  return entries.filter((entry) => mine(entry) && entry.path.endsWith("/chat/completions"));
}

/** Keeps a copy of every stream that the page reads, as it comes from the network. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Record<string, Promise<string>> = {};
    // The page hangs up when the answer is complete, before the stream is.
    const listenTo = async (response: Response) => {
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      try {
        for (let step = await reader.read(); !step.done; step = await reader.read()) text += step.value;
      } catch (error) {
        if ((error as Error).name !== "AbortError") throw error;
      }
      return text;
    };
    const send = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const body = request.method === "POST" ? await request.clone().json() : {};
      const response = await send(request);
      if (body.model) heard[body.model] = listenTo(response.clone());
      return response;
    };
    Object.assign(globalThis, { heard });
  });
}

/** The stream that a model sent. */
export async function heard(page: Page, model: string): Promise<string> {
  return page.evaluate((id) => (globalThis as unknown as { heard: Record<string, Promise<string>> }).heard[id], model);
}

/** The answer that a recorded stream holds, read by the plainest decoder there is. */
export function textOf(stream: string): string {
  const data = stream.split("\n").filter((line) => line.startsWith("data: {"));
  const chunks = data.map((line) => JSON.parse(line.slice("data: ".length)));
  return chunks.map((chunk) => chunk.choices?.[0]?.delta?.content ?? "").join("");
}

/** What the page asks models, as it leaves it. */
export type Sent = {
  model: string;
  messages: { role: string; content: string | { type: string; [field: string]: unknown }[]; [field: string]: unknown }[];
  [field: string]: unknown;
};

/** Collects the bodies of all chat requests from now on. */
export function sent(page: Page): Sent[] {
  const bodies: Sent[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/chat/completions")) bodies.push(request.postDataJSON());
  });
  return bodies;
}
