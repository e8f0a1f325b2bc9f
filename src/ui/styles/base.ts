/** Plain elements: text, headings, links, lists, tables, form controls. */
export const BASE = `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: var(--space-4); }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font-size: var(--text-m);
  line-height: var(--leading);
  line-break: strict;
  overflow-wrap: anywhere;
  text-autospace: normal;
  text-spacing-trim: trim-start;
  font-kerning: normal;
}
:lang(zh) { font-family: var(--han); }
:lang(en) { font-family: var(--latin); }
h1, h2, h3 { margin: 0; line-height: var(--leading-tight); font-weight: 600; text-wrap: balance; unicode-bidi: isolate; }
h1 { font-size: var(--text-xl); margin-block: var(--space-5) var(--space-3); }
h2 { font-size: var(--text-l); }
h3 { font-size: var(--text-m); }
h1, h1 :lang(zh), h1:lang(zh), .home :lang(zh) { font-family: var(--han-title); }
h1:lang(en), h1 :lang(en), .home :lang(en) { font-family: var(--latin-title); }
p { margin-block: 0 var(--space-3); max-inline-size: var(--measure); }
ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--link); text-decoration-line: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); unicode-bidi: isolate; }
a:hover { text-decoration-color: currentColor; text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
q { quotes: "“" "”"; }
q:lang(en) { quotes: "“" "”"; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: 2px; padding-inline: 0.05em; }
code, code:lang(zh), code:lang(en) { font-family: var(--mono); font-size: 0.9em; }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; margin-block-end: var(--space-2); }
th, td { text-align: start; vertical-align: top; padding: var(--space-2) var(--space-4) var(--space-2) 0; border-block-end: 1px solid var(--line); }
th { font-weight: 600; }
thead th { font-size: var(--text-s); color: var(--ink-soft); font-weight: 400; border-block-end-color: var(--line-strong); white-space: nowrap; }
.figure { font-variant-numeric: tabular-nums; }
th.figure, td.figure { text-align: end; padding-inline-end: 0; white-space: nowrap; }
input, button { font: inherit; color: inherit; }
input { min-inline-size: 0; padding: var(--space-2) var(--space-3); background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
input::placeholder { color: var(--ink-soft); opacity: 1; }
button { padding: var(--space-2) var(--space-4); background: var(--ink); color: var(--ground); border: 1px solid var(--ink); border-radius: var(--radius); cursor: pointer; white-space: nowrap; }
button:hover { background: var(--link); border-color: var(--link); }
summary { cursor: pointer; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -10rem; inset-inline-start: var(--space-3); z-index: 1; padding: var(--space-2) var(--space-4); background: var(--ground); border: 1px solid var(--line-strong); }
.skip:focus { inset-block-start: var(--space-3); }
`;
