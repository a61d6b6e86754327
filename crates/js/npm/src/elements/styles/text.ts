/** Markdown as it arrives. Code is monochrome: weight for keywords, quiet comments. @internal */
export const TEXT = /* css */ `
.md { display: flow-root; min-width: 0; max-width: 44em; font-size: 0.9375em; line-height: 1.58; overflow-wrap: anywhere; }
.md.raw { white-space: pre-wrap; }
.md > :not(:first-child), .md > .part > :not(:first-child) { margin-top: 0.75em; }
.md > .part { contain-intrinsic-block-size: auto 60em; }
.md > .part.full { content-visibility: auto; }
.md ul, .md ol { display: grid; gap: 0.25em; padding-inline-start: 1.25em; }
.md li > :is(p, ul, ol, figure) + :is(p, ul, ol, figure) { margin-top: 0.5em; }
.md li::marker { color: var(--_ink-3); }
.md :is(h3, h4, h5, h6) { font-size: 1em; font-weight: 600; }
.md h3 { font-size: 1.125em; }
.md hr { width: 100%; margin: 0; border: 0; border-top: 1px solid var(--_line); }
.md blockquote {
  display: grid;
  gap: 0.5em;
  padding-inline-start: 0.75em;
  border-inline-start: 2px solid var(--_mark);
  color: var(--_ink-2);
}
.md code, .md pre { font-family: var(--_mono); }
.md :not(pre) > code { padding: 0.0625em 0.25em; border-radius: 0.25em; background: var(--_sunken); font-size: 0.86em; }
.md figure { border: 1px solid var(--_line); border-radius: 0.4375em; overflow: hidden; }
.md figcaption {
  display: flex;
  align-items: center;
  justify-content: space-between;
  min-height: 2.5em;
  padding: 0 0.375em 0 0.875em;
  border-bottom: 1px solid var(--_line);
  color: var(--_ink-3);
  font-size: 0.8em;
}
.md figcaption button { display: grid; place-items: center; width: 2.25em; min-height: 2.25em; padding: 0; font-size: 1em; }
.md pre { overflow-x: auto; margin: 0; padding: 0.875em; font-size: 0.86em; line-height: 1.55; overflow-wrap: normal; tab-size: 2; }
.md pre:focus-visible { outline-offset: -2px; }
.md pre .k { font-weight: 650; }
.md pre .s { color: var(--_ink-2); }
.md pre .c { color: var(--_ink-3); }
.md .raw { white-space: pre-wrap; }
.md .scroll-x { overflow-x: auto; }
.md table { border-collapse: collapse; font-size: 0.867em; line-height: 1.4; overflow-wrap: normal; }
.md :is(th, td) { padding: 0.375em 0.75em 0.375em 0; border-bottom: 1px solid var(--_line); text-align: start; vertical-align: top; }
.md .al-c { text-align: center; }
.md .al-r { text-align: end; }
.md .display { display: block; padding-block: 0.25em; overflow: auto hidden; }
.md img { max-width: 100%; height: auto; }
.md button.line { font-size: 0.875em; }
.caret { display: inline-block; width: 0.5em; height: 1.05em; background: var(--_ink-3); vertical-align: -0.18em; }
`;
