/**
 * Words and meaning in one score. The two sides are joined by their scores: by ranks alone the weaker side pulls the stronger down
 * (measured, docs/search.md). Every candidate of either side is scored on both.
 */
import { type NameMatch, withName } from './score.ts';

/** Of the cosine; the rest is the share of the query's characters and bigrams. Measured on two Chinese collections: 0.3 and 0.8 lose. */
const COSINE_WEIGHT = 0.6;

export interface Sides {
  /** What the query, or what it was read as, is to the document. */
  readonly name?: NameMatch | undefined;
  /** The reading's: what was guessed counts less. */
  readonly factor: number;
  /** Of the words, 0 to 1 (lex.ts). */
  readonly share: number;
  /** Undefined where the document has no vector yet. */
  readonly cosine: number | undefined;
}

/**
 * Below it a candidate is no answer: what a document would have that is this far above what says nothing (`leastCosine` of the
 * model) and has no word of the query. Measured: rankings lose nothing by it, queries on other matters two thirds of their hits.
 */
const NEAR_ABOVE = 0.05;
/** What has so much of the words stays, whatever it means. */
const NEARLY_ALL = 0.75;

/** Whether a candidate is to be shown. */
export function answers({ name, factor, share, cosine, coverage }: Covered, leastCosine: number): boolean {
  if (name !== undefined || cosine === undefined || coverage >= NEARLY_ALL) return true;
  return met(factor * share, cosine) >= met(0, leastCosine + NEAR_ABOVE);
}

export interface Covered extends Sides {
  /** 0 to 1: how much of the query's words it has. */
  readonly coverage: number;
}

/** Aligned with the candidates; 0 to 1. Pure. */
export function fuse(candidates: readonly Sides[]): readonly number[] {
  const expected = expectedCosine(candidates);
  return candidates.map(({ name, factor, share, cosine }) => {
    const words = factor * share;
    const both = met(words, cosine ?? expected(words));
    return name === undefined ? withName(name, both) : factor * withName(name, both);
  });
}

function met(words: number, cosine: number): number {
  return COSINE_WEIGHT * positive(cosine) + (1 - COSINE_WEIGHT) * words;
}

/** Opposites do not occur in text: a cosine below 0 is as far as can be. */
function positive(cosine: number): number {
  return Math.min(1, Math.max(0, cosine));
}

/**
 * What a document without a vector would have, as the others' cosines go with their words (least squares): it stands where its
 * words put it among those, neither below all nor above. Where no candidate has a vector the words decide alone.
 */
function expectedCosine(candidates: readonly Sides[]): (words: number) => number {
  const known = candidates.flatMap(({ factor, share, cosine }) =>
    cosine === undefined ? [] : [{ words: factor * share, cosine }],
  );
  if (known.length === 0) return (words) => words;
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [words, cosine] = [meanOf(known.map((one) => one.words)), meanOf(known.map((one) => one.cosine))];
  let together = 0;
  let alone = 0;
  for (const one of known) {
    together += (one.words - words) * (one.cosine - cosine);
    alone += (one.words - words) ** 2;
  }
  const slope = alone > 0 ? Math.max(0, together / alone) : 0;
  return (own) => cosine + slope * (own - words);
}
