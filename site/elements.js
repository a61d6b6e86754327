// The package's custom elements as a program of the page: `site/boot.js` loads it as it loads the
// others, and brings its wasm. `tollfree` is the package before each of its
// entries became one file (xtask/src/chain/elements.rs).
import "tollfree/elements/index.js";
import { load } from "tollfree/load/module.js";

/** Compiles the wasm while it comes; the elements find it compiled. */
export default ({ module_or_path }) => load(module_or_path);
