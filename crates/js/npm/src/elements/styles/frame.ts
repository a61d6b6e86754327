/** The frame, the composer and the place for a key. @internal */
export const FRAME = /* css */ `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, h4, p, dl, dd, figure, blockquote, ul, ol { margin: 0; }
button, textarea, input, select { font: inherit; color: inherit; letter-spacing: inherit; }
a { color: inherit; text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--_ink); outline-offset: 2px; }
.sr {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.i {
  width: 1em;
  height: 1em;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.5;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.i.stop { fill: currentColor; }
.desk {
  position: relative;
  overflow: clip;
  border: 1px solid var(--_line);
  border-radius: var(--_round);
  background: var(--_paper);
}
.top {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.25em 1em;
  min-height: 2.75em;
  padding: 0.375em 1em;
}
.title { font-size: 0.9375em; font-weight: 600; }
.badge {
  display: inline-block;
  padding: 0 0.5em;
  border: 1px solid var(--_edge);
  border-radius: 1em;
  color: var(--_ink-2);
  font-size: 0.8125em;
  font-weight: 400;
  line-height: 1.5;
  white-space: nowrap;
}
button {
  min-height: var(--_control);
  padding: 0.125em 0.75em;
  border: 1px solid transparent;
  border-radius: 0.4375em;
  background: none;
  font-size: 0.875em;
  cursor: pointer;
}
button:disabled { cursor: progress; opacity: 0.6; }
button.ink { background: var(--_ink); color: var(--_paper); font-weight: 600; }
button.line { border-color: var(--_edge); }
button.quiet { color: var(--_ink-2); text-decoration: underline; text-underline-offset: 0.15em; }
button:not(.send, .ink):hover { background: var(--_sunken); }
.log {
  max-height: var(--tollfree-height, none);
  overflow: auto;
  overscroll-behavior: contain;
  border-top: 1px solid var(--_line);
}
.round + .round { border-top: 1px solid var(--_line); }
.question {
  padding: 0.75em 1em;
  background: var(--_sunken);
  font-size: 0.9375em;
  font-weight: 600;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
}
.gate, .composer { margin: 0.75em; }
.gate {
  display: grid;
  gap: 0.5em;
  padding: 0.875em;
  border-radius: 0.5em;
  background: var(--_sunken);
  font-size: 0.9375em;
}
.sign-in { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375em 0.75em; }
.sign-in p { flex: 1 1 14em; }
.gate label { display: flex; align-items: center; gap: 0.5em; font-weight: 600; }
.gate .row { display: flex; flex-wrap: wrap; gap: 0.5em; }
.gate input {
  flex: 1 1 12em;
  min-width: 0;
  height: var(--_control);
  padding: 0 0.625em;
  border: 1px solid var(--_edge);
  border-radius: 0.4375em;
  background: var(--_paper);
  font-family: var(--_mono);
  font-size: 0.875em;
}
.gate .line { background: var(--_paper); }
.facts { color: var(--_ink-2); font-size: 0.8125em; }
.problem { color: var(--_fail); font-size: 0.875em; }
.problem:empty { display: none; }
.desk > .problem { margin: 0.75em 1em; }
.composer {
  border: 1px solid var(--_edge);
  border-radius: var(--_round);
  background: var(--_paper);
}
.composer:focus-within { outline: 2px solid var(--_ink); outline-offset: -1px; }
.composer label { display: block; }
textarea {
  display: block;
  width: 100%;
  min-height: 3.25em;
  max-height: 40vh;
  padding: 0.75em 0.875em 0.25em;
  border: 0;
  outline: 0;
  background: none;
  font-size: 0.9375em;
  resize: none;
  field-sizing: content;
}
textarea:focus-visible { outline: 0; }
::placeholder { color: var(--_ink-3); opacity: 1; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 0.75em; padding: 0.375em 0.5em 0.5em 0.8125em; }
.picker select {
  max-width: 14em;
  height: var(--_control);
  padding: 0 0.375em;
  border: 1px solid var(--_line);
  border-radius: 0.4375em;
  background: var(--_paper);
  font-size: 0.8125em;
}
.price {
  flex: 1 1 9em;
  color: var(--_ink-2);
  font-size: 0.8125em;
  font-variant-numeric: tabular-nums;
  text-align: end;
}
.cost { color: var(--_free); font-weight: 600; }
.send {
  min-width: 4.5em;
  background: var(--_accent);
  color: var(--_on-accent);
  font-weight: 600;
}
.send:hover { filter: brightness(0.92); }
.send.stops { background: var(--_ink); color: var(--_paper); }
@container (max-width: 26em) {
  .price { flex-basis: 100%; order: -1; text-align: start; }
  .send { flex: 1; }
  .picker { flex: 1; }
}
@media (forced-colors: active) {
  .send { border-color: ButtonText; }
}
`;
