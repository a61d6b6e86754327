/**
 * Hooks for React 18 and later. They draw nothing and send nothing by themselves, and importing
 * them on a server is safe.
 *
 * Layout: `conversation` and `comparison` hold what was said, `store` lets components watch it,
 * `use-…` are the hooks.
 */
export type { CompareLane } from "./comparison.js";
export type { ChatMessage, ConversationState } from "./conversation.js";
export type { Options } from "./options.js";
export { useChat } from "./use-chat.js";
export type { Chat } from "./use-chat.js";
export { useCompare } from "./use-compare.js";
export type { Compare, CompareOptions } from "./use-compare.js";
export { useQuota } from "./use-quota.js";
