/** Lines of a PDF to paragraphs: what is set larger than the text is a heading, what is smaller at a column's end a footnote. */
import type { Line } from './lines.ts';
import { markerOf } from './markers.ts';
import type { RawParagraph } from './raw-paragraph.ts';
import { endsClause } from './sentences.ts';
import { paragraphsWithAsides } from './text-reader.ts';

const LARGER = 1.12;
const LONGEST_HEADING = 120;
const MOST_LEVELS = 4;

export function pdfParagraphs(lines: readonly Line[]): readonly RawParagraph[] {
  const bySize = bodySize(lines);
  const lineAt = new Map(lines.map((line) => [line.start, line]));
  const paragraphs = paragraphsWithAsides(lines, true);
  const sizes = headingSizes(paragraphs, lineAt, bySize);
  let hasTitle = false;
  return paragraphs.map((paragraph) => {
    const size = headingSize(paragraph, lineAt, bySize);
    const level = size === undefined ? -1 : sizes.indexOf(size);
    if (level < 0) return paragraph;
    const isTitle = level === 0 && !hasTitle && (lineAt.get(paragraph.pieces[0]?.start ?? -1)?.page ?? 1) === 0;
    hasTitle ||= isTitle;
    return { ...paragraph, kind: 'HEADING', level: isTitle ? 0 : Math.max(1, level) } as const;
  });
}

type LineAt = ReadonlyMap<number, Line>;

/** The largest first. */
function headingSizes(paragraphs: readonly RawParagraph[], lineAt: LineAt, body: number): readonly number[] {
  const sizes = new Set(paragraphs.flatMap((paragraph) => headingSize(paragraph, lineAt, body) ?? []));
  return [...sizes].toSorted((one, other) => other - one).slice(0, MOST_LEVELS);
}

/** Undefined for text of the body, and for headings that a number places. */
function headingSize(paragraph: RawParagraph, lineAt: LineAt, body: number): number | undefined {
  if (paragraph.kind !== undefined) return undefined;
  const lines = paragraph.pieces.flatMap(({ start }) => lineAt.get(start) ?? []);
  const text = lines.map((line) => line.text).join('');
  const size = Math.min(...lines.map((line) => line.size ?? 0));
  if (size < LARGER * body || text.length > LONGEST_HEADING || endsClause(text) || markerOf(text)) return undefined;
  return size;
}

/** In which most characters are set. */
function bodySize(lines: readonly Line[]): number {
  const lengths = new Map<number, number>();
  for (const { size = 0, text } of lines) lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  return [...lengths].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
