/** Plain text: lines of any kind to paragraphs. */
import { withoutAsides } from './asides.ts';
import type { Page } from './document.ts';
import { pagesOf, withoutFurniture, withoutGluedFeet } from './furniture.ts';
import type { ReadLimits } from './limits.ts';
import { paragraphsOfLines } from './line-paragraphs.ts';
import { type Line, plainLines } from './lines.ts';
import type { Extract, RawParagraph } from './raw-paragraph.ts';
import { refused } from './refusals.ts';

/** Errors: BAD_USER_INPUT with TOO_LARGE where there are too many lines. */
export function readPlainText(
  raw: string,
  { name, limits }: { readonly name: string; readonly limits: ReadLimits },
): Extract {
  const { lines, pageStarts } = plainLines(raw);
  if (lines.length > limits.lines)
    throw refused(name, 'TOO_LARGE', `the text has more than ${limits.lines} lines: part it into several files.`);
  const { lines: kept, dropped, printed } = withoutGluedFeet(withoutFurniture(lines, pageStarts.length));
  // Pages that were only counted are none of a printed text's.
  const pages: readonly Page[] = printed.size > 0 ? pagesOf(pageStarts, printed) : [];
  const paragraphs = paragraphsWithAsides(kept, pageStarts.length > 1);
  return { media: 'TEXT', raw, paragraphs, pages, dropped, proposed: [] };
}

/** Paragraphs in their order, a caption behind the paragraph that it interrupts, footnotes at the end. */
export function paragraphsWithAsides(lines: readonly Line[], hasPages: boolean): readonly RawParagraph[] {
  const { body, notes, captions } = withoutAsides(lines, hasPages);
  const paragraphs: RawParagraph[] = [];
  let [read, shown] = [0, 0];
  for (const paragraph of paragraphsOfLines(body)) {
    for (; captions[shown] && (captions[shown]?.before ?? 0) <= read; shown++) paragraphs.push(...captionAt(shown));
    paragraphs.push(paragraph);
    read += paragraph.pieces.length;
  }
  return [...paragraphs, ...captions.slice(shown).map(({ caption }) => caption), ...notes];

  function captionAt(index: number): readonly RawParagraph[] {
    return captions[index] ? [captions[index].caption] : [];
  }
}
