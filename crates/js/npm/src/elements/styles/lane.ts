/** Answers side by side or behind tabs, and what stands under each. @internal */
export const LANE = /* css */ `
.tabs { display: flex; overflow-x: auto; border-bottom: 1px solid var(--_line); }
.tabs button {
  position: relative;
  display: flex;
  flex: 1 0 4.5em;
  align-items: center;
  justify-content: center;
  gap: 0.375em;
  min-width: 0;
  min-height: calc(var(--_control) / 0.875 + 0.5em);
  padding-inline: 0.5em;
  border-bottom: 2px solid transparent;
  border-radius: 0;
  color: var(--_ink-2);
}
.tabs button:focus-visible { outline-offset: -3px; }
.tabs [aria-selected="true"] { border-bottom-color: var(--_ink); color: var(--_ink); }
.tabs .letter { margin: 0; }
.tabs .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tabs .stage { flex: none; }
/* Names of many would be three letters each: they are said, and stand above the answer. */
.tabs:has(:nth-child(4)) .name { position: absolute; width: 1px; clip-path: inset(50%); }
.lanes {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
  overflow: clip;
}
.lane {
  display: flex;
  flex-direction: column;
  gap: 0.75em;
  min-width: 0;
  /* The line before the first of each row lies outside. */
  margin: 0 0 -1px -1px;
  padding: 0.875em 1em 0.75em;
  border-inline-start: 1px dashed var(--_mark);
  border-bottom: 1px solid var(--_line);
}
.lane > header { display: flex; align-items: flex-start; gap: 0.625em; }
.letter {
  display: grid;
  place-items: center;
  flex: none;
  width: 1.625em;
  height: 1.625em;
  margin-top: 0.125em;
  border: 1.5px solid var(--_ink);
  border-radius: 0.25em;
  font-size: 0.8125em;
  font-weight: 600;
}
.who { flex: 1; min-width: 0; }
.who h4 { font-size: 0.9375em; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; }
.state { display: flex; align-items: center; gap: 0.375em; color: var(--_ink-2); font-size: 0.8125em; font-variant-numeric: tabular-nums; }
.stage { display: inline-flex; align-items: center; gap: 0.25em; }
.stage::before {
  width: 0.5em;
  height: 0.5em;
  border: 1.5px solid currentColor;
  border-radius: 50%;
  content: "";
}
[data-stage="writing"] .stage::before { background: currentColor; }
[data-stage="thinking"] .stage::before { background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
:is([data-stage="queued"], [data-stage="waiting"]) .stage::before { border-color: var(--_wait); border-style: dotted; }
:is([data-stage="done"], [data-stage="failed"], [data-stage="stopped"]) .stage::before { content: none; }
[data-stage="failed"] .stage { color: var(--_fail); }
.tools { display: flex; margin: -0.25em -0.5em 0 0; }
.tools button {
  display: grid;
  place-items: center;
  width: calc(var(--_control) / 0.875);
  padding: 0;
  color: var(--_ink-2);
}
.tools .i { width: 1.125em; height: 1.125em; }
.lane > .md:empty { display: none; }
.end { margin-top: auto; }
.receipt { max-width: 34em; }
.thought summary, .trouble summary { width: fit-content; color: var(--_ink-2); font-size: 0.8125em; cursor: pointer; }
.thought .md {
  max-width: 44em;
  margin-top: 0.5em;
  padding-inline-start: 0.75em;
  border-inline-start: 2px solid var(--_mark);
  color: var(--_ink-2);
  font-size: 0.8125em;
}
.trouble { display: grid; gap: 0.5em; font-size: 0.875em; }
.trouble p { overflow-wrap: anywhere; }
.does { display: flex; flex-wrap: wrap; gap: 0.5em; }
.said { margin-top: 0.25em; color: var(--_ink-2); font-family: var(--_mono); font-size: 0.8125em; }
.timeline { border-bottom: 1px solid var(--_line); line-height: 0; }
.timeline line { stroke: var(--_ink-2); stroke-width: 2; }
.timeline .queue { stroke: var(--_ink-3); stroke-width: 1.5; stroke-dasharray: 1.5 2.5; }
.timeline .thinking { stroke: var(--_ink-3); stroke-width: 8; stroke-dasharray: 1.5 2; }
.timeline .writing { stroke-width: 8; }
.timeline .stall { stroke: var(--_wait); stroke-dasharray: 4 2; }
.figures {
  display: grid;
  grid-template-columns: repeat(5, auto);
  justify-content: space-between;
  gap: 0.125em 0.5em;
  margin-top: 0.5em;
  font-variant-numeric: tabular-nums;
}
.figures > div { display: flex; flex-direction: column-reverse; }
.figures dd { font-size: 0.8125em; font-weight: 500; }
.figures dt { color: var(--_ink-3); font-size: 0.75em; }
.served {
  display: flex;
  justify-content: space-between;
  gap: 0.75em;
  margin-top: 0.25em;
  color: var(--_ink-2);
  font-size: 0.8125em;
  overflow-wrap: anywhere;
}
`;
