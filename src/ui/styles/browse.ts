/** The map of the corpus. */
export const BROWSE = `
.counted { text-decoration: none; }
.counted:hover { text-decoration: underline; }
.count, .counted .count { color: var(--ink-soft); font-size: var(--text-s); font-variant-numeric: tabular-nums; }
.by-field .none { color: var(--ink-soft); }
.by-field th.figure, .by-field td.figure { padding-inline-start: var(--space-4); }
.by-kind { margin-block-start: var(--space-3); }
.by-kind > div { display: grid; grid-template-columns: 7em minmax(0, 1fr); gap: 0 var(--space-4); border-block-start: 1px solid var(--line); max-inline-size: 50rem; }
.by-kind dt { padding-block: var(--space-1); color: var(--ink-soft); }
.by-region li > ul { padding-inline-start: 1em; margin-inline-start: 0.35em; border-inline-start: 1px solid var(--line); }
.by-region li { padding-block: 0.1rem; }
.by-source > li { padding-block: var(--space-2); border-block-end: 1px solid var(--line); max-inline-size: 50rem; }
.facts-of { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); color: var(--ink-soft); font-size: var(--text-s); }
.by-year { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr)); gap: var(--space-1) var(--space-4); font-variant-numeric: tabular-nums; }
.by-year .counted { display: flex; justify-content: space-between; gap: var(--space-2); }
@media (max-width: 30rem) { .by-kind > div { grid-template-columns: 1fr; } }
`;
