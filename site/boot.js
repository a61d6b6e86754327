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

// Practice: the simulator is a program of its own, in the folder that the page names.
// The site asks for it (effects/practice.rs) once it has drawn itself, so that it
// does not delay the first load. Fetched once; after a failure, tried again.
let practice;
async function loadPractice() {
  const { content } = document.querySelector('meta[name="practice"]');
  if (!content) throw new Error("this build of the page is without it");
  const program = await import(new URL(`${content}tollfree_practice.js`, document.baseURI).href);
  await program.default();
  return program;
}
globalThis.tollfreePractice = async (seed) => {
  practice ??= loadPractice();
  try {
    return new (await practice).Practice(seed);
  } catch (error) {
    practice = undefined;
    throw error;
  }
};

const glue = document.querySelector('link[rel="modulepreload"]').href;
const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;

const { default: start } = await import(glue);
await start({ module_or_path: wasm });
