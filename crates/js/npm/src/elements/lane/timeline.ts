import type { Receipt } from "../../answer.js";
import { svg } from "../dom.js";

/** Top and height of each phase, in a drawing of 8 units: what is waited for is thin. */
const SHAPES = { connect: [5, 2], queue: [6, 1], thinking: [1, 6], writing: [1, 6], stall: [5, 1] } as const;

/** The course of a call in its own time: waiting thin, thinking hatched, writing full. @internal */
export function timeline({ timeline: spans, clocks }: Receipt): SVGElement {
  const whole = Math.max(clocks.total, 1);
  const share = (ms: number): string => `${((ms / whole) * 100).toFixed(2)}%`;
  const bars = spans.map(({ phase, start, end }) => {
    const [y, height] = SHAPES[phase];
    const place = { x: share(start), width: share(end - start), y: String(y), height: String(height) };
    return svg("rect", { class: phase, ...place });
  });
  return svg("svg", { class: "timeline", width: "100%", height: "8", "aria-hidden": "true" }, ...bars);
}
