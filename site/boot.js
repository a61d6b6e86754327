// Starts the site: imports the glue that the page preloads and hands it the wasm
// that the page preloads. Trunk writes both links, with hashed names (Trunk.toml).
// An external file, because the page's policy forbids inline scripts.
const glue = document.querySelector('link[rel="modulepreload"]').href;
const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;

const { default: start } = await import(glue);
await start({ module_or_path: wasm });
