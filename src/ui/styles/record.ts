/** The pages of records: what an entity is, statements with their evidence, figures, stages, texts. */
export const RECORD = `
.what { margin-block-end: var(--space-5); }
.what h1 { margin-block: 0 var(--space-3); }
/* The name in the other language begins where the lines begin, if it has one of its own. */
.what h1:has(> .other) { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: var(--space-3); }
.what h1.sentence { font-size: var(--text-l); line-height: 1.7; max-inline-size: var(--measure); text-wrap: pretty; }
.type-line { margin-block: var(--space-5) var(--space-1); color: var(--accent); font-size: var(--text-s); }
.record .type, .record .count, .whose, .statement-facts, .no-place, .note, .of-total, .record-foot, .excerpt { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; margin: 0; }
.ours { margin-block-end: var(--space-4); }
.ours > p { margin: 0; }
.names .facts, .what > .facts { max-inline-size: var(--measure); font-size: var(--text-s); }
.actions ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-5); margin-block-end: var(--space-4); font-size: var(--text-s); }
.actions a { display: inline-block; padding-block: var(--space-1); }
.body { display: grid; gap: var(--space-5); }
.sections { min-inline-size: 0; }
.sections > section, .sections > nav, .record > section { padding-block: var(--space-3); border-block-start: 1px solid var(--line); }
.record section > h2, .outline > h2 { margin-block-end: var(--space-1); }
.record section > h2 .count, .outline > h2 .count { margin-inline-start: 0.35em; }
:lang(en) > body .record section > h2::first-letter { text-transform: uppercase; }
.contents ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); font-size: var(--text-s); }
.contents li { padding-block: var(--space-1); }
.contents a { color: var(--ink); }
.warning { background: var(--ground-raised); border-block-start: none !important; border-inline-start: 0.25rem solid var(--accent); padding: var(--space-3) var(--space-4) !important; margin-block-end: var(--space-5); }
.statements > li { padding-block: var(--space-2); max-inline-size: 48rem; }
.statements > li + li { border-block-start: 1px solid var(--line); }
.said { margin: 0; }
.statement:target, tr:target, .reading > li:target { background: var(--ground-raised); box-shadow: 0 0 0 var(--space-2) var(--ground-raised); }
.not-yet { margin-inline-end: 0.25em; color: var(--accent); border-block-end: 2px dotted currentColor; }
.not-yet[data-status="UNDERWAY"] { border-block-end-style: dashed; }
.qualifiers, .scope, .wording { color: var(--ink-soft); }
.reads { color: var(--accent); }
.meta { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); }
.evidence { font-size: var(--text-s); }
.evidence > summary { color: var(--ink-soft); }
.meta > .evidence[open] { flex-basis: 100%; }
.evidence .places { padding-block: var(--space-1); padding-inline-start: var(--space-3); border-inline-start: 2px solid var(--line-strong); }
.places > li { padding-block: var(--space-1); max-inline-size: var(--measure); }
.places q { font-family: var(--han-title); font-size: 1rem; }
.places .where { display: block; }
#evidence .places > li { padding-block: var(--space-2); }
#evidence .where { display: inline-block; }
.what h1 > .other { margin-inline-start: 0; }
.whose + section { margin-block-start: var(--space-3); }
.quote-here { font-size: var(--text-s); color: var(--ink-soft); }
.own { white-space: nowrap; color: var(--ink-soft); }
.stage .own { font-size: 0.8em; vertical-align: 0.2em; }
.figures td { min-inline-size: 4em; }
/* Whole where it fits; a unit may be long. */
.figures td.value { min-inline-size: 7em; }
.figures .number { word-break: keep-all; overflow-wrap: anywhere; font-weight: 600; }
.figures .wording { display: block; font-size: var(--text-s); }
.figures td.places { max-inline-size: 22rem; font-size: var(--text-s); }
.figures td.state, .figures td.period { font-size: var(--text-s); min-inline-size: 7em; }
.figures td.state { min-inline-size: 10em; }
.charts { display: flex; flex-wrap: wrap; gap: var(--space-5) var(--space-6); margin-block: var(--space-3) var(--space-4); }
.chart { flex: 1 1 20rem; max-inline-size: 25rem; margin: 0; }
.chart figcaption { font-size: var(--text-s); color: var(--ink-soft); margin-block-end: var(--space-2); }
.chart > svg { display: block; inline-size: 100%; block-size: auto; overflow: visible; }
.chart text { font-size: 12px; fill: var(--ink-soft); font-variant-numeric: tabular-nums; }
.chart .value { fill: var(--ink); font-weight: 600; }
.chart .axis { stroke: var(--line-strong); stroke-width: 1; }
.chart .line { fill: none; stroke: var(--accent); stroke-width: 1.5; }
.chart .line[data-line="1"] { stroke-dasharray: 6 3; }
.chart .line[data-line="2"] { stroke-dasharray: 2 3; }
.chart .line[data-line="3"] { stroke-dasharray: 9 3 2 3; }
.chart .marker, .chart .bar { fill: var(--accent); stroke: var(--accent); stroke-width: 1.5; }
.chart .hollow { fill: var(--ground); stroke-dasharray: 2 1.5; }
.chart-legend { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); font-size: var(--text-s); }
.chart-legend .sign { inline-size: 0.875rem; block-size: 0.875rem; margin-inline-end: 0.35em; vertical-align: -0.125em; }
.source-addresses ol { list-style: decimal; padding-inline-start: 1.5em; font-size: var(--text-s); }
.on-paper { display: none; }
.claims > h3, .by-type > h3 { margin-block: var(--space-3) 0; color: var(--ink-soft); font-size: var(--text-s); }
.stages { counter-reset: none; border-inline-start: 2px solid var(--line-strong); margin-inline-start: 0.4rem; }
.stages > li { position: relative; padding: 0 0 var(--space-5) var(--space-5); max-inline-size: 48rem; }
.stages > li::before { content: ""; position: absolute; inset-inline-start: calc(-0.375rem - 1px); inset-block-start: 0.4rem; inline-size: 0.75rem; block-size: 0.75rem; border-radius: 50%; background: var(--ground); border: 2px solid var(--accent); }
.stages > li[data-status="UNDERWAY"]::before { border-style: dashed; }
.stages > li[data-status="INTENDED"]::before { border-style: dotted; }
.stages .ours { margin-block: var(--space-1); }
.stages h3 { font-size: var(--text-l); }
.stages .period { margin: 0; color: var(--accent); font-size: var(--text-s); font-variant-numeric: tabular-nums; }
.stage li > .aside { white-space: nowrap; }
.new { padding-inline: 0.35em; border: 1px solid currentColor; border-radius: var(--radius); color: var(--accent); font-size: 0.75rem; white-space: nowrap; }
.evidence.compact { display: inline-block; margin-inline-start: 0.4em; }
.evidence.compact[open] { display: block; margin-inline-start: 0; padding-block-end: var(--space-2); }
.evidence.compact p { margin: 0; }
.evidence.compact .own { font-size: var(--text-s); vertical-align: baseline; }
.stage { margin-block: var(--space-2); font-size: var(--text-s); }
.stage > div { display: grid; grid-template-columns: 6em minmax(0, 1fr); gap: var(--space-3); padding-block: 0.1rem; }
.stage dt { color: var(--ink-soft); }
.outline ol ol { padding-inline-start: 1.25em; }
.outline li { padding-block: 0.1rem; }
.outline a { text-decoration: none; }
.outline a:hover { text-decoration: underline; }
.outline a[aria-current] { font-weight: 600; color: var(--ink); }
.passages > li { padding-block: var(--space-2); max-inline-size: 48rem; }
.excerpt .whose { display: inline; }
.reading > li { padding-block: var(--space-3); max-inline-size: var(--measure); }
.place-line, .text { margin: 0; }
.passage-text { max-inline-size: calc(var(--measure) + 2em); }
.passage-text .text, .passage-text blockquote { font-size: 1.0625rem; line-height: 1.9; margin-block: var(--space-2) 0; margin-inline: 0; max-inline-size: var(--measure); }
.passage-text blockquote { padding-inline-start: var(--space-4); border-inline-start: 2px solid var(--line-strong); font-family: var(--han-title); }
.other-text { margin-block: var(--space-3); }
.other-text > summary { color: var(--ink-soft); font-size: var(--text-s); }
.quotes > li { padding-block: var(--space-1); }
.quotes q { font-family: var(--han-title); }
.quotes .count a { margin-inline-start: 0.35em; }
.mentions { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-5); }
.crumbs ol { display: flex; flex-wrap: wrap; gap: 0 0.5em; margin-block: var(--space-5) var(--space-2); font-size: var(--text-s); }
.crumbs li + li::before { content: "›" / ""; margin-inline-end: 0.5em; color: var(--ink-soft); }
.citation { margin-block: var(--space-5); font-size: var(--text-s); max-inline-size: var(--measure); }
.citation h2 { font-size: var(--text-m); margin-block: 0 var(--space-2); }
.citation p { margin-block: var(--space-1); }
.citation .reference { overflow-wrap: anywhere; }
.citation dl > div { display: grid; grid-template-columns: 5em minmax(0, 1fr); padding-block: var(--space-1); }
.citation dt { color: var(--ink-soft); }
.citation dd { margin: 0; }
.citation ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); }
.citation a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
.record-foot { margin-block-start: var(--space-6); }
.changes { table-layout: fixed; max-inline-size: 60rem; }
.changes th[scope="row"] { font-weight: 400; }
.changes thead th:first-child { inline-size: 10em; }
.revision h3 { margin-block: var(--space-3) var(--space-2); }
@media (max-width: 47.99rem) {
  .figures thead, .changes thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .figures tr, .changes tr { display: block; padding-block: var(--space-2); border-block-end: 1px solid var(--line); }
  .figures td, .changes td, .changes th { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: var(--space-3); border: none; padding: 0.1rem 0; max-inline-size: none; }
  .figures td > *, .changes td > * { grid-column: 2; }
  .figures td::before, .changes td::before { content: attr(data-label); grid-column: 1; grid-row: 1; color: var(--ink-soft); font-size: var(--text-s); }
  .figures td:has(> div:empty) { display: none; }
  .stage > div { grid-template-columns: 1fr; gap: 0; }
}
@media (min-width: 64rem) {
  .body:has(> .contents) { grid-template-columns: 12rem minmax(0, 1fr); gap: var(--space-6); }
  .contents { position: sticky; inset-block-start: var(--space-4); align-self: start; max-block-size: calc(100vh - 2 * var(--space-4)); overflow-y: auto; }
  .contents ul { flex-direction: column; }
  .contents li { display: flex; justify-content: space-between; gap: var(--space-3); }
}
@media print {
  .contents, .actions, .graph-preview, .record-foot a, .own, .to-own, .citation dl { display: none; }
  .evidence:not(.compact) > summary { display: none; }
  .meta > .evidence { flex-basis: 100%; }
  .record section > .whose, .record section > .aside { break-after: avoid; }
  .evidence.compact > summary { display: inline; list-style: none; }
  .on-paper { display: inline; }
  .evidence.compact:not([open])::details-content { display: none; }
  .evidence.compact { display: inline; }
  .chart { break-inside: avoid; }
  .evidence::details-content, .other-text::details-content { content-visibility: visible; display: block; }
  .statement, .stages > li { break-inside: avoid; }
}
`;
