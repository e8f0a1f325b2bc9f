/** Pages to look things up in: their parts at the side, tables that scroll by themselves. */
export const LONG_PAGE = `
.long-page > header { margin-block-end: var(--space-4); }
.long-page .lead { text-wrap: pretty; }
.page-parts { font-size: var(--text-s); }
.page-parts > ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); }
.page-parts ul ul { display: none; }
.page-parts li { padding-block: var(--space-1); }
.page-parts a { color: var(--ink); text-decoration: none; }
.page-parts a:hover { text-decoration: underline; }
.near { margin-block: var(--space-4); }
.near li { padding-block: var(--space-1); }
.page-body { min-inline-size: 0; }
.page-part { margin-block-start: var(--space-5); padding-block-start: var(--space-4); border-block-start: 1px solid var(--line); }
.page-part > h2 { margin-block-end: var(--space-2); }
.page-part > .aside { max-inline-size: var(--measure); }
.wide-table { overflow-x: auto; margin-block: var(--space-3); }
.wide-table table { inline-size: auto; min-inline-size: min(100%, 36rem); }
.wide-table th[scope="row"] { font-weight: 400; min-inline-size: 8em; }
@media (min-width: 64rem) {
  .long-page { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: var(--space-6); }
  .long-page > header { grid-column: 1 / -1; }
  .page-body:only-of-type { grid-column: 2; }
  .page-parts { position: sticky; inset-block-start: var(--space-4); align-self: start; max-block-size: calc(100vh - 2 * var(--space-4)); overflow-y: auto; }
  .page-parts > ul { flex-direction: column; }
  .page-parts ul ul { display: block; padding-inline-start: 1em; }
  .page-body > .page-part:first-child { margin-block-start: 0; }
}
@media print { .page-parts { display: none; } .wide-table { overflow: visible; } }
`;
