// The one thing of Node that is used: its full types would clash with those of the page.
declare module "node:fs/promises" {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}
