/** Where a source is read: its text, and beside it what rests on it. */
import { MOST_MARKED, markClass } from '../record/statement-marks.ts';

/** When the address names a statement, the words that it rests on stand out, wherever they stand. */
const named = Array.from({ length: MOST_MARKED }, (_, i) => markClass(i + 1)).map(
  (name) => `.passage-page:has(.statement.${name}:target) :is(mark, .quotes > li).${name}`,
);

export const PASSAGE = `
.mention { color: inherit; text-decoration-style: dotted; text-decoration-color: var(--link); }
.mention:hover { color: var(--link); text-decoration-style: solid; }
.passage-page { display: grid; gap: var(--space-5); }
.passage-main, .passage-side { min-inline-size: 0; }
.passage-side > section { padding-block: var(--space-3); border-block-start: 1px solid var(--line); }
.outline .count { white-space: nowrap; }
.outline > summary h2 { display: inline; }
.cite-here { margin-block: var(--space-3) 0; font-size: var(--text-s); }
.passage-page .citation { border-block-start: 1px solid var(--line); padding-block-start: var(--space-3); }
.passage-page .pager { font-size: var(--text-s); margin-block: var(--space-3); }
${named.join(',\n')} { background: var(--mark); color: var(--mark-ink); outline: 2px solid var(--accent); outline-offset: 1px; }
.margin-figures > li { padding-block: var(--space-1); }
.margin-figures .number { font-weight: 600; word-break: keep-all; overflow-wrap: anywhere; }
.margin-figures .of-what { display: block; font-size: var(--text-s); color: var(--ink-soft); }
.reading > li { max-inline-size: none; display: grid; gap: var(--space-2) var(--space-6); border-block-start: 1px solid var(--line); }
.reading > li:first-child { border-block-start: none; }
.here { display: flex; flex-wrap: wrap; gap: 0 var(--space-5); margin: 0; font-size: var(--text-s); }
.margin { font-size: var(--text-s); min-inline-size: 0; }
.margin > summary { color: var(--ink-soft); }
.margin .quotes > li { padding-block: 0.1rem; }
@media (min-width: 64rem) {
  .passage-page { grid-template-columns: minmax(0, 36rem) minmax(0, 1fr); gap: var(--space-6); align-items: start; }
  .passage-main { position: sticky; inset-block-start: var(--space-4); max-block-size: calc(100vh - 2 * var(--space-4)); overflow-y: auto; padding-inline-end: var(--space-3); }
  .passage-side > section:first-child { border-block-start: none; padding-block-start: 0; }
  .body:not(:has(> .contents)) .reading > li { grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); }
  @supports selector(::details-content) {
    .margin > summary { pointer-events: none; list-style: none; }
    .margin::details-content { content-visibility: visible; display: block; }
  }
}
@media print {
  .passage-main { position: static; max-block-size: none; overflow: visible; }
  .cite-here, .here { display: none; }
  .margin::details-content { content-visibility: visible; display: block; }
  .mention { text-decoration: none; }
}
`;
