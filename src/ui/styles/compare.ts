/** The page that sets entities side by side: the table has its heads in sight, and scrolls by itself where it is wider than the page. */
export const COMPARE = `
.comparison { --heading: 5.5em; --column: 10rem; }
.comparison .type-line { margin-block: var(--space-5) var(--space-1); }
.comparison h1 { margin-block-start: 0; }
.compared { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); margin-block-end: var(--space-4); }
.compared li { display: flex; align-items: baseline; gap: var(--space-3); padding: var(--space-1) var(--space-3); background: var(--ground-raised); border-radius: var(--radius); }
.compared li > a:first-child { color: var(--ink); }
.compared .remove { font-size: var(--text-s); }
.add { margin-block-end: var(--space-4); font-size: var(--text-s); }
.add form, .start { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); }
.add .suggested { flex: 1 1 12rem; max-inline-size: 20rem; }
.suggested { position: relative; }
.suggested input { inline-size: 100%; }
.suggested .suggestions { inset-inline-end: auto; min-inline-size: 100%; inline-size: max-content; max-inline-size: min(24rem, 90vw); }
.start { display: grid; grid-template-columns: minmax(4em, auto) minmax(0, 20rem); justify-content: start; margin-block: var(--space-4) var(--space-5); }
.start button { grid-column: 2; justify-self: start; }
.others { margin-block-start: var(--space-2); }
.others > summary { color: var(--ink-soft); }
.candidate { white-space: nowrap; }
.row-choices { margin-block: var(--space-4) var(--space-2); font-size: var(--text-s); }
.row-choices ul { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-5); border-block-end: 1px solid var(--line-strong); }
.row-choices a { display: block; padding-block: var(--space-1); color: var(--ink); text-decoration: none; border-block-end: 3px solid transparent; }
.row-choices a:hover { text-decoration: underline; }
.row-choices a[aria-current] { font-weight: 600; border-block-end-color: var(--accent); }
.row-choices .count { font-weight: 400; }
.comparison .whose, .comparison .count, .comparison .no-place, .legend { color: var(--ink-soft); font-size: var(--text-s); }
.legend { margin-block: var(--space-4); }
.wide { position: relative; overflow: auto; max-block-size: calc(100vh - var(--space-6)); max-block-size: calc(100svh - var(--space-6)); }
.compare { table-layout: fixed; inline-size: max(100%, calc(var(--heading) + var(--columns, 2) * var(--column))); border-collapse: separate; border-spacing: 0; }
.compare caption { margin: 0; }
.compare th, .compare td { padding: var(--space-2) var(--space-4) var(--space-2) 0; }
.compare th:first-child { position: sticky; inset-inline-start: 0; z-index: 1; inline-size: var(--heading); background: var(--ground); padding-inline-end: var(--space-3); font-size: var(--text-s); }
.compare thead th { position: sticky; inset-block-start: 0; z-index: 2; background: var(--ground); white-space: normal; font-size: var(--text-m); font-weight: 600; vertical-align: bottom; border-block-end: 1px solid var(--line-strong); }
.compare thead th:first-child { z-index: 3; }
.compare tbody th[scope="row"] { font-weight: 400; color: var(--ink-soft); }
.compare .group th { position: static; padding-block: var(--space-5) var(--space-1); font-size: var(--text-s); font-weight: 600; color: var(--accent); }
.compare .group th > span { position: sticky; inset-inline-start: 0; }
.compare p { margin: 0; }
.compare .row-name { display: block; position: sticky; inset-block-start: 3.5rem; }
.compare .items > li + li { margin-block-start: var(--space-2); }
.compare .evidence.compact { margin-inline-start: 0; }
.compare .items > li > p { display: inline; margin-inline-end: var(--space-2); }
.compare .named { white-space: nowrap; }
.compare .value .number { font-weight: 600; }
.compare .is-shared .value > a { font-weight: 700; }
.compare .shared { white-space: nowrap; font-size: var(--text-s); color: var(--accent); }
.compare .shared::before { content: "＝" / ""; margin-inline-end: 0.15em; }
.compare .no-place { padding-inline-start: var(--space-3); }
.compare .none { color: var(--ink-soft); }
.comparison .take, .graph-preview, .source-addresses { border-block-start: 1px solid var(--line); padding-block: var(--space-3); }
.comparison h2 { margin-block-end: var(--space-2); }
.take .reference { overflow-wrap: anywhere; margin-block-start: 0; }
.source-addresses h2 { font-size: var(--text-m); margin-block-end: var(--space-1); }
.comparison[data-columns="3"] { --columns: 3; }
.comparison[data-columns="4"] { --columns: 4; }
.comparison[data-columns="5"] { --columns: 5; }
.comparison[data-columns="6"] { --columns: 6; }
@media (min-width: 48rem) {
  .comparison { --heading: 9em; --column: 13rem; }
}
@media (min-width: 64rem) {
  .comparison[data-columns="2"] .wide, .comparison[data-columns="3"] .wide, .comparison[data-columns="4"] .wide { overflow: visible; max-block-size: none; }
  body:has(.comparison[data-columns="5"], .comparison[data-columns="6"]) :is(.top, main, .bottom) { max-inline-size: 110rem; }
}
@media (min-width: 110rem) {
  .comparison[data-columns="5"] .wide, .comparison[data-columns="6"] .wide { overflow: visible; max-block-size: none; }
}
@media print {
  @page wide { size: A4 landscape; margin: 1.5cm; }
  body:has(.compare) { page: wide; }
  .compare .items > li { break-inside: avoid; }
  .compare tr.long { break-inside: auto; }
  .comparison .add, .row-choices, .compared, .graph-preview, .take .files { display: none; }
  .wide { overflow: visible; max-block-size: none; }
  .compare { --text-s: 0.78rem; --text-m: 0.9rem; inline-size: 100%; font-size: 0.85rem; line-height: 1.5; }
  .compare thead { display: table-header-group; }
  .compare thead th, .compare th:first-child, .compare .row-name, .compare .group th > span { position: static; }
  .compare .group { break-after: avoid; }
  .compare .evidence { color: var(--ink-soft); }
}
`;
