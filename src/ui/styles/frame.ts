/** The frame: header, main, footer. */
export const FRAME = `
.top, main, .bottom { inline-size: 100%; max-inline-size: var(--page); margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-5); padding-block: var(--space-3); }
.home { color: var(--ink); text-decoration: none; font-size: var(--text-l); font-weight: 600; white-space: nowrap; }
.home :lang(zh) { color: var(--accent); }
.top nav { display: flex; margin-inline-start: auto; font-size: var(--text-s); }
.top nav { flex-wrap: wrap; gap: 0 var(--space-5); }
.top nav a { padding-block: var(--space-2); color: var(--ink-soft); }
.top nav a[aria-current] { color: var(--ink); font-weight: 600; }
.top .search { order: 1; flex: 1 1 100%; }
main { min-block-size: 60vh; padding-block-end: var(--space-7); }
.bottom { padding-block: 0 var(--space-5); color: var(--ink-soft); font-size: var(--text-s); }
.bottom p { max-inline-size: none; margin: 0; padding-block-start: var(--space-4); border-block-start: 1px solid var(--line); }
.bottom ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-5); }
.bottom a { color: inherit; }
.search form { display: flex; gap: var(--space-2); max-inline-size: var(--measure); }
.search input { flex: 1; inline-size: 100%; }
.search label { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.search.large { margin-block: var(--space-4); }
.search.large input { font-size: var(--text-l); padding: var(--space-3) var(--space-4); }
.search.large button { padding-inline: var(--space-5); }
.search.small input, .search.small button { padding-block: var(--space-1); }
@media (min-width: 48rem) {
  .top .search { order: 0; flex: 1 1 16rem; }
  .top nav { margin-inline-start: 0; }
  .top:not(:has(.search)) nav { margin-inline-start: auto; }
}
`;
