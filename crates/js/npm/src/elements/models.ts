import type { Tollfree } from "../tollfree.js";
import type { Settings } from "./settings.js";

/** The invented models, the calm ones first. */
const PRACTICE = ["swift", "ponder", "coder", "tables", "terse", "worldly", "long", "crowded", "vision", "fickle"];

/** Whom an element asks. @internal */
export interface Choice {
  /** By name; fewer than `count` where the page leaves the choice to the catalogue. */
  readonly models: string[];
  readonly count: number;
}

/** Whom to ask by the attributes; `usual` is how many are asked when the page names none. In
 * practice real names stand for invented ones in turn: nobody may take an answer for a real one.
 * @internal */
export function choice({ models, isPractice }: Settings, usual: number): Choice {
  const count = models.length || usual;
  if (!isPractice) return { models: models.length > 0 || usual > 1 ? models : ["openrouter/free"], count };
  const invented = Array.from({ length: count }, (_, index) => {
    const named = /^practice\/(\w+)/.exec(models[index] ?? "")?.[1];
    return `practice/${named ?? PRACTICE[index % PRACTICE.length]}:free`;
  });
  return { models: invented, count };
}

/** Ms for which a list is used again: calls prove their price by one as old as that. */
const FRESH = 600_000;

/** Free models by name, and when the server listed them. */
interface Listed {
  readonly ids: string[];
  readonly at: number;
}

/** Of each visitor, for all elements of a page. */
const lists = new WeakMap<Tollfree, Listed>();

/** Names for all: what the page left open are the first free models that the catalogue lists. Costs
 * no request. @internal */
export async function settle({ models, count }: Choice, client: Tollfree, signal: AbortSignal): Promise<string[]> {
  if (models.length === count) return models;
  return (await listed(client, signal)).slice(0, count);
}

async function listed(client: Tollfree, signal: AbortSignal): Promise<string[]> {
  const known = lists.get(client);
  // A clock that was set back must not make it fresh for ever.
  if (known && Math.abs(Date.now() - known.at) < FRESH) return known.ids;
  const all = (await client.models({ signal })).map((model) => model.id);
  const ids = all.filter((id) => !id.startsWith("openrouter/"));
  lists.set(client, { ids, at: Date.now() });
  return ids;
}
