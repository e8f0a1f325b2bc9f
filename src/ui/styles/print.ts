/** On paper: what is read, without what is clicked. */
export const PRINT = `
@media print {
  :root { --ground: #fff; --ground-raised: #fff; --ink: #000; --ink-soft: #333; --link: #000; --accent: #000; --line: #bbb; --line-strong: #666; --mark: #eee; --mark-ink: #000; }
  @page { margin: 2cm; }
  html { font-size: 11pt; }
  .top, .skip, .search, .modes, .facets, .pager, .chosen .plain, .bottom li:not(.permanent) { display: none; }
  .top, main, .bottom { max-inline-size: none; padding-inline: 0; }
  main { min-block-size: 0; }
  main > h1.hidden { position: static; inline-size: auto; block-size: auto; margin: 0 0 1em; overflow: visible; clip-path: none; white-space: normal; }
  .results { display: block; }
  a { text-decoration: none; }
  mark { text-decoration: underline; }
  h1, h2, h3 { break-after: avoid; }
  .hits > li, tr, .fields > li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
