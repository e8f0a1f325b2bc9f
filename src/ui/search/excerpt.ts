/** The part of a long text that shows what matched. */
import type { Marked } from '../components/marked-text.tsx';
import { langOf } from '../lang.ts';

/** In UTF-16 code units: three to four lines of a phone; a Han character is as wide as two Latin letters. */
export const EXCERPT_LENGTHS = { zh: 130, en: 260 } as const;
/** How much of it is shown before the first match. */
const LEAD = 0.25;
/** An excerpt begins after one of these where there is one near. */
const STOP = /[。！？；，、：.!?;,:\s]/;

/** At most as long as that, around the first match, cut between words; ranges are moved with it, those outside left out. */
export function excerptOf({ text, ranges }: Marked): Marked {
  const length = EXCERPT_LENGTHS[langOf(text)];
  if (text.length <= length) return { text, ranges };
  const start = startOf(text, ranges[0]?.start ?? 0, length);
  const end = endOf(text, start + length);
  const before = start > 0 ? '…' : '';
  const moved = before.length - start;
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    ranges: ranges
      .filter((range) => range.start >= start && range.start < end)
      .map((range) => ({ start: range.start + moved, end: Math.min(range.end, end) + moved })),
  };
}

function startOf(text: string, match: number, length: number): number {
  const lead = Math.round(length * LEAD);
  const latest = Math.max(0, Math.min(match - lead, text.length - length));
  if (latest === 0) return 0;
  for (let at = latest; at < Math.min(match, latest + lead); at += 1) if (STOP.test(text[at - 1] ?? '')) return at;
  return wordStart(text, latest);
}

function endOf(text: string, end: number): number {
  return end >= text.length ? text.length : wordStart(text, end);
}

/** The place itself, or the start of the word or character that it is inside of; a word that has no end near is cut. */
function wordStart(text: string, at: number): number {
  const run = /[\p{Script=Latin}\p{N}]{0,30}$/u.exec(text.slice(0, at))?.[0] ?? '';
  const isInside = run.length > 0 && run.length < 30 && /^[\p{Script=Latin}\p{N}]/u.test(text.slice(at));
  if (isInside) return at - run.length;
  return /^[\udc00-\udfff]/.test(text.slice(at)) ? at - 1 : at;
}
