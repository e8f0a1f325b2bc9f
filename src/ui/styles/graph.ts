/** Graphs: their picture, key, form, lists and table; the same colours for the canvas, which reads them from here (islands/graph-colours.ts). */
export const GRAPH = `
:root {
  --graph-0: #2f5f8f;
  --graph-1: #8c5a12;
  --graph-2: #3f6b39;
  --graph-3: #8a3d6e;
  --graph-4: #2b6a6b;
  --graph-5: #5a4a94;
}
@media (prefers-color-scheme: dark) {
  :root {
    --graph-0: #8fb9e3;
    --graph-1: #dcb067;
    --graph-2: #9fc890;
    --graph-3: #e0a0c8;
    --graph-4: #82c6c4;
    --graph-5: #b9addf;
  }
}
.graph-form { margin-block: var(--space-3); }
.graph-form + section { margin-block-start: var(--space-5); }
.graph-form .row, .graph-path-form .row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); margin-block: var(--space-2); }
.graph-form input:not([type]), .graph-path-form input:not([type]) { flex: 1 1 12rem; max-inline-size: 20rem; }
.graph-form select { font: inherit; color: inherit; padding: var(--space-2); background: var(--ground); border: 1px solid var(--line-strong); border-radius: var(--radius); }
.graph-form label, .graph-path-form label { color: var(--ink-soft); font-size: var(--text-s); }
.graph-filter fieldset { border: none; margin: 0; padding: var(--space-2) 0 0; min-inline-size: 0; }
.graph-filter legend { padding: 0; color: var(--ink-soft); font-size: var(--text-s); }
.graph-filter summary, .graph-path-form summary { font-size: var(--text-s); }
.graph-choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 0 var(--space-4); margin-block-end: var(--space-2); }
.graph-choices label { display: block; padding-block: var(--space-1); color: var(--ink); }
.graph-choices .figure { color: var(--ink-soft); }
.graph .chosen { margin-block-end: var(--space-3); }
.graph [data-part="picture"] { margin-block: var(--space-2) var(--space-4); }
.graph [data-part="count"] { margin-block-start: var(--space-4); }
.graph .count { margin-block-end: var(--space-2); }
.graph-frame { overflow: auto; border: 1px solid var(--line); border-radius: var(--radius); text-align: center; }
.graph-svg { display: block; margin-inline: auto; max-inline-size: 100%; block-size: auto; font-size: 13px; line-height: 16px; }
@media (max-width: 47.99rem) {
  .graph-svg { max-inline-size: none; }
}
.graph-label, .graph-mark { fill: var(--ink); text-anchor: middle; }
.graph-label { stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
.graph-mark { font-size: 0.75em; }
.graph-node { color: var(--graph-0); text-decoration: none; }
.graph-node[data-colour="1"] { color: var(--graph-1); }
.graph-node[data-colour="2"] { color: var(--graph-2); }
.graph-node[data-colour="3"] { color: var(--graph-3); }
.graph-node[data-colour="4"] { color: var(--graph-4); }
.graph-node[data-colour="5"] { color: var(--graph-5); }
.graph-shape { fill: color-mix(in srgb, currentColor 14%, var(--ground)); stroke: currentColor; stroke-width: 1.5px; }
.root > .graph-shape { stroke-width: 3px; }
.root > .graph-label { font-weight: 600; }
a.graph-node:hover > .graph-label { text-decoration: underline; }
a.graph-node:focus-visible { outline: none; }
a.graph-node:focus-visible > .graph-shape { stroke: var(--focus); stroke-width: 4px; }
.graph-line, .graph-cross { fill: none; stroke: var(--line-strong); stroke-width: 1.25px; }
.graph-head { fill: var(--line-strong); }
.graph-edge[data-status="UNDERWAY"] > .graph-line { stroke-dasharray: 7 5; }
.graph-edge[data-status="INTENDED"] > .graph-line { stroke-dasharray: 1.5 3.5; stroke-width: 1.75px; }
.graph-edge.on-path > .graph-line { stroke: var(--accent); stroke-width: 2.5px; }
.graph-edge.on-path > .graph-head { fill: var(--accent); }
.graph-legend { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); margin-block: var(--space-2); font-size: var(--text-s); color: var(--ink-soft); }
.graph-legend li { display: flex; align-items: center; gap: var(--space-1); }
.graph-sample { flex: none; font-size: 13px; }
.skip-picture { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip-picture:focus { position: static; inline-size: auto; block-size: auto; clip-path: none; }
.graph-entities > summary > h2 { display: inline; }
.graph-entities > ul { columns: 22rem; column-gap: var(--space-6); margin-block-start: var(--space-2); }
.graph-entities li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--space-2); align-items: center; padding-block: var(--space-1); break-inside: avoid; }
.graph-ways { display: flex; gap: var(--space-3); font-size: var(--text-s); white-space: nowrap; }
.graph section[data-part] > h2, .graph-entities { margin-block-start: var(--space-5); }
.wide-table > .graph-relations { inline-size: 100%; min-inline-size: 36rem; }
.graph-relations td { max-inline-size: 20rem; }
.graph-relations td:nth-child(n + 4), .graph-relations td:nth-child(2) { white-space: nowrap; }
.graph-status:not([data-status="HOLDS"]) { color: var(--accent); }
.graph-paths li { padding-block: var(--space-1); max-inline-size: var(--measure); }
.graph-step { color: var(--ink-soft); font-size: var(--text-s); }
.graph-begin > div { padding-block: var(--space-2); }
.graph-live { position: relative; }
.graph-live ~ [data-part="picture"] > .graph-frame, .graph:has(.graph-live) .graph-drawn { display: none; }
.graph-canvas { position: relative; overflow: hidden; min-block-size: 22rem; max-block-size: 80vh; border: 1px solid var(--line); border-radius: var(--radius); }
.graph-canvas.over-node { cursor: pointer; }
.graph-tools { display: flex; flex-wrap: wrap; gap: var(--space-2); align-items: center; margin-block: var(--space-2); font-size: var(--text-s); color: var(--ink-soft); }
.graph-tools button, .graph-panel button { padding: var(--space-1) var(--space-3); background: var(--ground); color: var(--ink); border-color: var(--line-strong); }
.graph-tools button:hover, .graph-panel button:hover { background: var(--ground-raised); }
.graph-beside { display: grid; gap: var(--space-3); }
.graph-beside select { font: inherit; font-size: var(--text-s); color: inherit; inline-size: 100%; background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); }
.graph-panel { padding: var(--space-3); background: var(--ground-raised); border-radius: var(--radius); }
.graph-panel h3 { margin-block-end: var(--space-2); }
.graph-panel ul { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); }
@media (max-width: 63.99rem) {
  .graph-beside select { max-block-size: 10rem; }
}
@media (min-width: 64rem) {
  .graph-live { display: grid; grid-template-columns: minmax(0, 1fr) 14rem; gap: 0 var(--space-4); }
  .graph-tools { grid-column: 1; }
  .graph-beside { grid-column: 2; grid-row: 1 / span 2; align-content: start; }
}
.graph-preview .graph-frame { border: none; text-align: start; }
@media print {
  .graph-form, .graph-path-form, .graph-live, .graph-ways, .skip-picture { display: none; }
  .graph-live ~ [data-part="picture"] > .graph-frame { display: block; }
  .graph-frame { overflow: visible; border: none; }
  .graph-svg { max-inline-size: 100%; }
}
`;
