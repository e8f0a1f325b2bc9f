/** The first page and the ways into the corpus. */
export const FIRST = `
.hero { padding-block: var(--space-5) var(--space-4); }
.hero h1 { font-size: var(--text-xxl); margin-block: 0 var(--space-2); color: var(--accent); }
.way { margin-block-start: var(--space-6); padding-block-start: var(--space-4); border-block-start: 1px solid var(--line); }
.way > h2 { margin-block-end: var(--space-4); }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: var(--space-5) var(--space-6); }
.fields h3 { margin-block-end: var(--space-1); }
.fields .aside { margin: 0; }
.members { display: grid; gap: var(--space-2); margin-block: var(--space-1) var(--space-2); }
.members p { margin: 0; font-size: var(--text-s); }
.members > li > a { font-size: var(--text-l); }
.fields h3 { font-size: var(--text-s); font-weight: 400; color: var(--ink-soft); }
.fields h3 a { color: inherit; }
.row-of { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-3); margin-block-start: var(--space-4); }
.row-of h3 { font-weight: 400; color: var(--ink-soft); }
.series { display: grid; gap: var(--space-4); }
.steps { display: flex; flex-wrap: wrap; gap: var(--space-1) 0; margin-block-start: var(--space-1); font-variant-numeric: tabular-nums; }
.steps li { padding-block: var(--space-1); }
.steps li + li::before { content: "→" / ""; margin-inline: 0.6em; color: var(--ink-soft); }
.titles { display: grid; gap: var(--space-1); }
.titles li { padding-block: var(--space-1); max-inline-size: var(--measure); }
.totals { display: flex; flex-wrap: wrap; gap: var(--space-3) var(--space-6); margin-block-end: var(--space-5); }
.totals div { display: flex; flex-direction: column-reverse; }
.totals dt { color: var(--ink-soft); font-size: var(--text-s); }
.totals dd { font-size: var(--text-xl); line-height: 1.2; font-variant-numeric: tabular-nums; }
.types { max-inline-size: 50rem; }
.types th[scope="row"] { white-space: nowrap; font-weight: 400; }
@media (max-width: 30rem) {
  .types th[scope="row"] { white-space: normal; min-inline-size: 5em; }
}
`;
