// What the simulator saw, and what it would answer.
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

/** What a model says to a prompt, asked by somebody else in one piece. */
export async function expected(model: string, prompt: string, key: string): Promise<string> {
  const reply = await fetch(`${address.simulator}/api/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model, messages: [{ role: "user", content: prompt }] }),
  });
  const body = (await reply.json()) as { choices: { message: { content: string } }[] };
  return body.choices[0].message.content;
}
