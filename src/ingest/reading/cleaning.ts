/**
 * A paragraph's raw text made readable: lines joined, white space inside Han words and numbers taken out, the characters that radicals
 * of PDF files stand for, digits and letters of full width in their usual form. Punctuation stays as printed.
 */
import type { Range } from './document.ts';
import { foldedUnit, isInvisible, staysAsItIs } from './folded-units.ts';
import { asItIs, type CleanedText, createCleanedText } from './offset-map.ts';

export interface CleaningContext {
  readonly raw: string;
  /** Whether a Latin word stands somewhere in the text by itself: tells a hyphen of the word from one of the line's end. */
  isWord(word: string): boolean;
}

interface Token extends Range {
  readonly text: string;
}

/** A place where two pieces meet is a line break here. */
const LINE = '\n';
const TOKEN = /\S+/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff00-\uffef\u2e80-\u2fdf·—…“”‘’]/u;
const HAN_OR_RADICAL = /[\p{Script=Han}\u2e80-\u2fdf]/u;
const LETTER = /[\p{L}\p{N}]/u;
/** What numbers an article or a chapter stands apart from its words. */
const NUMBERING = /^第[零〇一二三四五六七八九十百千两\d]{1,7}[编篇章节条]$/u;
const GROUPED_NUMBER = /^\s*\d{1,3}(?:\s\d{3})+(?:\.\d+)?\D{0,10}$/u;
const SENTENCE_SIGN = /[，。；：？！、,;?!]/u;
const ADDRESS_END = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/iu;
const ADDRESS_GOES_ON = /^[\w\-.~/?#=&%+]*[./_\d=&%-][\w\-.~/?#=&%+]*/u;
const LATIN_HYPHEN = /([A-Za-z]+)[-\u2010]$/u;
const LATIN_START = /^[a-z]+/u;
/** Such a first part is rarely cut from a word: high-quality, low-income, self-reliance. */
const COMPOUND =
  /^(?:high|low|well|self|non|long|short|large|small|new|old|middle|full|half|cross|inter|multi|so|co|anti|pre|post|mid|all|one|two|three)$/iu;

/** The pieces of `context.raw` as one paragraph, in the order given. Cost: linear. */
export function cleaned(pieces: readonly Range[], context: CleaningContext): CleanedText {
  const [only] = pieces;
  if (only && pieces.length === 1 && isClean(context.raw, only))
    return asItIs(context.raw.slice(only.start, only.end), only.start);
  const { text, places } = joined(pieces, context.raw);
  const tokens = tokensOf(text);
  const isBare = !SENTENCE_SIGN.test(text) && !GROUPED_NUMBER.test(text.slice(0, 40));
  const writer = createCleanedText();
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const gap = next ? text.slice(token.end, next.start) : '';
    const glue = next ? glueOf(token, { gap, next, isBare, context }) : NONE;
    addToken(token.start, glue.dropsHyphen ? token.end - 1 : token.end);
    if (glue.text !== '') writer.add(glue.text, places[token.end] ?? 0, isOneUnit(token.end) ? 1 : 0);
  }

  /** No line breaks a token: its units stand side by side in the raw text. */
  function addToken(start: number, end: number): void {
    let from = start;
    for (let unit = start; unit < end; unit++) {
      if (staysAsItIs(text.charCodeAt(unit))) continue;
      writer.add(text.slice(from, unit), places[from] ?? 0, unit - from);
      if (!isInvisible(text.charCodeAt(unit))) writer.add(foldedUnit(text, unit), places[unit] ?? 0, 1);
      from = unit + 1;
    }
    writer.add(text.slice(from, end), places[from] ?? 0, end - from);
  }

  function isOneUnit(unit: number): boolean {
    return text[unit] !== LINE || /\s/u.test(context.raw[places[unit] ?? 0] ?? '');
  }

  return writer.all();
}

