import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Tollfree } from "../tollfree.js";
import { Comparison, lanesOf } from "./comparison.js";
import type { CompareLane } from "./comparison.js";
import type { Options } from "./options.js";

/** What a comparison asks for. May change at any time; holds from the next question on. */
export interface CompareOptions extends Omit<Options, "model"> {
  /** The models, by name, each once. */
  models: readonly string[];
}

/** A comparison, and what can be done with it. */
export interface Compare {
  /** One for each model, in their order. */
  readonly lanes: readonly CompareLane[];
  /** Whether any of them is asked or answers. */
  readonly isRunning: boolean;
  /** Asks all: one request to each. Does nothing, and says `false`, while one still answers. */
  readonly ask: (text: string) => boolean;
  /** Asks one model its last question again: one request. */
  readonly again: (model: string) => boolean;
  /** Hangs up everywhere; what arrived stays. */
  readonly stop: () => void;
  /** Begins anew. */
  readonly clear: () => void;
}

/** The same questions to several models. `client` as in `useChat`. A component that goes hangs up. */
export function useCompare(client: Tollfree | null | undefined, options: CompareOptions): Compare {
  const [comparison] = useState(() => new Comparison());
  const latest = useRef({ client, options });
  latest.current = { client, options };
  const [actions] = useState(() => {
    const rest = (): Omit<Options, "model"> => {
      const { models: _, ...rest } = latest.current.options;
      return rest;
    };
    return {
      ask: (text: string) => {
        comparison.take(latest.current.options.models);
        return comparison.ask(latest.current.client, text, rest());
      },
      again: (model: string) => comparison.again(latest.current.client, model, rest()),
      stop: () => comparison.each((conversation) => conversation.stop()),
      clear: () => comparison.each((conversation) => conversation.clear()),
    };
  });
  const names = options.models.join(" ");
  const models = useMemo(() => names.split(" ").filter(Boolean), [names]);
  useEffect(() => comparison.take(models), [comparison, models]);
  useEffect(() => () => comparison.each((conversation) => conversation.leave()), [comparison]);
  const { store } = comparison;
  const told = useSyncExternalStore(store.watch, store.get, store.get);
  // Those of the models of this very moment: the comparison takes them after it was drawn.
  const lanes = useMemo(() => lanesOf(models, told), [models, told]);
  return { lanes, isRunning: lanes.some((lane) => lane.status !== "idle"), ...actions };
}
