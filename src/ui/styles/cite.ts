/** References, the page of them, the dialog that it stands in, and copying. */
export const CITE = `
:root:not(.scripted) .scripted-only { display: none; }
.dialog-only { display: none; }
.references { display: grid; gap: var(--space-2); }
.reference { margin-block: var(--space-2); overflow-wrap: anywhere; }
/* Western commas and full stops stand behind Chinese names without a gap. */
.reference, .in-text { text-autospace: no-autospace; }
.reference-file { margin-block: var(--space-2); padding: var(--space-3); background: var(--ground-raised); border: 1px solid var(--line); border-radius: var(--radius); overflow: auto; max-block-size: 24rem; font-size: var(--text-s); line-height: 1.5; overflow-wrap: normal; }
.reference-file pre { margin: 0; font-family: var(--mono); }
.copying { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); margin-block: var(--space-2); font-size: var(--text-s); }
.copying button, .dialog-only button { padding: var(--space-1) var(--space-3); background: var(--ground); color: var(--ink); border-color: var(--line-strong); }
.copying button:hover, .dialog-only button:hover { border-color: var(--link); color: var(--link); background: var(--ground); }
.copying [role="status"] { color: var(--ink-soft); }
.cite h2 { margin-block: var(--space-5) var(--space-2); }
.styles { margin-block: var(--space-4); font-size: var(--text-s); }
.styles dl > div { display: grid; grid-template-columns: 12em minmax(0, 1fr); padding-block: var(--space-1); }
.styles dt { color: var(--ink-soft); }
.styles ul { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); }
.styles a[aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
.styles a[aria-current]::before { content: "✓ " / ""; color: var(--accent); }
.downloads { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); font-size: var(--text-s); max-inline-size: none; }
.in-text > li { padding-block: var(--space-2); border-block-start: 1px solid var(--line); max-inline-size: var(--measure); }
.in-text p { margin-block: var(--space-1); }
.asking { max-inline-size: calc(var(--measure) + 4em); }
.asking > label { display: block; font-weight: 600; margin-block-end: var(--space-1); }
.asking textarea { display: block; inline-size: 100%; padding: var(--space-2) var(--space-3); font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); resize: vertical; }
.asking .aside { margin-block: var(--space-2); max-inline-size: none; }
.asking-row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); max-inline-size: none; }
.asking-row label { font-size: var(--text-s); color: var(--ink-soft); }
.asking-row select { min-inline-size: 0; max-inline-size: 100%; padding: var(--space-2); font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.citation .citation-ways { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--space-5); }
.cite-dialog { inline-size: min(56rem, calc(100vw - 2rem)); max-block-size: calc(100vh - 2rem); padding: var(--space-4) clamp(1rem, 4vw, 2rem) var(--space-5); overflow-y: auto; background: var(--ground); color: var(--ink); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.cite-dialog::backdrop { background: color-mix(in srgb, var(--ink) 35%, transparent); }
.cite-dialog .dialog-only { display: block; float: inline-end; }
.cite-dialog h1 { margin-block: 0 var(--space-3); font-size: var(--text-l); }
.cite-dialog h2 { font-size: var(--text-m); margin-block: var(--space-4) var(--space-1); }
@media (max-width: 40rem) {
  .styles dl > div { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  .copying, .styles, .downloads, .citation-ways, .asking button, .asking select, .asking-row label { display: none; }
}
`;
