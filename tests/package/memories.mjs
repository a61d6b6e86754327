// Imported before a wasm module is loaded, also as the text of a page's script: what is in the
// memory of a module, and how large it is, can then be looked at.
globalThis.memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const former = WebAssembly[name];
  WebAssembly[name] = async (...words) => {
    const made = await former.apply(WebAssembly, words);
    globalThis.memories.push((made.instance ?? made).exports.memory);
    return made;
  };
}
