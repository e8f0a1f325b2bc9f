/** Which of many matches are scored: those with most of the query, and among equals the best by BM25 over words. */

import type { SearchSettings } from '../settings.ts';
import { bm25, matchOf } from './ddl.ts';
import type { IndexFile } from './file.ts';
import type { Lexical } from './lexical.ts';

/** Passages and entities, each; rescoring brings the quality of scoring all (measured). */
const CANDIDATES = 200;
/** So many are scored without being chosen from. */
const FEW = 600;
/** Of those that have just as much of the query BM25 looks at no more, spread over all. */
const MAX_EQUALS = 2_000;

export interface Chosen {
  readonly scored: readonly number[];
  readonly rest: readonly number[];
}

/** `rows` match; ascending. Cost: none for few; a microsecond a row where many are equal. */
export function chooseCandidates(
  rows: readonly number[],
  lexical: Lexical,
  { file, settings }: { readonly file: IndexFile; readonly settings: SearchSettings },
): Chosen {
  if (rows.length <= FEW) return { scored: rows, rest: [] };
  const bySort = [true, false].map((isPassage) => rows.filter((rowid) => file.facts.isPassage(rowid) === isPassage));
  const scored = new Set(bySort.flatMap((some) => best(some, lexical, file, settings)));
  return { scored: [...scored], rest: rows.filter((rowid) => !scored.has(rowid)) };
}

function best(rows: readonly number[], lexical: Lexical, file: IndexFile, settings: SearchSettings): readonly number[] {
  if (rows.length <= CANDIDATES) return rows;
  const covered = rows.map((rowid) => ({ rowid, coverage: lexical.coverage(rowid) }));
  const last = covered.map(({ coverage }) => coverage).toSorted((a, b) => b - a)[CANDIDATES - 1] ?? 0;
  const above = covered.filter(({ coverage }) => coverage > last).map(({ rowid }) => rowid);
  const equal = covered.filter(({ coverage }) => coverage === last).map(({ rowid }) => rowid);
  const step = Math.max(1, equal.length / MAX_EQUALS);
  const some = Array.from({ length: Math.ceil(equal.length / step) }, (_, i) => equal[Math.floor(i * step)] ?? 0);
  return [...above, ...bestByWords(some, CANDIDATES - above.length, lexical, file, settings)];
}

function bestByWords(
  rows: readonly number[],
  count: number,
  { used }: Lexical,
  { database, deadline, facts }: IndexFile,
  settings: SearchSettings,
): readonly number[] {
  if (rows.length <= count) return rows;
  const isAmong = new Uint8Array(facts.end);
  for (const rowid of rows) isAmong[rowid] = 1;
  database.function('among', { deterministic: false }, (rowid) => isAmong[Number(rowid)] ?? 0);
  const terms = new Set(used.flatMap(({ terms: { masses } }) => [...masses.keys()]));
  // A phrase that stands within words has none.
  if (terms.size === 0) return rows.slice(0, count);
  const found = database
    .prepare(
      `SELECT rowid, ${bm25(settings.columns)} AS score FROM full_text
       WHERE full_text MATCH ? AND among(rowid) AND deadline() ORDER BY score DESC, rowid LIMIT ?`,
    )
    .iterate(matchOf(terms), count);
  const best = [...deadline.inTime(found)].map(({ rowid }) => Number(rowid));
  return best.length > 0 ? best : rows.slice(0, count);
}
