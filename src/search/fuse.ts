/**
 * Words and meaning in one score. The two sides are joined by their scores: by ranks alone the weaker side pulls the stronger down
 * (measured, docs/search.md). Every candidate of either side is scored on both.
 */
import { dot, toLengthOne } from './embedder.ts';
import { type NameMatch, withName } from './score.ts';

/** Of the cosine; the rest is what the words say. Found on the half `tune`, as is the next. */
const COSINE_WEIGHT = 5 / 6;
/**
 * How soon the words have said most: 0.2 of the query's characters and bigrams say six tenths of what all of them would. The first that are met tell that
 * a text is on the matter, more of them tell less and less, so that one that repeats a query without answering it does not win by that.
 */
const SOON_SAID = 0.2;

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

/** How much of the query's direction the best answers lend it, and how many those are. Found on the half `tune`; from 0.2 to 0.6, and from two to five, differ little. */
const DRAWN = 0.4;
const BEST = 4;

/**
 * Below it a candidate is no answer: what a document would have that is this far above what says nothing (`leastCosine` of the
 * model) and has no word of the query. Measured: rankings lose nothing by it, queries on other matters two thirds of their hits.
 */
const NEAR_ABOVE = 0.05;
/** What has so much of the words stays, whatever it means. */
const NEARLY_ALL = 0.75;
/** Of the cosine, where the rest is the plain share: what is an answer was measured so. */
const ANSWER_WEIGHT = 0.6;

/** Whether a candidate is to be shown. */
export function answers({ name, factor, share, cosine, coverage }: Covered, leastCosine: number): boolean {
  if (name !== undefined || cosine === undefined || coverage >= NEARLY_ALL) return true;
  const above = positive(cosine) - (leastCosine + NEAR_ABOVE);
  return ANSWER_WEIGHT * above + (1 - ANSWER_WEIGHT) * factor * share >= 0;
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

/** A candidate with its vector, where it has one: of length 1, as the query's. */
export interface Embedded extends Sides {
  readonly vector: ArrayLike<number> | undefined;
}

export interface Drawn {
  /** Aligned with the candidates; 0 to 1. */
  readonly scores: readonly number[];
  /** The query's vector as it was drawn; undefined where no candidate has one. */
  readonly vector: Float32Array | undefined;
}

/**
 * Scored twice: the second time by the query's vector drawn towards those of the best of the first, for what answers a query says it in the words of
 * texts, which the query may lack (Rocchio's feedback without a judge). Pure; 1 µs a candidate.
 */
export function fuseDrawn(candidates: readonly Embedded[], query: ArrayLike<number>): Drawn {
  const first = fuse(candidates);
  const best = candidates
    .flatMap(({ vector }, i) => (vector === undefined ? [] : [{ vector, score: first[i] ?? 0 }]))
    .sort((a, b) => b.score - a.score)
    .slice(0, BEST)
    .map(({ vector }) => vector);
  if (best.length === 0) return { scores: first, vector: undefined };
  const drawn = drawnTo(best, query);
  const nearer = candidates.map((one) => ({ ...one, cosine: one.vector && dot(drawn, one.vector) }));
  return { scores: fuse(nearer), vector: drawn };
}

function drawnTo(best: readonly ArrayLike<number>[], query: ArrayLike<number>): Float32Array {
  const middle = new Float32Array(query.length);
  for (const vector of best) for (let i = 0; i < middle.length; i++) middle[i] = (middle[i] ?? 0) + (vector[i] ?? 0);
  toLengthOne(middle);
  return toLengthOne(middle.map((value, i) => (query[i] ?? 0) + DRAWN * value));
}

function met(words: number, cosine: number): number {
  return COSINE_WEIGHT * positive(cosine) + (1 - COSINE_WEIGHT) * said(words);
}

/** 0 to 1 of 0 to 1: words (1 + SOON_SAID) / (words + SOON_SAID), so written that rounding never makes more words less. */
function said(words: number): number {
  return Math.min(1, (1 + SOON_SAID) * (1 - SOON_SAID / (words + SOON_SAID)));
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
