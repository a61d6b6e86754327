/** Making nodes. INVARIANT: no string of HTML, no inline style and no inline handler anywhere in
 * these elements, so that the strictest policy of a page holds. */

type Child = Node | string | undefined;
type Attributes = Record<string, string | boolean | undefined>;

/** An element with attributes and children; `undefined` and `false` leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  write(element, attributes);
  for (const child of children) if (child !== undefined) element.append(child);
  return element;
}

/** An element of a drawing. */
export function svg(name: string, attributes: Attributes, ...children: Node[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  write(element, attributes);
  element.append(...children);
  return element;
}

function write(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
}

const SIGNS = {
  again: "M12.5 5.5A5 5 0 1 0 13 8M13 2.75V5.75H10",
  copy: "M6 6.75A1.25 1.25 0 0 1 7.25 5.5h5A1.25 1.25 0 0 1 13.5 6.75v5.5A1.25 1.25 0 0 1 12.25 13.5h-5A1.25 1.25 0 0 1 6 12.25zM3.25 10V4.5A1.25 1.25 0 0 1 4.5 3.25H10",
  done: "M3.5 8.5l3 3 6-7",
  failed: "M4 4l8 8M12 4l-8 8",
  key: "M9.5 6.5a3 3 0 1 1 .9 2.1L9 10v1.5H7.5V13H4v-2.5l4-4",
  stop: "M5 5h6v6H5z",
} as const;

/** Names of signs. */
export type Sign = keyof typeof SIGNS;

/** A small sign; what it means is always said in words beside it or by its button. */
export function icon(sign: Sign): SVGElement {
  const path = svg("path", { d: SIGNS[sign] });
  return svg("svg", { class: `i ${sign}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, path);
}

/** A button: a sign with a name, or words. */
export function button(
  face: { label: string; sign?: Sign; class?: string; part?: string },
  press: () => void,
): HTMLButtonElement {
  const { label, sign, part } = face;
  const named = sign && { "aria-label": label, title: label };
  const made = h("button", { type: "button", class: face.class, part, ...named }, sign ? icon(sign) : label);
  made.addEventListener("click", press);
  return made;
}
