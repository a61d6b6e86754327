// Where the servers of the browser tests are and what starts them.
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const built = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug");
const env = process.env;

export const programs = {
  chromium: env.CHROMIUM ?? "/usr/bin/chromium",
  xtask: env.TOLLFREE_XTASK ?? path.join(built, "xtask"),
  simulator: env.TOLLFREE_SIMULATOR ?? path.join(built, "tollfree-simulator"),
  dist: env.TOLLFREE_DIST ?? path.join(root, "dist"),
  report: env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? path.join(root, "target/playwright.json"),
};

const sitePort = env.TOLLFREE_SITE_PORT ?? "8790";
const subpathPort = env.TOLLFREE_SUBPATH_PORT ?? "8791";
const simulatorPort = env.TOLLFREE_SIMULATOR_PORT ?? "8792";

export const address = {
  sitePort,
  subpathPort,
  simulatorPort,
  /** The site at the root of a host. */
  site: `http://127.0.0.1:${sitePort}/`,
  /** The same files below a path, as on a project page. */
  subpath: `http://127.0.0.1:${subpathPort}/some/path/`,
  /** The simulator, without a slash at the end. Its API is below `/api/v1`. */
  simulator: `http://127.0.0.1:${simulatorPort}`,
};