function isClean(raw: string, { start, end }: Range): boolean {
  if (start === end) return false;
  for (let unit = start; unit < end; unit++) {
    const code = raw.charCodeAt(unit);
    if (!staysAsItIs(code) || code === 0x20 || code === 0x3000) return false;
  }
  return true;
}

/** Where no Latin word is known. */
export function cleanedAlone(raw: string): CleanedText {
  return cleaned([{ start: 0, end: raw.length }], { raw, isWord: () => false });
}

/** All pieces in one text with a line break where two meet, and where each unit of it stands in the raw text. */
function joined(pieces: readonly Range[], raw: string): { readonly text: string; readonly places: Uint32Array } {
  const text = pieces.map(({ start, end }) => raw.slice(start, end)).join(LINE);
  const places = new Uint32Array(text.length + 1);
  let at = 0;
  for (const { start, end } of pieces) {
    for (let unit = start; unit < end; unit++) places[at++] = unit;
    places[at++] = end;
  }
  return { text, places };
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
  }));
}

interface Meeting {
  readonly gap: string;
  readonly next: Token;
  /** Whether the paragraph has no sign of a sentence: a name, a title, a cell. */
  readonly isBare: boolean;
  readonly context: CleaningContext;
}

interface Glue {
  readonly text: string;
  readonly dropsHyphen: boolean;
}

const NONE: Glue = { text: '', dropsHyphen: false };
const SPACE: Glue = { text: ' ', dropsHyphen: false };

function glueOf(token: Token, meeting: Meeting): Glue {
  const { gap, next, isBare, context } = meeting;
  const isLineBreak = gap.includes(LINE);
  if (isLineBreak && token.text.endsWith('\u00ad')) return NONE;
  const [before, behind] = [lastOf(token.text), firstOf(next.text)];
  if (WIDE.test(before) || WIDE.test(behind)) return !isLineBreak && partsWords(token, meeting) ? SPACE : NONE;
  if (isLineBreak) return ofLatinLines(token, next, context);
  return !isBare && isThousands(token, meeting) ? NONE : SPACE;
}

/** Between two words of a name or a title; inside running text white space beside Han characters parts nothing. */
function partsWords(token: Token, { gap, next, isBare }: Meeting): boolean {
  if (token.start === 0 && NUMBERING.test(token.text)) return true;
  const isStrong = gap.length > 1 || gap === '\u3000' || gap === '\t';
  if (!isBare && !isStrong) return false;
  if (!LETTER.test(lastOf(token.text)) || !LETTER.test(firstOf(next.text))) return false;
  if (!isBare && !(HAN_OR_RADICAL.test(lastOf(token.text)) && HAN_OR_RADICAL.test(firstOf(next.text)))) return false;
  return token.text.length > 1 && next.text.length > 1;
}

/** 23 812 is one number; 2020 2021 are two. */
function isThousands(token: Token, { gap, next }: Meeting): boolean {
  return gap.length === 1 && /(?<![\d.,])\d{1,3}$/u.test(token.text.slice(-4)) && /^\d{3}(?!\d)/u.test(next.text);
}

function ofLatinLines(token: Token, next: Token, { isWord }: CleaningContext): Glue {
  if (ADDRESS_END.test(token.text.slice(-300)) && ADDRESS_GOES_ON.test(next.text.slice(0, 300))) return NONE;
  const first = token.text.slice(-60).match(LATIN_HYPHEN)?.[1];
  const second = next.text.slice(0, 60).match(LATIN_START)?.[0];
  if (first === undefined || second === undefined) return SPACE;
  return { text: '', dropsHyphen: !isCompound(first, second, isWord) };
}

function isCompound(first: string, second: string, isWord: (word: string) => boolean): boolean {
  if (isWord(first + second)) return false;
  return COMPOUND.test(first) || isWord(`${first}-${second}`) || (isWord(first) && isWord(second));
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x20);
}

function lastOf(text: string): string {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(-2) : text.slice(-1);
}
