/** Colours and measures. A page sets those that begin with `--tollfree-`; lengths go by the size of
 * the text around, so that an element in a slide is as large as the slide. @internal */
export const TOKENS = /* css */ `
:host {
  --_paper: var(--tollfree-paper, light-dark(#fff, #131617));
  --_sunken: var(--tollfree-sunken, light-dark(#f5f6f3, #1e2324));
  --_ink: var(--tollfree-ink, light-dark(#15191a, #e9ecea));
  --_ink-2: var(--tollfree-ink-2, light-dark(#454c4b, #b9c0bd));
  --_ink-3: var(--tollfree-ink-3, light-dark(#5c6462, #9aa3a0));
  --_line: var(--tollfree-line, light-dark(#dfe2dc, #2b3132));
  --_edge: var(--tollfree-edge, light-dark(#7b8480, #727c79));
  --_mark: light-dark(#c3c9c4, #414849);
  --_accent: var(--tollfree-accent, light-dark(#00694b, #0b7a58));
  --_on-accent: var(--tollfree-on-accent, #fff);
  --_free: light-dark(#00694b, #5dd3a4);
  --_wait: light-dark(#7d5200, #e2b252);
  --_fail: light-dark(#b02418, #ff8b7d);
  --_font: var(--tollfree-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif);
  --_mono: var(--tollfree-mono, ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace);
  --_round: var(--tollfree-radius, 0.75em);
  --_control: 2em;
  container-type: inline-size;
  display: block;
  min-width: 15em;
  color: var(--_ink);
  font-family: var(--_font);
  font-weight: 400;
  font-style: normal;
  line-height: 1.5;
  letter-spacing: normal;
  text-align: start;
  text-transform: none;
}
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([theme="auto"]) { color-scheme: light dark; }
@media (pointer: coarse) {
  :host { --_control: 2.5em; }
}
@media (prefers-contrast: more) {
  :host {
    --_ink-2: var(--_ink);
    --_ink-3: var(--_ink);
    --_line: var(--_ink);
    --_edge: var(--_ink);
  }
}
@media (forced-colors: active) {
  :host {
    --_mark: GrayText;
    --_ink-2: CanvasText;
  }
}
`;
