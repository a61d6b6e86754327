import type { TollfreeErrorFields } from "../../error.js";
import { button, h } from "../dom.js";
import { sentence } from "../words.js";

/** Failures that another key mends. */
const OF_THE_KEY = new Set(["key_missing", "key_malformed", "key_rejected", "key_limit"]);

/** What a failure offers. @internal */
export interface Remedies {
  again(): void;
  changeKey: (() => void) | undefined;
}

/** A failure in its place: what happened, what to do, and what that costs. @internal */
export function trouble(error: TollfreeErrorFields, remedies: Remedies): HTMLElement {
  const box = h(
    "div",
    { class: "trouble", part: "failure" },
    h("p", {}, h("strong", {}, sentence(error.message)), " ", sentence(error.remedy)),
  );
  if (error.link !== undefined) box.append(link(error.link));
  const does = h("div", { class: "does" });
  if (error.scope !== "account" || error.retryAt !== undefined) {
    does.append(button({ label: `Ask again${when(error.retryAt)} · 1 request`, class: "line" }, remedies.again));
  }
  if (OF_THE_KEY.has(error.code) && remedies.changeKey) {
    does.append(button({ label: "Give another key", class: "line" }, remedies.changeKey));
  }
  if (does.hasChildNodes()) box.append(does);
  if (error.raw !== undefined) {
    box.append(h("details", {}, h("summary", {}, "What the server said"), h("p", { class: "said" }, error.raw)));
  }
  return box;
}

/** Addresses come from tollfree's own table; nothing else than a web page is linked all the same. */
function link(address: string): HTMLElement | string {
  if (!address.startsWith("https://")) return address;
  return h("a", { href: address, target: "_blank", rel: "noreferrer noopener" }, new URL(address).host);
}

function when(retryAt: number | undefined): string {
  if (retryAt === undefined || retryAt <= Date.now()) return "";
  return ` from ${new Date(retryAt).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
}
