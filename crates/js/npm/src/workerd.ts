/** The entry for workerd, which compiles no wasm at run time and does not know all of `fetch`: the
 * same door, with the wasm module as an import. `package.json` chooses it by the condition. */
import module from "./wasm/tollfree_js_bg.wasm";
import { findWith } from "./load/module.js";
import { here } from "./load/platform.js";

findWith(() => module);

// It has no cookies, no referrer and no cache of its own to keep out of. A redirect is not followed:
// it arrives as the reply, and fails as one.
here.fit = ({ method, headers, body, signal }) => {
  const fit = { method, headers, body, signal, redirect: "manual" };
  return Object.fromEntries(Object.entries(fit).filter(([, value]) => value !== undefined));
};

export * from "./slim.js";
