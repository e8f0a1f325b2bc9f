/** The page of a pasted text. */
export const SUPPORT = `
.support h2 { margin-block: var(--space-6) var(--space-2); }
.support h2 .count { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; margin-inline-start: 0.35em; }
.support .length { display: inline-block; font-variant-numeric: tabular-nums; }
.support .length[data-over] { color: var(--accent); font-weight: 600; }
.summary { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-6); margin-block: var(--space-3); font-size: var(--text-s); }
.summary dt { font-weight: 600; }
.summary dt .count { font-weight: 400; color: var(--ink-soft); }
.summary dd { display: flex; flex-wrap: wrap; gap: 0 var(--space-3); }
.summary [data-outcome="differs"] dt { color: var(--accent); }
.recognised { max-inline-size: none; }
.recognised > span { margin-inline-end: var(--space-3); }
.recognised .type { font-size: 0.85em; }
.sentences { counter-reset: sentence; margin-block: var(--space-4); }
.sentences > li { counter-increment: sentence; position: relative; padding-block: var(--space-4); padding-inline-start: 2.5em; border-block-start: 1px solid var(--line); }
.sentences > li::before { content: counter(sentence); position: absolute; inset-inline-start: 0; color: var(--ink-soft); font-size: var(--text-s); line-height: 2; font-variant-numeric: tabular-nums; }
.sentences > li:target { background: var(--ground-raised); box-shadow: 0 0 0 var(--space-2) var(--ground-raised); }
.pasted { font-size: 1.0625rem; line-height: 1.9; font-family: var(--han-title); unicode-bidi: isolate; max-inline-size: calc(var(--measure) + 4em); margin-block-end: var(--space-1); }
.verdict { color: var(--ink-soft); font-size: var(--text-s); margin-block: var(--space-1); }
.findings { display: grid; gap: var(--space-3); margin-block-start: var(--space-2); }
.findings > li { padding-inline-start: var(--space-4); border-inline-start: 0.1875rem solid var(--line-strong); font-size: var(--text-s); max-inline-size: calc(var(--measure) + 4em); }
.findings > li[data-relation="NUMBER_DIFFERS"] { border-inline-start-color: var(--accent); }
.findings > li[data-relation="RELATED"] { border-inline-start-style: dotted; }
.more-findings { margin-block-start: var(--space-2); font-size: var(--text-s); }
.more-findings > summary { color: var(--ink-soft); }
.findings p { margin-block: 0 var(--space-1); max-inline-size: none; }
.findings [data-relation="NUMBER_DIFFERS"] .relation { color: var(--accent); }
.findings q { font-family: var(--han-title); font-size: 1rem; }
.findings .excerpt { color: var(--ink-soft); }
.in-graph .statement-facts { color: var(--ink-soft); }
.accept label { display: inline-flex; align-items: center; gap: 0.4em; padding-block: var(--space-1); cursor: pointer; }
.accept input { inline-size: 1.1em; block-size: 1.1em; accent-color: var(--link); }
.choosing { padding-block: var(--space-4); border-block-start: 1px solid var(--line); }
.marked-text { white-space: pre-wrap; padding: var(--space-4); background: var(--ground-raised); border-radius: var(--radius); max-inline-size: calc(var(--measure) + 4em); line-height: 1.9; overflow-wrap: anywhere; }
.put-in { color: var(--accent); }
.put-in sup { line-height: 1; }
@media (max-width: 30rem) {
  .sentences > li { padding-inline-start: 1.75em; }
  .findings > li { padding-inline-start: var(--space-3); }
}
@media print {
  .support-form .asking, .own-tabs, .accept, .choosing { display: none; }
}
`;
