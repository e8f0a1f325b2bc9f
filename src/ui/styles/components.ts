/** The components that pages share. */
export const COMPONENTS = `
.lead { font-size: var(--text-l); line-height: 1.6; color: var(--ink-soft); }
.kind, .aside { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; }
.kind { font-family: var(--latin); }
.kind:lang(zh) { font-family: var(--han); }
.other { font-size: 0.7em; font-weight: 400; color: var(--ink-soft); margin-inline-start: 0.5em; }
.address { overflow-wrap: anywhere; }
.notice { margin-block: var(--space-4); padding: var(--space-2) var(--space-4); background: var(--ground-raised); border-inline-start: 0.25rem solid var(--accent); }
.place q { margin-inline-start: 0.4em; }
.contradicts { font-weight: 600; }
.pager { display: flex; flex-wrap: wrap; gap: var(--space-3); margin-block: var(--space-5); }
.pager a { padding: var(--space-2) var(--space-4); border: 1px solid var(--line-strong); border-radius: var(--radius); text-decoration: none; }
.facts > div { display: grid; grid-template-columns: minmax(5em, 8em) 1fr; gap: var(--space-3); padding-block: var(--space-1); }
.facts dt { color: var(--ink-soft); }
.tags { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-5); }
.tags li { padding-block: var(--space-1); }
`;
