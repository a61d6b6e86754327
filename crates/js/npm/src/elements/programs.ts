import { Program } from "../load/program.js";

// Each is loaded when it is first needed. Their addresses are written out, so that a bundler sees
// the files.
const from = {
  markdown: () => new URL("../wasm/tollfree_markdown_bg.wasm", import.meta.url),
  highlight: () => new URL("../wasm/tollfree_highlight_bg.wasm", import.meta.url),
  math: () => new URL("../wasm/tollfree_math_bg.wasm", import.meta.url),
};

const loading = new Map<string, Promise<unknown>>();

/** What draws Markdown: it makes nodes, and never reads HTML. @internal */
export function markdown(): Promise<typeof import("../wasm/tollfree_markdown.js")> {
  return once("markdown", async () => {
    const glue = await import("../wasm/tollfree_markdown.js");
    await new Program(glue.default, from.markdown).load();
    return glue;
  });
}

/** What most answers do not need: it loads with the first code or the first formula. @internal */
export function rare(name: string): Promise<unknown> {
  return once(name, async () => {
    const glue = await (name === "math"
      ? import("../wasm/tollfree_math.js")
      : import("../wasm/tollfree_highlight.js"));
    await new Program(glue.default, name === "math" ? from.math : from.highlight).load();
    return glue;
  });
}

function once<T>(name: string, load: () => Promise<T>): Promise<T> {
  const known = loading.get(name) as Promise<T> | undefined;
  const coming = known ?? load();
  if (known === undefined) {
    loading.set(name, coming);
    // What failed is tried again by the next answer.
    coming.catch(() => loading.delete(name));
  }
  return coming;
}
