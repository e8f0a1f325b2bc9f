/** The page on which a reference is looked up. */
export const LOOKUP = `
.lookup h2 { margin-block: var(--space-6) var(--space-2); }
.lookup section > h3 { margin-block: var(--space-5) var(--space-1); }
.sources > li { padding-block: var(--space-3); border-block-start: 1px solid var(--line); max-inline-size: calc(var(--measure) + 4em); }
.sources h3 .type { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; }
.sources p { margin-block: var(--space-1); }
.sources .why, .sources .ways { font-size: var(--text-s); }
.sources .why { color: var(--ink-soft); }
.sources .why strong { color: var(--ink); }
`;
