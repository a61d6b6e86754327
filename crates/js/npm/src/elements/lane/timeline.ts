import type { Receipt } from "../../answer.js";
import { h, svg } from "../dom.js";

/** The course of a call: connecting a thin line, the queue dotted, thinking hatched, writing full,
 * a stall dashed. @internal */
export function timeline({ timeline: spans, clocks }: Receipt): HTMLElement {
  const whole = Math.max(clocks.total, 1);
  const share = (ms: number): string => `${((ms / whole) * 100).toFixed(2)}%`;
  const bars = spans.map(({ phase, start, end }) => {
    return svg("line", { class: phase, x1: share(start), x2: share(end), y1: "5", y2: "5" });
  });
  const drawing = svg("svg", { width: "100%", height: "10", "data-total": String(whole) }, ...bars);
  return h("div", { class: "timeline", "aria-hidden": "true" }, drawing);
}

/** Draws all timelines below `element` to the scale of the longest, so that lengths compare.
 * @internal */
export function rescale(element: Element): void {
  const drawings = [...element.querySelectorAll<SVGElement>(".timeline > svg")];
  const total = (drawing: SVGElement): number => Number(drawing.dataset["total"]);
  const longest = Math.max(...drawings.map(total));
  for (const drawing of drawings) drawing.setAttribute("width", `${(total(drawing) / longest) * 100}%`);
}
