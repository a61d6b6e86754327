import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Sizes of what a page downloads: all scripts and the wasm module of `folder`. */
export async function sizes(folder) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const name of await readdir(folder, { recursive: true })) {
    // Only Node loads these two.
    if (!/\.(js|wasm)$/.test(name) || /node\.js|disk\.js/.test(name)) continue;
    const bytes = await readFile(path.join(folder, name));
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes).length;
  }
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return `size in a page: ${kB(sum.raw)}, gzip ${kB(sum.gzip)}, brotli ${kB(sum.brotli)}`;
}
