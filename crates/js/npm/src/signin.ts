/** Signing in, on the page's side; what is kept, sent and believed is the module's business. */
import { asking, coreError, TollfreeError } from "./error.js";
import { keep, kept } from "./kept.js";
import type { Arrival, Departure, Sending, Session } from "./wasm/tollfree_js.js";

const RANDOM_BYTES = 48;

/** Goes to the consent page; the page is left. @internal */
export function leave(session: Session, callback: string | undefined, label: string | undefined): void {
  const page = here();
  const random = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  const begun = asking(() => session.signIn(callback ?? page.href, label, random));
  const { address, kept: pending }: Departure = JSON.parse(begun);
  if (!keep(pending)) {
    throw coreError("sign_in_lost", "this browser keeps nothing for this tab, which a sign-in needs");
  }
  page.assign(address);
}

/** What the page's address says of a sign-in: the request for the key, or that there is none. The
 * address is cleaned at once, in place. @internal */
export function arrive(session: Session): Sending | undefined {
  const page = here();
  const pending = kept();
  // INVARIANT: taken away before it is used, so that it is used once.
  keep(undefined);
  const { cleaned, exchange, error }: Arrival = JSON.parse(session.land(page.href, pending));
  // The page's own state stays with its entry.
  if (cleaned !== undefined && cleaned !== page.href) history.replaceState(history.state, "", cleaned);
  if (error !== undefined) throw new TollfreeError(error);
  return exchange;
}

function here(): Location {
  if (typeof document === "object") return location;
  throw coreError("sign_in_lost", "only a page can sign in: hand the key to the worker");
}
