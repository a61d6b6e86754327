import type { Receipt } from "../../answer.js";
import { h } from "../dom.js";
import { seconds, short } from "../words.js";
import { timeline } from "./timeline.js";

/** What is known when a call is over: its course, both clocks, its speed, who served it and what
 * that cost. @internal */
export function figures(receipt: Receipt, simulated: boolean): HTMLElement {
  const { clocks, usage, tokensPerSecond } = receipt;
  const time = (ms: number | undefined): string => (ms === undefined ? "–" : seconds(ms));
  const list = h(
    "dl",
    { class: "figures" },
    figure("first", time(clocks.firstToken), "time to the first token"),
    figure("answer", time(clocks.firstAnswer), "time to the first word of the answer"),
    figure("tok/s", tokensPerSecond === undefined ? "–" : String(Math.round(tokensPerSecond)), "tokens a second"),
    figure("total", time(clocks.total), "total time"),
    figure("tokens", String(usage?.completionTokens ?? "–"), "tokens of the answer"),
  );
  return h("div", { class: "receipt", part: "receipt" }, timeline(receipt), list, served(receipt, simulated));
}

function figure(name: string, value: string, meaning: string): HTMLElement {
  return h("div", {}, h("dt", { title: meaning }, name), h("dd", {}, value));
}

function served(receipt: Receipt, simulated: boolean): HTMLElement {
  const { servedModel, provider, model, usage } = receipt;
  const other = servedModel !== undefined && servedModel !== model ? short(servedModel) : undefined;
  const names = [other, provider].filter((name) => name !== undefined);
  const who = names.length > 0 ? `↳ ${names.join(" · ")}` : "Not served";
  return h(
    "p",
    { class: "served" },
    h("span", {}, simulated && !/simulated/i.test(who) ? `${who}, simulated` : who),
    h("span", { class: "cost" }, cost(usage?.cost)),
  );
}

/** `$0`; an answer that was billed says so, and stops all further calls. */
function cost(dollars: number | undefined): string {
  return dollars === undefined || dollars === 0 ? "$0" : `$${dollars}`;
}
