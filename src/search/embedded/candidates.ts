/** Which of many matches are scored: those with most of the query, and among equals the best by BM25 over words. */

import type { SearchSettings } from '../settings.ts';
import { bm25, matchOf } from './ddl.ts';
import type { IndexFile } from './file.ts';
import type { Lexical } from './lexical.ts';

/** Passages and entities, each; rescoring brings the quality of scoring all (measured). */
const CANDIDATES = 200;
/** So many are scored without being chosen from. */
const FEW = 600;
/** BM25 reads all that has a word: among more matches, or more that have just as much of the query, it is not asked. */
const MAX_MATCHES = 20_000;
const MAX_EQUALS = 2_000;
/** So many of those are scored instead, spread over all. */
const SPREAD = 600;

export interface Chosen {
  readonly scored: readonly number[];
  readonly rest: readonly number[];
}

/** `rows` match; ascending. Cost: none for few, else some 0.1 µs a row and what BM25 takes. */
export function chooseCandidates(
  rows: Uint32Array,
  lexical: Lexical,
  { file, settings }: { readonly file: IndexFile; readonly settings: SearchSettings },
): Chosen {
  if (rows.length <= FEW) return { scored: [...rows], rest: [] };
  const bySort = [true, false].map((isPassage) => rows.filter((rowid) => file.facts.isPassage(rowid) === isPassage));
  const scored = new Set(bySort.flatMap((some) => best(some, lexical, file, settings)));
  return { scored: [...scored], rest: Array.from(rows.filter((rowid) => !scored.has(rowid))) };
}

function best(rows: Uint32Array, lexical: Lexical, file: IndexFile, settings: SearchSettings): readonly number[] {
  if (rows.length <= CANDIDATES) return [...rows];
  const coverages = Float32Array.from(rows, (rowid) => lexical.coverage(rowid));
  const last = highest(coverages, CANDIDATES);
  const above = Array.from(rows.filter((_, i) => (coverages[i] ?? 0) > last));
  const equal = rows.filter((_, i) => coverages[i] === last);
  if (rows.length > MAX_MATCHES || equal.length > MAX_EQUALS) return [...above, ...spread(equal, SPREAD)];
  return [...above, ...bestByWords([...equal], CANDIDATES - above.length, lexical, file, settings)];
}

/** The `count`th highest. There are few different ones: sums of what the query's words count. */
function highest(values: Float32Array, count: number): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  let left = count;
  for (const [value, found] of [...times].toSorted(([a], [b]) => b - a)) {
    left -= found;
    if (left <= 0) return value;
  }
  return 0;
}

function spread(rows: Uint32Array, count: number): readonly number[] {
  const step = Math.max(1, rows.length / count);
  return Array.from({ length: Math.min(count, rows.length) }, (_, i) => rows[Math.floor(i * step)] ?? 0);
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
