import type { Setup } from "../wasm/tollfree_js.js";

/** Attributes that change what is asked or of whom. @internal */
export const OBSERVED = ["models", "practice", "prompt", "label", "placeholder", "base-url", "dialect"];

/** What the page says by attributes. @internal */
export interface Settings {
  /** Models by name, in order; none when the page names none. */
  readonly models: string[];
  readonly system: string | undefined;
  /** Further fields of the request, as the page wrote them. */
  readonly parameters: string | undefined;
  readonly isPractice: boolean;
  readonly server: Omit<Setup, "key">;
}

/** Reads the attributes; they may be changed at any time and hold from the next question on.
 * @internal */
export function settings(element: HTMLElement): Settings {
  const text = (name: string): string | undefined => element.getAttribute(name)?.trim() || undefined;
  const [baseUrl, dialect] = [text("base-url"), text("dialect")];
  return {
    models: text("models")?.split(/[\s,]+/).filter(Boolean) ?? [],
    system: text("system"),
    parameters: text("parameters"),
    isPractice: element.hasAttribute("practice"),
    server: {
      ...(baseUrl && { baseUrl }),
      // What it does not know, `Tollfree.open` refuses by name.
      ...(dialect && { dialect: dialect as NonNullable<Setup["dialect"]> }),
    },
  };
}

/** The further fields of a request; throws for what is no JSON of an object. What may stand in it
 * the module judges. @internal */
export function fields({ parameters = "{}" }: Settings): object {
  const read: unknown = JSON.parse(parameters);
  if (typeof read === "object" && read !== null && !Array.isArray(read)) return read;
  throw new TypeError("parameters: expected the JSON of an object");
}
