import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Tollfree } from "../tollfree.js";
import { Conversation, NOTHING } from "./conversation.js";
import type { ConversationState } from "./conversation.js";
import type { Options } from "./options.js";

/** A conversation, and what can be done with it. */
export interface Chat extends ConversationState {
  /** Asks: one request. Does nothing, and says `false`, while an answer runs or there is no client. */
  readonly ask: (text: string) => boolean;
  /** Asks the last question again: one request. */
  readonly again: () => boolean;
  /** Hangs up; what arrived stays. */
  readonly stop: () => void;
  /** Begins anew. */
  readonly clear: () => void;
}

/**
 * A conversation with one model. `client` is what `Tollfree.open` gave, or nothing as long as there
 * is none: the key is inside of it and in no state of React. A component that goes hangs up.
 */
export function useChat(client: Tollfree | null | undefined, options: Options): Chat {
  const [conversation] = useState(() => new Conversation());
  const latest = useRef({ client, options });
  latest.current = { client, options };
  const [actions] = useState(() => ({
    ask: (text: string) => conversation.ask(latest.current.client, text, latest.current.options),
    again: () => conversation.again(latest.current.client, latest.current.options),
    stop: () => conversation.stop(),
    clear: () => conversation.clear(),
  }));
  useEffect(() => () => conversation.leave(), [conversation]);
  const { store } = conversation;
  const state = useSyncExternalStore(store.watch, store.get, () => NOTHING);
  return { ...state, ...actions };
}
