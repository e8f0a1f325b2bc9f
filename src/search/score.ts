/** How a hit's score is made: by what its name is to the query first, then by its share of the best that the terms could give. */

/** What the whole query is to a document. */
export type NameMatch = 'LABEL' | 'ALIAS' | 'PINYIN';

/** BM25's saturation of a term's frequency, as in FTS5. */
export const K1 = 1.2;
const LEAST_IDF = 1e-6;

const FLOORS: Readonly<Record<NameMatch, number>> = { LABEL: 0.9, ALIAS: 0.8, PINYIN: 0.7 };
const HIGHEST_BY_TERMS = 0.7;

/** 0 to 1. `share` is 0 to 1, too. */
export function scoreOf(match: NameMatch | undefined, share: number): number {
  return match === undefined ? share * HIGHEST_BY_TERMS : FLOORS[match] + 0.1 * share;
}

/** The inverse document frequency of FTS5's bm25(): a term in over half of the documents still counts a little. */
export function idf(documents: number, frequency: number): number {
  return Math.max(LEAST_IDF, Math.log((documents - frequency + 0.5) / (frequency + 0.5)));
}

/** The most that BM25 can give for terms of these frequencies. */
export function highestScore(frequencies: Iterable<number>, documents: number): number {
  let sum = 0;
  for (const frequency of frequencies) sum += idf(documents, frequency) * (K1 + 1);
  return sum;
}

export function betterMatch(one: NameMatch | undefined, other: NameMatch): NameMatch {
  return one !== undefined && FLOORS[one] >= FLOORS[other] ? one : other;
}
