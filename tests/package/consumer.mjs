// A project that installs the packed package, in a folder of its own far from
// this checkout, so that nothing is found by accident.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The packed package: `cargo xtask npm` prints its path, the test stage names it here. */
export const tarball = process.env.TOLLFREE_TARBALL ?? path.join(root, "target/npm/tollfree-0.1.0.tgz");

/** The simulator's program. */
export const simulator =
  process.env.TOLLFREE_SIMULATOR ?? path.join(root, "target/debug/tollfree-simulator");

/**
 * Makes a project with the package installed.
 *
 * `write(name, text)` puts a file there; `load()` imports the package from there (or another of its entries); `node(...)` and `tsc(...)` run with
 * arguments and resolve to `{ stdout, stderr }`, or reject with both in the error.
 */
export async function consumer() {
  const folder = await mkdtemp(path.join(tmpdir(), "tollfree-consumer-"));
  const options = { cwd: folder };
  const write = (name, text) => writeFile(path.join(folder, name), text);
  await write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  // Offline: the package has no dependencies, and a sudden one shall be noticed.
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], options);
  const compiler = path.join(root, "xtask/tools/node_modules/typescript/bin/tsc");
  return {
    folder,
    write,
    /** Found by its name, as the project's own modules would. */
    load: async (name = "entry.mjs", entry = "tollfree") => {
      await write(name, `export * from "${entry}";\n`);
      return import(pathToFileURL(path.join(folder, name)));
    },
    node: (...words) => run(process.execPath, words, options),
    tsc: (...words) => run(process.execPath, [compiler, ...words], options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
