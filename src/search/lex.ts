/**
 * The share of a query that a document meets, by BM25 over characters and bigrams (src/text/grams.ts): 0 where it has nothing of
 * it, towards 1 where it has all of it, often, in few words. Comparable from query to query, so that it can be joined with a
 * cosine (fuse.ts). k1, b and the cap were measured on two Chinese collections; see docs/search.md.
 */
import { createGramCounter, type GramCounter, gramsOf } from '../text/grams.ts';

/** BM25's saturation of a gram's frequency, and how much a long document counts less. */
const K1 = 1.2;
const B = 0.75;

/** Of all documents of the index; lengths are numbers of grams. */
export interface GramStatistics {
  readonly documents: number;
  readonly averageLength: number;
  /** In how many documents each gram is; one that is in none may be left out. */
  frequencies(grams: readonly string[]): ReadonlyMap<string, number>;
}

/** A query prepared for many documents. */
export interface LexQuery {
  readonly counter: GramCounter;
  /** For each gram: how often the query has it, times its inverse document frequency. */
  readonly weights: Float64Array;
  /** The sum that no document can pass: of weight · (k1 + 1). */
  readonly cap: number;
  readonly averageLength: number;
}

export interface LexDocument {
  /** Normalised. A field's weight multiplies how often a gram stands in it; a passage is one field of weight 1. */
  readonly fields: readonly { readonly text: string; readonly weight: number }[];
  /** How many grams there are in all the fields. */
  readonly length: number;
}

/** `text` is normalised. A gram that no document has counts in the cap, so that what is not met lowers the share. */
export function lexQuery(text: string, statistics: GramStatistics): LexQuery {
  const times = new Map<string, number>();
  for (const gram of gramsOf(text)) times.set(gram, (times.get(gram) ?? 0) + 1);
  const grams = [...times.keys()];
  const frequencies = statistics.frequencies(grams);
  const weights = Float64Array.from(
    grams,
    (gram) => (times.get(gram) ?? 0) * inverseFrequency(statistics.documents, frequencies.get(gram) ?? 0),
  );
  const cap = weights.reduce((sum, weight) => sum + weight * (K1 + 1), 0);
  return { counter: createGramCounter(grams), weights, cap, averageLength: Math.max(1, statistics.averageLength) };
}

/** 0 to 1. Pure; some microseconds for a passage. */
export function lexShare({ counter, weights, cap, averageLength }: LexQuery, { fields, length }: LexDocument): number {
  if (cap === 0) return 0;
  const counts = new Float64Array(weights.length);
  for (const { text, weight } of fields) counter.add(text, weight, counts);
  const norm = K1 * (1 - B + (B * length) / averageLength);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const count = counts[i] ?? 0;
    if (count > 0) sum += ((weights[i] ?? 0) * count * (K1 + 1)) / (count + norm);
  }
  return sum / cap;
}

/** BM25's, never negative: a gram in nearly all documents still counts a little. */
export function inverseFrequency(documents: number, frequency: number): number {
  return Math.log(1 + Math.max(0, documents - frequency + 0.5) / (frequency + 0.5));
}
