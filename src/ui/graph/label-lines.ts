/** A label broken into at most two lines, by widths that no usual font goes beyond: the server has no fonts to measure with. */
import { plainLine } from '../plain-line.ts';

export interface LabelLines {
  readonly lines: readonly string[];
  /** Of the widest line, in em. */
  readonly width: number;
}

/** Labels may be of any length; nobody reads more of one in a picture. */
const MOST_READ = 120;

/** What may not be parted: a Han character with the marks around it, a word, a run of anything else. */
const PIECES =
  /[“‘（《〈「『【]*(?:\p{Script=Han}\p{M}*)[”’）》〉」』】、，。；：！？·…]*|[^\s\p{Script=Han}“‘（《〈「『【]+|[“‘（《〈「『【]|\s+/gu;

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** `most`: of a line, in em. Two lines are about as long as each other; what does not fit ends in an ellipsis. */
export function labelLines(label: string, most: number): LabelLines {
  const text = plainLine(label.slice(0, MOST_READ)).trim().replaceAll(/\s+/g, ' ');
  const whole = widthOf(text);
  if (whole <= most) return { lines: [text], width: whole };
  const [first, rest] = firstLine(text, Math.min(most, Math.max(whole / 2 + 1, widthOf(firstPiece(text)))));
  const second = rest === '' ? '' : cut(rest, most, label.length > MOST_READ);
  return { lines: second === '' ? [first] : [first, second], width: Math.max(widthOf(first), widthOf(second)) };
}

function firstPiece(text: string): string {
  return text.match(PIECES)?.[0] ?? '';
}

function firstLine(text: string, most: number): readonly [string, string] {
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (widthOf((line + piece).trimEnd()) > most) break;
    line += piece;
  }
  // A word longer than a line is parted where the line ends.
  const first = line.trim() === '' ? cut(text, most, false) : line;
  return first === line ? [line.trimEnd(), text.slice(line.length)] : [first, ''];
}

/** As much as fits, with an ellipsis where that is not all. */
function cut(text: string, most: number, isMore: boolean): string {
  if (!isMore && widthOf(text) <= most) return text;
  let kept = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (widthOf(kept + segment) + ELLIPSIS > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const ELLIPSIS = 1.02;

/** In em, rather too wide than too narrow. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x20) return 0.3;
  if (code < 0x7f) return /[A-Zmw@%&]/.test(character) ? 0.85 : 0.58;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  return code < 0x1100 ? 0.7 : 1.02;
}
