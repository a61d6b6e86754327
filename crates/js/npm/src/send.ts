import type { Platform } from "./options.js";
import type { Sending } from "./wasm/tollfree_js.js";

/** Sends a request of the module as it is: no cookies, no referrer, no header of its own. @internal */
export function send(platform: Platform, json: string, signal?: AbortSignal): Promise<Response> {
  const { url, ...request }: Sending = JSON.parse(json);
  const manners = { credentials: "omit", referrerPolicy: "no-referrer" } as const;
  return platform.fetch(url, { ...request, ...manners, ...(signal && { signal }) });
}
