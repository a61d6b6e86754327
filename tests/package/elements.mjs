// A page with one custom element in it, and what a visitor does there.
import { readFile } from "node:fs/promises";
import { KEY } from "./simulator.mjs";

/** What the README says a page without a bundler needs. */
export const SCRIPT = '<script type="module" src="node_modules/tollfree/dist/elements/index.js"></script>';

/** Opens elements in pages of `host`; `at` and `models` are attributes by which they ask the
 * simulator's scenarios. */
export function elements(on, host) {
  const at = () => `base-url="${on.sim.baseUrl}"`;
  const models = (...scenarios) => `models="${scenarios.map((name) => `simulator/${name}:free`).join(" ")}"`;
  return { at, models, open: (markup, options) => open(on, host, markup, options) };
}

/** Opens a page with one element, and listens to what the element tells. */
async function open(on, host, markup, options) {
  await on.project.write("listen.js", `
    globalThis.told = [];
    for (const name of ["answer", "receipt", "error", "key"]) {
      document.addEventListener("tollfree-" + name, (event) => told.push([name, JSON.stringify(event.detail)]));
    }
    ${await readFile(new URL("memories.mjs", import.meta.url), "utf8")}
  `);
  const body = `<script src="listen.js"></script><main><h1>A page</h1>${markup}</main>${SCRIPT}`;
  const opened = await host.open(body, options);
  const { page } = opened;
  const element = page.locator("tollfree-chat, tollfree-compare").first();
  const say = element.getByRole("status");
  const field = element.getByRole("textbox", { name: "Your question" });
  const says = (what) => say.filter({ hasText: what }).waitFor({ state: "attached", timeout: 30_000 });
  const connect = async (key = KEY) => {
    await element.getByLabel("Your OpenRouter key").fill(key);
    await element.getByRole("button", { name: "Use this key" }).click();
  };
  return {
    ...opened,
    element,
    field,
    key: element.getByLabel("Your OpenRouter key"),
    lanes: element.getByRole("article"),
    told: () => page.evaluate(() => globalThis.told),
    /** Waits until the live region says something. */
    says,
    /** Gives a key, as somebody does who has one. */
    connect,
    /** Connects, asks, and waits until an answer is being written. */
    asking: async () => {
      await connect();
      await says(/^Connected/);
      await field.fill("Hi");
      await field.press("Enter");
      await element.getByText("Writing").first().waitFor();
    },
    /** Whether a text lies anywhere in the memory of the page's modules. */
    remembers: (text) =>
      page.evaluate((text) => {
        const read = ({ buffer }) => new TextDecoder("latin1").decode(buffer);
        return globalThis.memories.some((memory) => read(memory).includes(text));
      }, text),
  };
}

/** Whether the focus of its shadow is on it. */
export const isFocused = (locator) => locator.evaluate((node) => node.getRootNode().activeElement === node);
