/** The pages of the ontology and about the service. */
export const ONTOLOGY = `
.term { padding-block: var(--space-3); border-block-end: 1px solid var(--line); max-inline-size: 50rem; }
.term:target, .words > div:target { background: var(--ground-raised); box-shadow: 0 0 0 var(--space-2) var(--ground-raised); }
.term h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-3); margin-block-end: var(--space-1); font-size: var(--text-l); }
.term h3 > a { color: inherit; text-decoration: none; }
.term h3 > a:hover { text-decoration: underline; }
.term h3 .other { margin: 0; font-size: var(--text-s); }
.term code, .words code { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; }
.term h3 .count { margin-inline-start: auto; font-weight: 400; }
.term p { margin-block-end: var(--space-1); }
.term .facts { font-size: var(--text-s); }
.example { margin-block-start: var(--space-2); padding-inline-start: var(--space-3); border-inline-start: 2px solid var(--line-strong); font-size: var(--text-s); }
.example p { margin-block-end: var(--space-1); text-wrap: pretty; }
.kinds { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: 0 var(--space-4); }
.words > div { display: grid; grid-template-columns: minmax(8em, 12em) minmax(0, 1fr); gap: var(--space-3); padding-block: var(--space-1); max-inline-size: 50rem; }
.told-list { max-inline-size: var(--measure); margin-block-end: var(--space-3); }
.told-list > li { padding-block: var(--space-1); }
.long-page .reference { padding-inline-start: var(--space-4); border-inline-start: 2px solid var(--line-strong); overflow-wrap: anywhere; }
@media (max-width: 30rem) { .words > div { grid-template-columns: 1fr; gap: 0; } }
`;
