/** The review: a passage at the left, what it seems to say at the right. */
export const REVIEW = `
section:has(> .wide-table > .review-counts) { margin-block-start: var(--space-5); }
.review-counts :is(td, th[scope="col"]:not(:first-child)) { text-align: end; font-variant-numeric: tabular-nums; }
.review > p:first-child { margin-block-start: var(--space-4); }
.review-states [aria-current] { font-weight: 600; color: var(--ink); text-decoration: none; }
.review-passage { display: grid; gap: var(--space-3) var(--space-6); padding-block: var(--space-4); border-block-start: 1px solid var(--line); }
.review-text, .review-proposals { min-inline-size: 0; }
.review-text h2 { font-size: var(--text-s); font-weight: 400; }
.review-text p { overflow-wrap: anywhere; }
.review-text mark.current { outline: 2px solid var(--accent); outline-offset: 1px; }
.proposal { padding: var(--space-2) var(--space-3); border-inline-start: 2px solid var(--line-strong); overflow-wrap: anywhere; }
.proposal + .proposal { margin-block-start: var(--space-4); }
.proposal:focus { outline: 2px solid var(--focus); outline-offset: 2px; }
.proposal > p { margin-block: 0 var(--space-2); }
.proposal .said { font-weight: 600; }
.decisions { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-2) var(--space-3); }
.decisions details[open] { flex-basis: 100%; padding: var(--space-2) var(--space-3); background: var(--ground-raised); border-radius: var(--radius); }
.decisions > *, .decisions button { min-inline-size: 0; max-inline-size: 100%; white-space: normal; }
.decisions summary { color: var(--link); font-size: var(--text-s); }
.decisions .field { margin-block: var(--space-2); }
.decisions .field input { inline-size: 100%; max-inline-size: 24em; }
.decisions details form + form { margin-block-start: var(--space-3); }
@media (min-width: 64rem) {
  .review-passage { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
  .review-text { position: sticky; inset-block-start: var(--space-4); }
}
@media print { .decisions { display: none; } .review-text { position: static; } }
`;
