/** Forms of editors, what they would change, and the bar of who signed in. */
export const EDIT = `
.editor-bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-5); inline-size: 100%; max-inline-size: var(--page); margin-inline: auto; padding: var(--space-1) clamp(1rem, 4vw, 2.5rem); background: var(--ground-raised); font-size: var(--text-s); }
.editor-bar p { margin: 0; color: var(--ink-soft); }
.editor-bar ul { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--space-4); }
.editor-bar .editor-name { color: var(--ink); font-weight: 600; }
.editor-bar .not-public-here { flex-basis: 100%; color: var(--accent); font-weight: 600; }
.not-public { padding-inline: 0.4em; border: 1px solid var(--accent); border-radius: var(--radius); color: var(--accent); font-size: 0.75rem; font-weight: 600; white-space: nowrap; }
button.plain { padding: 0.1rem var(--space-2); background: transparent; color: var(--link); border-color: var(--line-strong); }
button.plain:hover { background: var(--ground-raised); color: var(--ink); border-color: var(--ink); }
.editor-bar button.plain { padding-block: 0; border-color: transparent; text-decoration: underline; text-underline-offset: 0.2em; }
.edit .what { margin-block-start: var(--space-5); }
.edit .what p { margin-block-end: var(--space-2); }
.edit-form, .sign-in { max-inline-size: 56rem; }
.sign-in { max-inline-size: var(--measure); margin-block-end: var(--space-5); }
.field { margin-block: var(--space-4); }
.field > label { display: block; font-weight: 600; }
.field.for-flag > label { font-weight: 400; }
.field input[type="text"], .field input[type="password"], .field textarea, .field select, .passage-shown textarea { display: block; inline-size: 100%; max-inline-size: var(--measure); }
.field.for-number input, .field.for-whole input { max-inline-size: 12em; font-variant-numeric: tabular-nums; }
.field.for-date input, .field.for-period input { max-inline-size: 16em; }
.field.for-choice select { max-inline-size: 20em; }
textarea, select { font: inherit; color: inherit; padding: var(--space-2) var(--space-3); background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
textarea { resize: vertical; line-height: 1.6; }
input[readonly], textarea[readonly], textarea[aria-readonly] { background: var(--ground-raised); }
.field [aria-invalid] { border-color: var(--accent); border-width: 2px; }
.mark-required, .unit { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; }
.hint { margin: var(--space-1) 0 0; color: var(--ink-soft); font-size: var(--text-s); max-inline-size: var(--measure); }
.problem { margin: var(--space-1) 0; color: var(--accent); font-size: var(--text-s); font-weight: 600; max-inline-size: var(--measure); }
.problems { margin-block: var(--space-4); padding: var(--space-3) var(--space-4); border: 2px solid var(--accent); border-radius: var(--radius); }
.problems h2 { margin-block-end: var(--space-2); }
.problems:focus { outline: none; }
.edit-form fieldset { min-inline-size: 0; margin: var(--space-5) 0; padding: 0; border: none; }
.edit-form legend { padding: 0; font-weight: 600; }
.edit-form fieldset.list { padding-block-start: var(--space-3); border-block-start: 1px solid var(--line); }
.edit-form fieldset.list > legend { float: inline-start; inline-size: 100%; font-size: var(--text-l); line-height: var(--leading-tight); }
.edit-form fieldset.list > legend + * { clear: both; }
.edit-form fieldset.list fieldset.list > legend { font-size: var(--text-m); }
.edit-form fieldset.item { margin-block: var(--space-3); padding-inline-start: var(--space-4); border-inline-start: 2px solid var(--line-strong); }
.edit-form fieldset.item > legend { color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; }
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: 0 var(--space-5); align-items: start; }
.row > .list, .row > .for-prose, .row > .for-long { grid-column: 1 / -1; }
.row .field { margin-block: var(--space-2); }
.row > .field:has([name$=".quote"]) { grid-column: span 2; }
.fields > .field:has(#f-label), .fields > .field:has(#f-labelEn) { grid-column: 1 / -1; }
.fields { row-gap: var(--space-2); }
.item-tools { display: flex; gap: var(--space-2); margin-block: var(--space-2) 0; }
.blank, .finder { margin-block: var(--space-3); }
.blank > summary, .finder > summary { color: var(--link); }
.blank[open], .finder[open] { padding: var(--space-3) var(--space-4); background: var(--ground-raised); border-radius: var(--radius); }
.end { position: relative; }
.end .suggestions { inset-inline-end: auto; min-inline-size: min(100%, 24rem); }
.understood { margin: var(--space-1) 0 0; font-size: var(--text-s); }
.understood code, .candidates code, .what code { color: var(--ink-soft); font-size: var(--text-s); }
.candidates ul { display: grid; gap: var(--space-1); }
.finder .passages > li { padding-block: var(--space-3); }
.finder .excerpt, .passage-shown .excerpt { margin-block: var(--space-1); max-inline-size: var(--measure); font-size: var(--text-s); }
.passage-shown textarea { font-family: var(--han-title); max-inline-size: calc(var(--measure) + 2em); }
.passage-shown textarea::selection { background: var(--mark); color: var(--mark-ink); }
html:not(.scripted) .with-script { display: none; }
.preview, .conflict { margin-block: var(--space-5); padding: var(--space-4); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--ground-raised); }
.conflict { border-color: var(--accent); }
.preview table, .conflict table { margin-block-end: var(--space-4); }
.preview > p, .conflict > p { margin: var(--space-2) 0 0; max-inline-size: none; }
.preview h2, .conflict h2 { margin-block-end: var(--space-3); }
.values th[scope="row"] { font-weight: 600; }
.values .lines > li + li { margin-block-start: var(--space-1); }
.values ins { text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: 0.2em; }
.values del { color: var(--ink-soft); }
.changed-by { display: block; color: var(--ink-soft); font-size: var(--text-s); font-weight: 400; }
.take { display: block; margin-block-start: var(--space-2); font-size: var(--text-s); }
.form-buttons { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-4); margin-block: var(--space-5); }
.addable { margin-block: var(--space-5); }
.addable .types { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: var(--space-2) var(--space-5); }
.addable .types dd { color: var(--ink-soft); font-size: var(--text-s); }
.consequences h2 { margin-block: var(--space-4) var(--space-2); font-size: var(--text-m); }
.consequences li { padding-block: var(--space-1); }
.consequences p { margin: 0; }
.consequences code { color: var(--ink-soft); font-size: var(--text-s); }
.next-steps li { padding-block: var(--space-1); }
.revision-tools { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); font-size: var(--text-s); }
@media (max-width: 47.99rem) {
  .row > .field:has([name$=".quote"]) { grid-column: 1 / -1; }
  .values th[scope="row"] { display: block; }
  .changes.values td > *, .changes.values td > .take { grid-column: 2; }
}
@media print { .editor-bar, .revision-tools { display: none; } }
.add-files input[type="file"] { inline-size: 100%; max-inline-size: 26rem; }
.added-file .outcome { white-space: nowrap; }
.added-file .outcome p { white-space: normal; }
`;
