import type { Lane } from "../lane/lane.js";
import { count, seconds, words } from "../words.js";

/** What the end of a call means for somebody who does not see it. @internal */
export function ended(lane: Lane, total: number, others: readonly Lane[]): string {
  const { letter, model } = lane.asked;
  const name = letter ?? model;
  const end = {
    Done: `${name} finished: ${words(lane.text)} in ${seconds(total)}.`,
    Stopped: `${name} stopped: ${words(lane.text)} kept.`,
    Failed: `${name} failed. What to do stands in its place.`,
  };
  const busy = others.filter((other) => !(other.stage in end));
  if (others.length < 2) return end[lane.stage as keyof typeof end];
  const rest =
    busy.length > 0
      ? `${busy.map((other) => other.asked.letter).join(", ")} still ${busy.length > 1 ? "answer" : "answers"}.`
      : `All ${count(others.length, "answer")} are in.`;
  return `${end[lane.stage as keyof typeof end]} ${rest}`;
}
