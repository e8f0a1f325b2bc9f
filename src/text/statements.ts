/** A pasted text → its sentences, each where it stands. */
import type { TextRange } from './normalise.ts';

export interface Sentence extends TextRange {
  /** A line of its own that ends without a stop and names what follows. */
  readonly isHeading: boolean;
}

const STOPS = '。！？!?…；;．.';
const CLOSERS = '”’」』）)】〕]》〉"\'';
/** What opens → what closes; the straight mark closes itself. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['[', ']'],
  ['【', '】'],
]);
const QUOTES = '”」』';
/** Further away than this a closing mark belongs to another opening one, or one is missing. */
const MAX_PAIR = 300;
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:e\.g|i\.e|et al|etc|cf|vs|no|nos|fig|figs|eq|sec|ch|dr|mr|mrs|ms|prof|st|vol|pp|p|ed|eds|inc|ltd|co|corp|approx|ca|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z](?:\.[a-z])*)$/iu;
/** At the start of a line: 1. （一） - ① 一、 # */
const MARKER =
  /^[ \t\u3000]*(?:#{1,6}[ \t]+|[-*•·▪●][ \t\u3000]*|\d{1,2}(?:\.\d{1,2}){0,3}(?:[.．](?!\d)|[、)）])[ \t\u3000]*|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）][ \t\u3000]*|[一二三四五六七八九十]{1,3}、[ \t\u3000]*|[①-⑳][ \t\u3000]*|第[一二三四五六七八九十\d]{1,3}[章节编][ \t\u3000]*)/u;
const HEADING_LENGTH = 40;
/** A line that goes on in the next was broken by the width of a page: this long at least. */
const BROKEN_LINE = 24;
const WORD = /[\p{L}\p{N}]/u;

/**
 * In order, in UTF-16 code units of `text`, without the space around them and without the marks of lists; what has no letter and
 * no digit is none. A stop within quotation marks or brackets ends nothing, one behind which the quotation ends does. Cost: linear.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  return linesOf(text).flatMap((line) => {
    const start = line.start + (MARKER.exec(text.slice(line.start, line.end))?.[0].length ?? 0);
    const isHeading = isHeadingLine(text, line, start > line.start);
    const parts = isHeading ? [{ start, end: line.end }] : sentencesIn(text, { start, end: line.end });
    return parts.flatMap((part) => {
      const range = trimmed(text, part);
      return WORD.test(text.slice(range.start, range.end)) ? [{ ...range, isHeading }] : [];
    });
  });
}

/** Lines as they were meant: those that a page's width has broken are one. */
function linesOf(text: string): readonly TextRange[] {
  const lines: TextRange[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) {
    if (goesOn(text, { start, end: index }, index + mark.length)) continue;
    lines.push({ start, end: index });
    start = index + mark.length;
  }
  return [...lines, { start, end: text.length }];
}

function goesOn(text: string, line: TextRange, next: number): boolean {
  const before = text.slice(Math.max(line.start, line.end - 400), line.end).trimEnd();
  const last = before.split(/[\n\r]/u).at(-1) ?? '';
  const following = text.slice(next, next + 400).split(/[\n\r]/u)[0] ?? '';
  if (last.length < BROKEN_LINE || following.trim() === '' || MARKER.test(following)) return false;
  if (/[|\t]/u.test(last) || /[|\t]/u.test(following)) return false;
  return !`${STOPS}${CLOSERS}：:`.includes(last.at(-1) ?? '');
}

function isHeadingLine(text: string, line: TextRange, isMarked: boolean): boolean {
  const words = text.slice(line.start, line.end).trim();
  const isAlone = line.start === 0 && line.end === text.length;
  if (isAlone || words.length > HEADING_LENGTH || /[。！？!?；;，,|\t]/u.test(words) || words.endsWith('.'))
    return false;
  return isMarked
    ? !/\d{2}|[：:]/u.test(words.replace(MARKER, ''))
    : words.length <= HEADING_LENGTH / 2 && !/\d/u.test(words);
}

function sentencesIn(text: string, line: TextRange): readonly TextRange[] {
  const found: TextRange[] = [];
  let start = line.start;
  for (let at = line.start; at < line.end; at++) {
    const closing = PAIRS.get(text[at] ?? '');
    if (closing !== undefined) {
      const behind = text.slice(at + 1, Math.min(line.end, at + MAX_PAIR)).indexOf(closing);
      if (behind < 0) continue;
      const end = at + 1 + behind;
      at = end;
      if (!QUOTES.includes(closing) || !isStop(text, end - 1) || !startsAnew(text, end + 1, line.end)) continue;
    } else if (!isStop(text, at) && !isBetweenItems(text, at)) continue;
    let end = at + 1;
    while (end < line.end && (isStop(text, end) || CLOSERS.includes(text[end] ?? ' '))) end++;
    found.push({ start, end });
    start = end;
    at = end - 1;
  }
  return start < line.end ? [...found, { start, end: line.end }] : found;
}

const ITEM =
  /^[;；]\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[)）]|[①-⑳]|\d{1,2}[.．、)）](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十][,，、])/u;

/** The items of a list in one line are as many sentences: （1）……；（2）……; 一是……；二是……. */
function isBetweenItems(text: string, at: number): boolean {
  return (text[at] === '；' || text[at] === ';') && ITEM.test(text.slice(at, at + 8));
}

/** Behind a quotation that ends with a stop: not where the sentence around it goes on. */
function startsAnew(text: string, at: number, end: number): boolean {
  const next = text.slice(at, Math.min(end, at + 3)).trimStart();
  return next === '' || !/^[，,、；;：:的地得等与和及之这那]|^[a-z]/u.test(next);
}

function isStop(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if ('。！？…'.includes(sign)) return sign !== '…' || text[at + 1] !== '…';
  if ('!?'.includes(sign)) return sign !== '' && /^(?:$|[\s\p{P}\p{Script=Han}])/u.test(text.slice(at + 1, at + 2));
  return (sign === '.' || sign === '．') && isFullStop(text, at);
}

/** Not the point of 1.94, of No. 22, of J. Smith or of U.S. */
function isFullStop(text: string, at: number): boolean {
  const next = text.slice(at + 1, at + 12);
  if (/^\d/u.test(next) || (/^\p{L}/u.test(next) === true && !/^\p{Script=Han}/u.test(next))) return false;
  if (!/^(?:[”’"')\]]*(?:\s|$)|\p{Script=Han}|[”’"')\]]+)/u.test(next)) return false;
  const before = text.slice(Math.max(0, at - 12), at);
  const following = /^[”’"')\]]*\s*(\S)/u.exec(next)?.[1];
  if (ABBREVIATION.test(before))
    return following === undefined || (/etc|inc|ltd|co|corp$/iu.test(before) && /\p{Lu}/u.test(following));
  return following === undefined || !/[\p{Ll},;:]/u.test(following);
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
}
