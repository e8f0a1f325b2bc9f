/** A normalised text → its tokens: Han words, letters and numbers, cut apart from one another. */
import type { Segmenter, Word } from './segment.ts';

/** `text` as it is indexed; [start, end) in the normalised text. Tokens may overlap: a word and the shorter words inside it. */
export type Token = Word;

const RUN = /(?<han>\p{Script=Han}+)|(?<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|[[\p{L}\p{M}\p{Nl}\p{No}]--\p{Script=Han}]+/gv;
// Slogan numbers are names: 1+7+N is a token beside 1, 7 and n.
const CHAIN = /[\p{Nd}a-z]+(?:\+[\p{Nd}a-z]+)+/gu;
const THOUSANDS = /^\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?$/u;
// No word is longer; what is, is no word, and the index has a limit of its own.
const MAX_TOKEN_LENGTH = 80;

/** In the order of the text; linear. `text` is what `normalise` gives. */
export function tokensOf(text: string, segmenter: Segmenter): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(RUN)) tokens.push(...ofRun(match, segmenter));
  if (!text.includes('+')) return tokens;
  const chains = [...text.matchAll(CHAIN)].map((match) => token(match[0], match.index, match[0].length));
  return [...tokens, ...chains].toSorted((a, b) => a.start - b.start);
}

function ofRun(match: RegExpExecArray, segmenter: Segmenter): readonly Token[] {
  const { han, number } = match.groups ?? {};
  if (han)
    return segmenter
      .words(han)
      .map((word) => ({ ...word, start: word.start + match.index, end: word.end + match.index }));
  if (number) return numbers(number, match.index);
  return [token(match[0], match.index, match[0].length)];
}

/** 12,000 is 12000; 1,2 is a list. */
function numbers(text: string, at: number): readonly Token[] {
  if (!text.includes(',')) return [token(text, at, text.length)];
  if (THOUSANDS.test(text)) return [token(text.replaceAll(',', ''), at, text.length)];
  return [...text.matchAll(/[^,]+/g)].map((part) => token(part[0], at + part.index, part[0].length));
}

function token(text: string, start: number, length: number): Token {
  return { text: text.slice(0, MAX_TOKEN_LENGTH), start, end: start + length };
}
