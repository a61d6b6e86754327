// Imported before a wasm module is loaded, also as the text of a page's script: what is in the
// memory of a module, and how large it is, can then be looked at.
globalThis.memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const former = WebAssembly[name];
  WebAssembly[name] = async (...words) => {
    const made = await former.apply(WebAssembly, words);
    const { exports } = made.instance ?? made;
    // Node has modules of its own.
    if ("__wbindgen_start" in exports) globalThis.memories.push(exports.memory);
    return made;
  };
}
