/** The words of a passage that are kept as evidence: what is marked, with as much of its clause as an evidence may have. */
import { quoteFault } from '../../domain/validate/text-rules.ts';
import type { TextRange } from '../../text/normalise.ts';
import { inPassage, type PassageText, sentenceAt } from './passage-text.ts';

const CLAUSE_END = /[,;:。!?]/u;

/** A part of the passage's own text: the clause around `range` where it is short enough, else the range, else its beginning. */
export function quoteAround(read: PassageText, range: TextRange): string {
  const clause = clauseAround(read, range);
  const whole = wordsOf(read, clause);
  if (isShort(whole)) return whole;
  const marked = wordsOf(read, range);
  return isShort(marked) ? marked : beginningOf(marked);
}

/** A clause that goes on further is too long for a quote. */
const REACH = 120;

/** Without the signs at its ends; cut off where it is long. */
export function clauseAround(read: PassageText, range: TextRange): TextRange {
  const sentence = sentenceAt(read, range.start);
  let [start, end] = [range.start, range.end];
  const [first, last] = [Math.max(sentence.start, start - REACH), Math.min(sentence.end, end + REACH)];
  while (start > first && !endsClause(read.text, start - 1)) start--;
  while (end < last && !endsClause(read.text, end)) end++;
  return { start, end };
}

/** Not the comma of 12,000. */
function endsClause(text: string, at: number): boolean {
  if (!CLAUSE_END.test(text[at] ?? '')) return false;
  return !(/\d/u.test(text[at - 1] ?? '') && /\d/u.test(text[at + 1] ?? ''));
}

/** More than an evidence takes. */
const LONGEST_READ = 1_000;

function wordsOf(read: PassageText, range: TextRange): string {
  const { start, end } = inPassage(read, range);
  return read.passage.text.slice(start, Math.min(end, start + LONGEST_READ)).trim();
}

function isShort(words: string): boolean {
  return quoteFault(words) === undefined;
}

function beginningOf(words: string): string {
  let [end, tooLong] = [1, words.length];
  while (tooLong - end > 1) {
    const middle = (end + tooLong) >> 1;
    if (isShort(words.slice(0, middle))) end = middle;
    else tooLong = middle;
  }
  while (end > 1 && !isShort(words.slice(0, end))) end--;
  return words.slice(0, end).trim();
}
