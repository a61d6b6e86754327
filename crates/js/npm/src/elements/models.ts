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

/** Names for all: what the page left open are the first free models that the catalogue lists. Costs
 * no request. @internal */
export async function settle({ models, count }: Choice, client: Tollfree): Promise<string[]> {
  if (models.length === count) return models;
  const listed = (await client.models()).map((model) => model.id);
  return listed.filter((id) => !id.startsWith("openrouter/")).slice(0, count);
}
