/** A source's heading paths, made of its passages. Pure. */
import { compareText } from '../../domain/order.ts';
import type { OutlineSection } from '../port.ts';

export interface PlacedPassage {
  readonly id: string;
  readonly section: readonly string[];
  readonly paragraph: number;
}

/** In the order of the text. */
export function outlineOfPassages(passages: readonly PlacedPassage[]): readonly OutlineSection[] {
  const ordered = passages.toSorted((one, other) => one.paragraph - other.paragraph || compareText(one.id, other.id));
  const sections = Map.groupBy(ordered, ({ section }) => JSON.stringify(section));
  return [...sections.values()].map((own) => {
    const [first] = own;
    const parted = [...Map.groupBy(own, ({ paragraph }) => paragraph).values()].filter((parts) => parts.length > 1);
    return {
      path: first?.section ?? [],
      passages: own.length,
      firstParagraph: first?.paragraph ?? 0,
      ...(parted.length > 0 ? { parted: parted.map((parts) => parts.map(({ id }) => id)) } : {}),
    };
  });
}
