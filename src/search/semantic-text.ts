/** What of a document or a query goes to the embedder, and how it is told apart from what went there before. */
import { hash } from 'node:crypto';
import { normalisedText } from '../text/normalise.ts';
import { saysNothing } from '../text/stop-words.ts';
import type { SearchDocument } from './document.ts';
import type { Embedder } from './embedder.ts';

/** Hexadecimal; of the text as it is embedded. */
export type TextHash = string;

/** Models cut at 512 tokens, which are 512 Chinese characters or about 2,000 Latin letters: more need not be kept. */
const MAX_LENGTH = 2_000;
/** 128 bits: two texts of one hash are not to be expected. */
const HASH_LETTERS = 32;
const HAN = /\p{Script=Han}/u;
/** One character beside a number (6.0版, 26县) says too little: what it would be near to is chance. */
const TWO_HAN = /\p{Script=Han}.*\p{Script=Han}/su;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * A passage under its last heading; an entity's label, names and summary. Chinese where there is any: the shipped model takes
 * English for noise, and another finds Chinese by English as well. Undefined where there is nothing to embed.
 */
export function semanticText(document: SearchDocument): string | undefined {
  const lines = document.isPassage
    ? [document.section.at(-1), document.text]
    : [document.label, chinese(document.names.map(({ text }) => text)).join('、'), document.summary];
  const text = meaningText(lines.filter((line) => line !== undefined && line !== '').join('\n'));
  return hasLetters(text) ? text : undefined;
}

/** Or digits: what is more than punctuation. */
export function hasLetters(text: string): boolean {
  return LETTER.test(text);
}

/** The same form for index, query and model. */
export function meaningText(text: string): string {
  return normalisedText(text).replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH).toWellFormed();
}

/** What of a query is embedded; undefined where it means nothing to the model (English, pinyin, a punctuation mark) or at all (的). */
export function meaningOfQuery(query: string, { isChineseOnly }: Pick<Embedder, 'isChineseOnly'>): string | undefined {
  const text = meaningText(query);
  return (isChineseOnly ? TWO_HAN : LETTER).test(text) && !saysNothing(text) ? text : undefined;
}

export function textHash(text: string): TextHash {
  return hash('sha256', text).slice(0, HASH_LETTERS);
}

function chinese(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => HAN.test(text));
}
