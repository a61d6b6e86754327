// Starts the site: imports the glue that the page preloads and hands it the wasm that the
// page names. Trunk writes both, with hashed names (Trunk.toml).
// An external file, because the page's policy forbids inline scripts.

// The theme of an earlier visit, before anything is drawn in the other one.
try {
  const theme = localStorage.getItem("tollfree.theme");
  if (["light", "dark", "contrast"].includes(theme)) document.documentElement.dataset.theme = theme;
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

// The one script that is named by an address at run time: the worker at the end of this file.
const worker = new URL("./worker.js", document.baseURI).href;
function createScriptURL(url) {
  if (url !== worker) throw new TypeError("this script is not part of the program");
  return url;
}
globalThis.trustedTypes?.createPolicy("default", { createHTML, createScriptURL });

// Programs of their own, each in one of the folders that the page names: `name-hash`.
// The site asks for them (effects/module.rs) once it has drawn itself, so that they do
// not delay the first load. Fetched once; after a failure, tried again when asked again,
// by another address: some browsers remember for ever that an import failed.
const modules = {};
const tries = {};
async function load(name) {
  const { content } = document.querySelector('meta[name="modules"]');
  const folder = content.split(" ").find((folder) => folder.startsWith(`${name}-`));
  if (!folder) throw new Error("this build of the page is without it");
  const file = (end) => new URL(`./${folder}/tollfree_${name}${end}`, document.baseURI).href;
  tries[name] = (tries[name] ?? 0) + 1;
  const script = file(".js") + (tries[name] > 1 ? `?${tries[name]}` : "");
  // Both at once, and after whatever the visitor asks for meanwhile.
  const files = [import(script), fetch(file("_bg.wasm"), { priority: "low" })];
  const [program, wasm] = await Promise.all(files);
  await program.default({ module_or_path: wasm });
  return program;
}
globalThis.tollfreeModule = async (name) => {
  modules[name] ??= load(name);
  try {
    return await modules[name];
  } catch (error) {
    delete modules[name];
    throw error;
  }
};

// What the first view does without is fetched when the page is at rest: the browser has drawn what
// there is and has found time twice. Who begins to do something does not wait for that.
const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 100));
const moment = () => new Promise((resolve) => idle(resolve, { timeout: 3_000 }));
const calm = () => moment().then(moment);
// Who pays for each byte may look around: only what they press or write is a beginning.
const saves = navigator.connection?.saveData === true;
const looks = saves ? [] : ["pointermove", "pointerdown", "touchstart", "wheel"];
const begun = new Promise((resolve) => {
  for (const sign of [...looks, "click", "keydown", "input"])
    addEventListener(sign, resolve, { once: true, capture: true, passive: true });
});
globalThis.tollfreeRest = () => Promise.race(saves ? [begun] : [begun, calm()]);

// The words of the page are drawn before its program is fetched, which would share the line with
// their styles. A page that nobody sees is not drawn.
await new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, document.hidden ? 0 : 400);
});
const glue = document.querySelector('link[rel="modulepreload"]').href;
const wasm = new URL(document.querySelector('meta[name="program"]').content, document.baseURI).href;
const program = fetch(wasm);
const { default: start } = await import(glue);
await start({ module_or_path: program });

// Keeps the site for when there is no network, once nothing has been fetched for a while: it must not
// get in the way of what the visitor came for. Where workers or storage are denied, the site needs
// a network: as without.
const PAUSE_MS = 2_000;
let last = performance.now();
new PerformanceObserver(() => (last = performance.now())).observe({ type: "resource", buffered: true });
for (let left = PAUSE_MS; left > 0; left = last + PAUSE_MS - performance.now())
  await new Promise((resolve) => setTimeout(resolve, left));
await calm();
if (!saves) navigator.serviceWorker?.register(worker).catch(() => {});
