/**
 * A normalised text → its tokens: Han words, letters and numbers, cut apart from one another, and beside them what they are
 * together: numbers with their units (26县), letters with digits (PM2.5), slogan numbers (1+7+N), ranges (20万~60万元).
 */
import { isRangeMark, quantityForms } from './quantities.ts';
import type { Segmenter, Word } from './segment.ts';
import { stemOf } from './stems.ts';

/**
 * `text` as it is indexed: for English a stem, for numbers without marks of thousands, for quantities without spaces and 个.
 * [start, end) in the normalised text: the whole word, so that for an exact phrase the words as written are its slices. Tokens
 * may overlap: a word and the shorter words inside it, a quantity and its parts.
 */
export type Token = Word;

const RUN = /(?<han>\p{Script=Han}+)|(?<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|[[\p{L}\p{M}\p{Nl}\p{No}]--\p{Script=Han}]+/gv;
const THOUSANDS = /^\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?$/u;
// 22 413, as in statistics; more groups than these are a list.
const SPACED_THOUSANDS = /\p{Nd}{1,3}(?: \p{Nd}{3}){1,3}(?:\.\p{Nd}+)?(?![\p{Nd}])/uy;
// No word is longer; what is, is no word, and the index has a limit of its own.
const MAX_TOKEN_LENGTH = 80;

/** In the order of their starts; linear. Stop words are among them. `text` is what `normalise` gives. */
export function tokensOf(text: string, segmenter: Segmenter): readonly Token[] {
  const reading: Reading = { text, tokens: [], wholes: [], chain: undefined, quantity: undefined, spacedEnd: 0 };
  for (const { 0: run, index: start, groups } of text.matchAll(RUN)) {
    if (groups?.han !== undefined) addHan(reading, segmenter.words(run), start);
    else if (groups?.number !== undefined) addNumbers(reading, run, start);
    else addLetters(reading, run, start);
  }
  endChain(reading);
  const { tokens, wholes } = reading;
  return wholes.length === 0 ? tokens : [...tokens, ...wholes].toSorted((a, b) => a.start - b.start);
}

interface Reading {
  readonly text: string;
  readonly tokens: Token[];
  /** What is known to be one only behind its parts. */
  readonly wholes: Token[];
  /** Runs of letters and numbers that touch or are joined by +. */
  chain: Chain | undefined;
  quantity: Token | undefined;
  /** Where the last number with spaces ends. */
  spacedEnd: number;
}

interface Chain {
  readonly start: number;
  end: number;
  runs: number;
}

function addHan({ tokens }: Reading, words: readonly Word[], at: number): void {
  for (const { text, start, end } of words) tokens.push({ text, start: start + at, end: end + at });
}

function addLetters(reading: Reading, run: string, start: number): void {
  joinChain(reading, start, start + run.length);
  reading.tokens.push(token(stemOf(run), start, start + run.length));
}

/** 12,000 is 12000; 1,2 is a list, of which the last may have a unit. */
function addNumbers(reading: Reading, run: string, start: number): void {
  const end = start + run.length;
  addSpaced(reading, start);
  if (!run.includes(',')) joinChain(reading, start, end);
  const numbers = THOUSANDS.test(run) ? [{ 0: run, index: 0 }] : run.matchAll(/[^,]+/g);
  for (const { 0: number, index } of numbers)
    addNumber(reading, number.replaceAll(',', ''), start + index, start + index + number.length);
}

/** Beside its parts: 26 100 may as well be two numbers. */
function addSpaced(reading: Reading, start: number): void {
  if (start < reading.spacedEnd) return;
  SPACED_THOUSANDS.lastIndex = start;
  const spaced = SPACED_THOUSANDS.exec(reading.text)?.[0];
  if (spaced === undefined) return;
  reading.spacedEnd = start + spaced.length;
  addNumber(reading, spaced.replaceAll(' ', ''), start, reading.spacedEnd);
}

function addNumber(reading: Reading, number: string, start: number, end: number): void {
  const { text, tokens, wholes, quantity: last } = reading;
  tokens.push(token(number, start, end));
  const forms = quantityForms(text, number, { start, end });
  for (const form of forms) (form.start < start ? wholes : tokens).push(form);
  reading.quantity = forms.at(-1);
  const { quantity } = reading;
  if (last && quantity && isRangeMark(text.slice(last.end, quantity.start)))
    wholes.push(token(`${last.text}~${quantity.text}`, last.start, quantity.end));
}

function joinChain(reading: Reading, start: number, end: number): void {
  const { chain, text } = reading;
  const touches = chain && (chain.end === start || (chain.end + 1 === start && text[chain.end] === '+'));
  if (touches) {
    chain.end = end;
    chain.runs += 1;
    return;
  }
  endChain(reading);
  reading.chain = { start, end, runs: 1 };
}

function endChain({ chain, wholes, text }: Reading): void {
  if (chain && chain.runs > 1) wholes.push(token(text.slice(chain.start, chain.end), chain.start, chain.end));
}

function token(text: string, start: number, end: number): Token {
  return { text: text.slice(0, MAX_TOKEN_LENGTH), start, end };
}
