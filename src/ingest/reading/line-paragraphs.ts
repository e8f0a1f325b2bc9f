/** Lines put together to paragraphs: where one begins is told by indents, short lines, blank lines, headings and lists. */
import { type LineLayout, layoutOf } from './line-layout.ts';
import type { Line } from './lines.ts';
import { labelOf, markerOf, runInOf, runInsInside } from './markers.ts';
import type { RawParagraph } from './raw-paragraph.ts';
import { endsClause, endsSentence } from './sentences.ts';

/** In em: a line that ends so much before a full one does is a paragraph's last, where it ends a sentence. */
const SHORT_BY = 2.5;
const INDENT = 1.5;
/** A line that is shorter than this part of a full one stands alone whatever it ends with. */
const ALONE = 0.6;
/** The same, of the line before it in one paragraph. */
const SHORTER_THAN_LAST = 0.7;
/** A heading's first line leaves little room, its last one leaves much. */
const HEADING_GOES_ON = 0.72;
const OTHER_SIZE = 1.08;
const QUOTED = /[“《][^”》]{1,60}[”》]/gu;

export function paragraphsOfLines(lines: readonly Line[]): readonly RawParagraph[] {
  const layout = layoutOf(lines);
  const paragraphs: Line[][] = [];
  const lists = createRunInLists();
  for (const [at, line] of lines.entries()) {
    const current = paragraphs.at(-1);
    const begins = !current || beginsParagraph({ lines, at, current, layout }, lists.allows(line));
    if (begins || !current) paragraphs.push([line]);
    else current.push(line);
    lists.read(line, begins);
  }
  return paragraphs.map((paragraph) => ({ pieces: paragraph.map(({ start, end }) => ({ start, end })) }));
}

interface Place {
  readonly lines: readonly Line[];
  readonly at: number;
  /** The lines of the paragraph that would go on. */
  readonly current: readonly Line[];
  readonly layout: LineLayout;
}

function beginsParagraph(place: Place, listAllows: boolean): boolean {
  const { lines, at, layout } = place;
  const [before, line] = [lines[at - 1], lines[at]];
  if (!before || !line || !layout.isWrapped) return true;
  if (line.isAfterBlank && layout.blanksPart && !line.startsPage) return true;
  if (isOtherSize(before, line) || labelOf(line.text)) return true;
  if (isHeading(place)) return !goesOnAsHeading(place);
  if (!endsClause(before.text)) return isAlone(place) || isIndented(line, layout, endsSentence(before.text));
  if (isIndented(line, layout, true) || isHeadingStart(line)) return true;
  if (!endsSentence(before.text)) return false;
  return listAllows && (isShort(place) || changesMeasure(place) || runInOf(line.text) !== undefined);
}

/** Inside a sentence an indent must be as wide as that of a paragraph. */
function isIndented(line: Line, layout: LineLayout, isAfterSentence: boolean): boolean {
  const by = line.indent - layout.indent;
  return by >= (isAfterSentence ? INDENT : INDENT + 0.4) && by <= 6;
}

function isOtherSize(before: Line, line: Line): boolean {
  if (before.size === undefined || line.size === undefined) return false;
  return Math.max(before.size, line.size) > OTHER_SIZE * Math.min(before.size, line.size);
}

/** Whether the paragraph that would go on is a heading so far. */
function isHeading({ current }: Place): boolean {
  const [first] = current;
  const last = current.at(-1);
  if (!first || !last || endsClause(last.text) || current.length > 2) return false;
  const label = labelOf(first.text);
  return label ? label.length >= first.text.length : isHeadingStart(first);
}

function isHeadingStart({ text }: Line): boolean {
  const marker = markerOf(text);
  return (
    (marker !== undefined && marker.family !== 'BULLET' && marker.family !== 'CIRCLED') || labelOf(text) !== undefined
  );
}

/** 一、……的实践模式 / 解析: the next line is short and no sentence, and more text follows it. A paragraph's lead goes on, too. */
function goesOnAsHeading({ lines, at, current, layout }: Place): boolean {
  const [before, line, next] = [current.at(-1), lines[at], lines[at + 1]];
  if (!before || !line) return false;
  if (isHeadingStart(line)) return false;
  const measure = layout.measures(at).behind || before.width;
  if (/[，,；;]/u.test(before.text.replace(QUOTED, ''))) return true;
  if (before.width < HEADING_GOES_ON * measure) return false;
  if (current.length > 1) return false;
  const isTail = line.width < ALONE * measure && !endsClause(line.text) && next !== undefined;
  return isTail || before.width > measure - 1 + (line.size === undefined ? 0.5 : 0);
}

function isShort({ lines, at, current, layout }: Place): boolean {
  const before = lines[at - 1];
  if (!before) return false;
  const { behind } = layout.measures(at - 1);
  const measure = current.length > 1 ? layout.measures(at - 1).before : Math.max(behind, before.width);
  return before.width < (before.room ?? measure) - SHORT_BY;
}

/** From an abstract over the full width to columns. */
function changesMeasure({ at, layout }: Place): boolean {
  const { before, behind } = { before: layout.measures(at).before, behind: layout.measures(at - 1).behind };
  return before > 0 && behind > 0 && (before > 1.4 * behind || behind > 1.4 * before);
}

function isAlone({ lines, at, current, layout }: Place): boolean {
  const [last, before] = [current.at(-2), lines[at - 1]];
  if (!before) return false;
  if (last && before.room === undefined && before.width < SHORTER_THAN_LAST * last.width) return true;
  const { before: above, behind } = layout.measures(at - 1);
  return before.width < ALONE * (before.room ?? (Math.min(above, behind) || Math.max(above, behind)));
}

/**
 * 一是…… 二是……, 第一，…… 第二，……: where the first of a list stands inside a paragraph the others do, too, even at the beginning of
 * a line; and a list inside an item of another one begins no paragraph.
 */
function createRunInLists() {
  const isInside = new Map<string, boolean>();
  let openInParagraph: string | undefined;
  return {
    allows(line: Line): boolean {
      const found = runInOf(line.text);
      if (!found) return true;
      if (found.number > 1) return isInside.get(found.family) !== true;
      return openInParagraph === undefined || openInParagraph === found.family;
    },
    read(line: Line, begins: boolean): void {
      if (begins) openInParagraph = undefined;
      const first = runInOf(line.text);
      if (first) note(first.family, first.number, !begins);
      for (const { family, number } of runInsInside(line.text)) note(family, number, true);
    },
  };

  function note(family: string, number: number, inside: boolean): void {
    if (number === 1) isInside.set(family, inside);
    openInParagraph = family;
  }
}
