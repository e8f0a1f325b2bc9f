/** The search page. */
export const SEARCH = `
.modes { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-3); margin-block: var(--space-2) var(--space-4); font-size: var(--text-s); }
.modes ul { display: flex; border: 1px solid var(--line-strong); border-radius: var(--radius); }
.modes li + li { border-inline-start: 1px solid var(--line-strong); }
.modes a { display: block; border-radius: calc(var(--radius) - 1px); padding: var(--space-1) var(--space-4); color: var(--ink); text-decoration: none; }
.modes a:hover { text-decoration: underline; }
.modes a[aria-current] { background: var(--ground-raised); font-weight: 600; }
.modes .aside { margin: 0; }
.results { display: grid; gap: var(--space-4); margin-block-start: var(--space-4); }
.found { min-inline-size: 0; }
.above-hits { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 var(--space-5); margin-block-end: var(--space-3); }
.above-hits .count { margin: 0; }
.views ul { display: flex; gap: var(--space-4); font-size: var(--text-s); }
.views a { display: inline-block; padding-block: var(--space-1); }
.views a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.part { margin-block-end: var(--space-6); }
.part > h2 { padding-block-end: var(--space-2); margin-block-end: var(--space-4); border-block-end: 1px solid var(--line-strong); }
.part .more { max-inline-size: none; padding-block-start: var(--space-3); border-block-start: 1px solid var(--line); }
.exports { margin-block-start: var(--space-5); padding-block-start: var(--space-4); border-block-start: 1px solid var(--line); font-size: var(--text-s); }
.exports p { margin-block-end: var(--space-1); max-inline-size: none; }
.exports a { margin-inline-end: var(--space-3); }
.search form { position: relative; }
.suggestions { position: absolute; z-index: 2; inset-inline: 0; inset-block-start: 100%; margin-block-start: var(--space-1); max-block-size: min(24rem, 60vh); overflow-y: auto; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); box-shadow: 0 0.25rem 1rem color-mix(in srgb, var(--ink) 18%, transparent); }
.suggestions li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-3); padding: var(--space-2) var(--space-4); cursor: pointer; line-height: 1.5; }
.suggestions li + li { border-block-start: 1px solid var(--line); }
.suggestions li:hover { background: var(--ground-raised); }
.suggestions li[aria-selected="true"] { background: var(--ground-raised); outline: 2px solid var(--focus); outline-offset: -2px; }
.suggestions .matched, .suggestions .why { color: var(--ink-soft); font-size: var(--text-s); }
.suggestions .why { margin-inline-start: auto; }
.count { color: var(--ink-soft); margin-block-end: var(--space-3); font-variant-numeric: tabular-nums; }
.chosen { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-block-end: var(--space-4); }
.chosen a { display: inline-block; padding: var(--space-1) var(--space-3); background: var(--ground-raised); border: 1px solid var(--line-strong); border-radius: var(--radius); color: var(--ink); text-decoration: none; font-size: var(--text-s); }
.chosen a.plain { background: none; border-color: transparent; color: var(--link); text-decoration: underline; }
.hits > li { padding-block: var(--space-4); border-block-start: 1px solid var(--line); }
.hits > li:first-child { border-block-start: none; padding-block-start: 0; }
.hits :is(h2, h3) { margin-block-end: var(--space-1); line-height: 1.5; font-size: var(--text-l); }
.hits :is(h2, h3).of-passage { font-size: var(--text-m); }
.hits :is(h2, h3) .kind { display: inline-block; margin-inline-start: 0.35em; }
.hits p { margin-block-end: var(--space-1); }
.headings, .hits .names, .facts-line { font-size: var(--text-s); color: var(--ink-soft); }
.headings { max-inline-size: none; }
.facts-line { max-inline-size: none; display: flex; flex-wrap: wrap; gap: 0 var(--space-5); }
.facets > summary { padding: var(--space-2) var(--space-3); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.facets nav { padding-block-start: var(--space-3); }
.facet { margin-block-end: var(--space-5); font-size: var(--text-s); }
.facet h2 { font-size: var(--text-s); margin-block-end: var(--space-1); color: var(--ink-soft); font-weight: 600; }
.choice { display: flex; justify-content: space-between; gap: var(--space-3); padding: var(--space-1) var(--space-2); margin-inline: calc(-1 * var(--space-2)); border-radius: var(--radius); color: var(--ink); text-decoration: none; }
.choice .figure { flex: none; color: var(--ink-soft); }
a.choice:hover { background: var(--ground-raised); text-decoration: underline; }
.choice[aria-current] { background: var(--ground-raised); font-weight: 600; }
.choice[aria-current] > span:first-child::before { content: "✓ " / ""; color: var(--accent); }
.choice.empty { color: var(--ink-soft); }
.period-form .row { display: grid; grid-template-columns: auto 1fr auto 1fr; align-items: center; gap: var(--space-2); max-inline-size: 18rem; }
.period-form input { padding: var(--space-1) var(--space-2); inline-size: 100%; font-variant-numeric: tabular-nums; }
.period-form button { padding: var(--space-1) var(--space-3); justify-self: start; grid-column: 2; }
.nothing ul { list-style: disc; padding-inline-start: 1.25em; margin-block-end: var(--space-4); }
.nothing .tags { list-style: none; padding: 0; }
.nothing .count { color: var(--ink); font-size: var(--text-l); }
@media print {
  .views, .exports, .part .more { display: none; }
}
@media (min-width: 56rem) {
  @supports selector(::details-content) {
    .results { grid-template-columns: 15rem minmax(0, 1fr); gap: var(--space-6); }
    .facets > summary { display: none; }
    .facets::details-content { content-visibility: visible; display: block; }
    .facets nav { padding-block-start: 0; }
  }
}
`;
