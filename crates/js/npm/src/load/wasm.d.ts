// What workerd and its bundlers make of an import of a wasm file.
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
