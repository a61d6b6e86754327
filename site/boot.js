// Starts the site: imports the glue that the page preloads and hands it the wasm
// that the page preloads. Trunk writes both links, with hashed names (Trunk.toml).
// An external file, because the page's policy forbids inline scripts.

// The theme of an earlier visit, before anything is drawn in the other one.
try {
  const theme = localStorage.getItem("tollfree.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is denied: the system's theme holds.
}

// Leptos draws the constant parts of a view from HTML text that was fixed when the
// program was compiled. This policy lets such text through and nothing that could
// run or load something; model output never becomes HTML text at all.
const TAG = /<\/?[a-z][a-z0-9]*(?:\s+[a-zA-Z:-]+(?:="[^"<>]*")?)*\s*\/?>/g;
const ACTIVE =
  /^<(?:script|iframe|object|embed|link|meta|base|style|form|template)\b|\s(?:on\w+|style|src|srcset|srcdoc|action|formaction)\b|="\s*(?:javascript|data|vbscript):/i;

function createHTML(html) {
  const rest = html.replace(TAG, (tag) => (ACTIVE.test(tag) ? "<" : ""));
  if (rest.includes("<")) throw new TypeError("this HTML is not part of the program");
  return html;
}
globalThis.trustedTypes?.createPolicy("default", { createHTML });

const glue = document.querySelector('link[rel="modulepreload"]').href;
const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;

const { default: start } = await import(glue);
await start({ module_or_path: wasm });
