/** Rows in whose text a phrase stands as it is, and rows in which a word stands that is excluded. */
import { gramsOf } from '../../text/grams.ts';
import type { Segmenter } from '../../text/segment.ts';
import { tokensOf } from '../../text/tokens.ts';
import { hasPhrase } from '../query-language.ts';
import { outerTokens } from '../terms.ts';
import type { IndexFile } from './file.ts';

/** In a larger index not all texts are looked through: 2 µs a row. */
const SMALL_INDEX = 20_000;
/** Where so many are found by all words of a phrase, those are enough in it. */
const FEW = 20;

/**
 * Ascending; what was found in time. In a large index rows are found by words of the phrase, then read. A text in which the
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
  if (file.facts.rows <= SMALL_INDEX) return read(phrase, file);
  const found = read(phrase, file, rowsWithAll(words, file));
  if (!HAN.test(phrase) || found.length >= Math.min(FEW, mostRowsWith(phrase, file))) return found;
  if (words.length < 2) return read(phrase, file);
  const parts = words.length > 2 ? [words.slice(1, -1)] : [words.slice(1), words.slice(0, -1)];
  return read(phrase, file, [...new Set(parts.flatMap((part) => rowsWithAll(part, file)))]);
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

function read(phrase: string, { database, deadline }: IndexFile, among?: readonly number[]): Uint32Array {
  const narrowed = among ? 'doc IN (SELECT value FROM json_each(?)) AND' : '';
  const rows = database
    .prepare(`SELECT doc, texts FROM lexical WHERE ${narrowed} instr(texts, ?) > 0 AND deadline() ORDER BY doc`)
    .iterate(...(among ? [JSON.stringify(among)] : []), phrase);
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
