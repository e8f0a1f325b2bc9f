/** The help page and the dialog of the keys. */
export const HELP = `
.help > section { margin-block-start: var(--space-6); }
.help h2 { margin-block-end: var(--space-3); }
.help h3 { margin-block: var(--space-5) var(--space-2); }
.help table, .help .facts { max-inline-size: 46rem; margin-block-end: var(--space-4); }
.help th[scope="row"] { font-weight: 400; inline-size: 12rem; }
.help .said { list-style: disc; padding-inline-start: 1.25em; max-inline-size: var(--measure); }
.help .said li { padding-block: var(--space-1); }
kbd { display: inline-block; min-inline-size: 1.9em; padding-inline: 0.45em; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--ground-raised); font-family: var(--mono); font-size: 0.85em; line-height: 1.7; text-align: center; }
.keys > div { grid-template-columns: 5em 1fr; }
.keys-dialog { max-inline-size: min(34rem, calc(100vw - 2 * var(--space-4))); padding: var(--space-5); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--ground); color: var(--ink); }
.keys-dialog::backdrop { background: color-mix(in srgb, var(--ink) 40%, transparent); }
.keys-dialog h2 { margin-block-end: var(--space-3); }
.keys-dialog .facts { margin-block-end: var(--space-3); }
@media (max-width: 30rem) {
  .help th[scope="row"] { inline-size: 8.5rem; }
}
`;
