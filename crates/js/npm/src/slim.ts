/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Call OpenRouter's free models from a web page, with the visitor's own key and never a bill.
 *
 * This entry does not know where its wasm module lies: pass it to `Tollfree.open` as `wasm`, as a
 * `WebAssembly.Module`, bytes or a `Response`. `index` and `node` add how it is found.
 *
 * Layout: `tollfree` the visitor, `answer` one call as its caller sees it, `compare` several side by
 * side, `pump` the network side of one call, `mailbox` what lies between, `relay` the calls of other
 * clients, `held` what those hold on to, `quota` who watches the count, `tabs` who shares it, `signin`
 * and `kept`, `error`, `options`, and `load` the wasm module, which holds the protocol and all
 * judgement.
 */
export { Answer } from "./answer.js";
export type { Receipt } from "./answer.js";
export { Comparison } from "./compare.js";
export type { LaneEvent, Requests } from "./compare.js";
export { isTollfreeError, TollfreeError } from "./error.js";
export type { ErrorCode, TollfreeErrorFields } from "./error.js";
export type { ChatOptions, CompareOptions, CompleteOptions, FetchOptions, ModelsOptions, OpenOptions, SignInOptions, Waiting } from "./options.js";
export { Tollfree } from "./tollfree.js";
export type {
  Event as ChatEvent,
  AliasTarget,
  Annotation,
  ArenaRank,
  Availability,
  Benchmarks,
  ChatRequest,
  Clocks,
  Content,
  DataCollection,
  DayStanding,
  DefaultParameters,
  Detail,
  Dialect,
  Effort,
  File,
  FinishReason,
  FreeRequests,
  FunctionCall,
  ImageUrl,
  InputAudio,
  JsonSchema,
  KeyState,
  Message,
  Millis,
  MinuteStanding,
  Model,
  Outcome,
  Part,
  Pause,
  Phase,
  PlanOptions,
  Prediction,
  ProviderPreferences,
  Reasoning,
  ReasoningSupport,
  RequestLimits,
  ResponseFormat,
  Role,
  Scope,
  Sort,
  Span,
  SpendOptions,
  Spender,
  Standing,
  Stop,
  Tab,
  TokenLogprob,
  Tool,
  ToolCall,
  ToolChoice,
  ToolFunction,
  Try,
  Usage,
  Verbosity,
  VideoUrl,
  Warning,
} from "./wasm/tollfree_js.js";
