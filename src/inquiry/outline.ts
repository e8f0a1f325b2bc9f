/** The headings of a source as a tree. */
import type { OutlineSection } from '../store/port.ts';

/** `passages` counts those under the heading and below it. */
export interface OutlineEntry {
  readonly heading: string;
  readonly path: readonly string[];
  readonly passages: number;
  readonly children: readonly OutlineEntry[];
}

interface Growing {
  readonly path: readonly string[];
  passages: number;
  readonly children: Map<string, Growing>;
}

/** In the order of `sections`; what stands under no heading is under no entry. Headings without passages of their own are there, too. */
export function outlineTree(sections: readonly OutlineSection[]): readonly OutlineEntry[] {
  const root: Growing = { path: [], passages: 0, children: new Map() };
  for (const { path, passages } of sections) {
    let at = root;
    path.forEach((heading, depth) => {
      const child = at.children.get(heading) ?? { path: path.slice(0, depth + 1), passages: 0, children: new Map() };
      at.children.set(heading, child);
      child.passages += passages;
      at = child;
    });
  }
  return entriesOf(root);
}

function entriesOf(node: Growing): readonly OutlineEntry[] {
  return [...node.children].map(([heading, child]) => ({
    heading,
    path: child.path,
    passages: child.passages,
    children: entriesOf(child),
  }));
}
