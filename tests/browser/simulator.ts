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

/** The answer that a recorded stream holds, read by the plainest decoder there is. */
export function textOf(stream: string): string {
  const data = stream.split("\n").filter((line) => line.startsWith("data: {"));
  const chunks = data.map((line) => JSON.parse(line.slice("data: ".length)));
  return chunks.map((chunk) => chunk.choices?.[0]?.delta?.content ?? "").join("");
}
