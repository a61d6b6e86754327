import type { Tollfree } from "../tollfree.js";
import { Conversation, NOTHING } from "./conversation.js";
import type { ConversationState } from "./conversation.js";
import type { Options } from "./options.js";
import { Store } from "./store.js";

/** One model's side of a comparison. */
export interface CompareLane extends ConversationState {
  /** The model, by name. */
  readonly model: string;
}

/** The same questions to several models, each with a history of its own. @internal */
export class Comparison {
  readonly store = new Store<readonly CompareLane[]>([]);
  #lanes: { model: string; conversation: Conversation; unwatch: () => void }[] = [];

  /** Takes these models from now on; one that stays keeps its history. */
  take(models: readonly string[]): void {
    if (models.join(" ") === this.#lanes.map((lane) => lane.model).join(" ")) return;
    const before = this.#lanes;
    this.#lanes = models.map((model) => {
      const index = before.findIndex((lane) => lane.model === model);
      const [known] = index < 0 ? [] : before.splice(index, 1);
      return known ?? this.#lane(model);
    });
    for (const gone of before) {
      gone.unwatch();
      gone.conversation.leave();
    }
    this.#tell();
  }

  /** Asks all: one request to each. Nobody is asked while one still answers. */
  ask(client: Tollfree | null | undefined, text: string, options: Omit<Options, "model">): boolean {
    if (!client || this.store.get().some((lane) => lane.status !== "idle")) return false;
    for (const { model, conversation } of this.#lanes) conversation.ask(client, text, { ...options, model });
    return this.#lanes.length > 0;
  }

  /** Asks one model its last question again: one request. */
  again(client: Tollfree | null | undefined, model: string, options: Omit<Options, "model">): boolean {
    const lane = this.#lanes.find((lane) => lane.model === model);
    return lane?.conversation.again(client, { ...options, model }) ?? false;
  }

  each(act: (conversation: Conversation) => void): void {
    for (const { conversation } of this.#lanes) act(conversation);
  }

  #lane(model: string): { model: string; conversation: Conversation; unwatch: () => void } {
    const conversation = new Conversation();
    return { model, conversation, unwatch: conversation.store.watch(() => this.#tell()) };
  }

  #tell(): void {
    this.store.set(this.#lanes.map(({ model, conversation }) => ({ model, ...conversation.store.get() })));
  }
}

/** One lane for each of `models`, out of those that are told: to the others nothing was said yet.
 * @internal */
export function lanesOf(models: readonly string[], told: readonly CompareLane[]): readonly CompareLane[] {
  return models.map((model, index) => {
    const lane = told[index]?.model === model ? told[index] : told.find((lane) => lane.model === model);
    return lane ?? { model, ...NOTHING };
  });
}
