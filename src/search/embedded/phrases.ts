/** Rows in whose text a phrase stands as it is, and rows in which a word stands that is excluded. */
import { gramsOf } from '../../text/grams.ts';
import type { Segmenter } from '../../text/segment.ts';
import { tokensOf } from '../../text/tokens.ts';
import { hasPhrase } from '../query-language.ts';
import { outerTokens } from '../terms.ts';
import { inTimeAt } from './deadline.ts';
import type { IndexFile } from './file.ts';

/** In a larger index not all texts are looked through: 2 µs a row. */
const SMALL_INDEX = 20_000;
/** But so many, where the others cannot have the phrase. */
const FEW_TEXTS = 5_000;
/** Where so many are found by all words of a phrase, those are enough in it. */
const FEW = 20;

/**
 * Ascending; what was found in time. Only rows that may have the phrase are read (pair-signatures.ts). Where these are many, in a large
 * index, rows are found by words of the phrase, then read. A text in which the
 * phrase's first or last character is cut into another word has not all of them: where few are found, and fewer than its rarest
 * pair of characters allows for, rows with the words inside it, of two words with either, are read as well. Only for a phrase of one word
 * are all texts looked through.
 */
export function rowsWithPhrase(phrase: string, file: IndexFile, segmenter: Segmenter): Uint32Array {
  const words = outerTokens(tokensOf(phrase, segmenter));
  const [only] = words;
  if (only && words.length === 1 && only.text === phrase && isHan(phrase)) {
    const rows = file.postings.of(phrase);
    if (rows.length > 0) return rows;
  }
  const mayHave = file.signatures.mayHave(phrase);
  const rows = file.facts.rowids().filter(mayHave);
  if (file.facts.rows <= SMALL_INDEX || rows.length <= FEW_TEXTS) return read(phrase, file, rows);
  const found = read(phrase, file, rowsWithAll(words, file).filter(mayHave));
  if (!HAN.test(phrase) || found.length >= Math.min(FEW, mostRowsWith(phrase, file))) return found;
  if (words.length < 2) return read(phrase, file, rows);
  const parts = words.length > 2 ? [words.slice(1, -1)] : [words.slice(1), words.slice(0, -1)];
  return read(phrase, file, [...new Set(parts.flatMap((part) => rowsWithAll(part, file)))].filter(mayHave));
}

/** No more rows than these have a run of Han, for none has more pairs of neighbours. */
function mostRowsWith(phrase: string, { grams }: IndexFile): number {
  const pairs = gramsOf(phrase).filter((gram) => HAN.test(gram) && gram.length > 1);
  const rows = grams.frequencies(pairs);
  return Math.min(...pairs.map((pair) => rows.get(pair) ?? 0));
}

function rowsWithAll(words: readonly { readonly text: string }[], { postings }: IndexFile): readonly number[] {
  return intersection(words.map(({ text }) => postings.of(text)));
}

/** Of `among`, in any order; where that is most of the index, all of it. */
function read(phrase: string, { database, deadline, facts }: IndexFile, among: readonly number[]): Uint32Array {
  if (among.length === 0) return new Uint32Array(0);
  const isNarrow = among.length < facts.rows / 2;
  const narrowed = isNarrow ? 'doc IN (SELECT value FROM json_each(?)) AND' : '';
  const rows = database
    .prepare(`SELECT doc, texts FROM lexical WHERE ${narrowed} ${inTimeAt('doc')} AND instr(texts, ?) > 0 ORDER BY doc`)
    .iterate(...(isNarrow ? [JSON.stringify(among)] : []), phrase);
  const found: number[] = [];
  for (const { doc, texts } of deadline.inTime(rows)) if (hasPhrase(String(texts), phrase)) found.push(Number(doc));
  return Uint32Array.from(found);
}

function intersection(postings: readonly Uint32Array[]): readonly number[] {
  const [rarest, ...others] = postings.toSorted((a, b) => a.length - b.length);
  return Array.from(rarest ?? []).filter((rowid) => others.every((rows) => isIn(rows, rowid)));
}

/** By halving: `rows` ascend. */
function isIn(rows: Uint32Array, rowid: number): boolean {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < rowid) low = middle + 1;
    else high = middle;
  }
  return rows[low] === rowid;
}

const HAN = /\p{Script=Han}/u;

function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}
