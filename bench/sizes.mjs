import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** What a script names: other scripts, and wasm modules by `import.meta.url`. */
const NAMED = /(?:\bfrom|\bimport|\bURL\()\s*"(\.[^"]+\.(?:js|wasm))"/g;

/** Sizes of what a page downloads for the entry `index.js` of `folder`, and nothing of the others. */
export async function sizes(folder) {
  const files = new Set();
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  const add = async (file) => {
    if (files.has(file)) return;
    files.add(file);
    const bytes = await readFile(file);
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes).length;
    if (!file.endsWith(".js")) return;
    for (const [, name] of bytes.toString().matchAll(NAMED)) await add(path.resolve(path.dirname(file), name));
  };
  await add(path.join(folder, "index.js"));
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return `size in a page: ${kB(sum.raw)}, gzip ${kB(sum.gzip)}, brotli ${kB(sum.brotli)}`;
}
