/** The heading path as one reads down a document. */
import type { Over, Structured } from './structure.ts';

export interface Entered {
  readonly section: readonly string[];
  /** Of a heading. */
  readonly level?: number;
}

export function createSections() {
  let path: readonly Over[] = [];
  let lastLabel: Over | undefined;
  return {
    enter({ kind, over, isTitle }: Structured): Entered {
      if (isTitle) return { section: [], level: 0 };
      if (kind === 'FOOTNOTE') return { section: [] };
      if (lastLabel) path = path.filter((heading) => heading !== lastLabel);
      lastLabel = over?.isOfOneParagraph ? over : undefined;
      if (over) path = [...path.filter(({ rank }) => rank < over.rank), over];
      const section = path.map(({ name }) => name);
      return kind === 'HEADING' ? { section, level: section.length } : { section };
    },
  };
}
