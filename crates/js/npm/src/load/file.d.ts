/** What a bundler makes of `import wasm from "tollfree/tollfree.wasm"`: mostly the file's address.
 * The option `wasm` takes all of it. */
declare const wasm: string | WebAssembly.Module;
export default wasm;
