/** Which of many matches are scored: those with most of the query, and among equals the best by BM25 over words. */

import type { SearchSettings } from '../settings.ts';
import { bm25, matchOf } from './ddl.ts';
import { inTimeAt } from './deadline.ts';
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
  const passages: number[] = [];
  const entities: number[] = [];
  for (const rowid of rows) (file.facts.isPassage(rowid) ? passages : entities).push(rowid);
  const scored = new Set([passages, entities].flatMap((some) => best(some, lexical, file, settings)));
  const rest: number[] = [];
  for (const rowid of rows) if (!scored.has(rowid)) rest.push(rowid);
  return { scored: [...scored], rest };
}

function best(rows: readonly number[], lexical: Lexical, file: IndexFile, settings: SearchSettings): readonly number[] {
  if (rows.length <= CANDIDATES) return rows;
  const coverages = lexical.coverages(rows);
  const last = highest(coverages, CANDIDATES);
  const above: number[] = [];
  const equal: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const rowid = rows[i] ?? 0;
    const coverage = coverages[i] ?? 0;
    if (coverage > last) above.push(rowid);
    else if (coverage === last) equal.push(rowid);
  }
  if (rows.length > MAX_MATCHES || equal.length > MAX_EQUALS) return [...above, ...spread(equal, SPREAD)];
  return [...above, ...bestByWords(equal, CANDIDATES - above.length, lexical, file, settings)];
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

function spread(rows: readonly number[], count: number): readonly number[] {
  const step = Math.max(1, rows.length / count);
  return Array.from({ length: Math.min(count, rows.length) }, (_, i) => rows[Math.floor(i * step)] ?? 0);
}

function bestByWords(
  rows: readonly number[],
  count: number,
  { used }: Lexical,
  { database, deadline, facts, postings }: IndexFile,
  settings: SearchSettings,
): readonly number[] {
  if (rows.length <= count) return rows;
  const isAmong = new Uint8Array(facts.end);
  for (const rowid of rows) isAmong[rowid] = 1;
  database.function('among', { deterministic: false }, (rowid) => isAmong[Number(rowid)] ?? 0);
  const terms = new Set(used.flatMap(({ terms: { masses } }) => [...masses.keys()]));
  const match = narrowMatch(terms, (term) => countAmong(postings.of(term), isAmong), rows.length);
  // A phrase that stands within words has no terms.
  if (match === undefined) return rows.slice(0, count);
  const found = deadline.unlessOver(() =>
    database
      .prepare(
        `SELECT rowid, ${bm25(settings.columns)} AS score FROM full_text
         WHERE full_text MATCH ? AND among(rowid) AND ${inTimeAt('rowid')} ORDER BY score DESC, rowid LIMIT ?`,
      )
      .all(match, count),
  );
  const best = found?.map(({ rowid }) => Number(rowid)) ?? [];
  return best.length > 0 ? best : rows.slice(0, count);
}

/**
 * Finds all of some rows and as few others as it can; BM25 of these rows is the same as by all the terms. Left out are terms that none
 * of them has; those that all have must be there, which mostly are all of them, for the rows have just as much of the query.
 */
function narrowMatch(terms: ReadonlySet<string>, rowsWith: (term: string) => number, rows: number): string | undefined {
  const counted = [...terms].map((term) => ({ term, count: rowsWith(term) }));
  const inAll = counted.filter(({ count }) => count === rows).map(({ term }) => matchOf([term]));
  const inSome = counted.filter(({ count }) => count > 0 && count < rows).map(({ term }) => term);
  if (inSome.length === 0) return inAll.length === 0 ? undefined : inAll.join(' AND ');
  // One that all have finds them all, beside those that only some have.
  const last = inAll.pop();
  const others = last === undefined ? matchOf(inSome) : `${last} OR ${matchOf(inSome)}`;
  return [...inAll, `(${others})`].join(' AND ');
}

function countAmong(rows: Uint32Array, isAmong: Uint8Array): number {
  let count = 0;
  for (const rowid of rows) count += isAmong[rowid] ?? 0;
  return count;
}
