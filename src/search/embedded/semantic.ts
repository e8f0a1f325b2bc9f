/** Ranking by meaning alone: the documents whose vectors are nearest to the query's. */
import { onePerPlace } from '../diverse.ts';
import type { Meaning } from '../meaning.ts';
import type { SearchDegradation } from '../port.ts';
import type { IndexFile } from './file.ts';
import { placed } from './places.ts';
import { byRank, type Ranking } from './rankings.ts';
import type { NearRow } from './vectors.ts';

/** Everything is somehow near: without an end of its own a ranking by meaning would be the whole index. */
const NEAREST = 200;

export function rankByMeaning(file: IndexFile, vector: Float32Array, accept: (rowid: number) => boolean): Ranking {
  const { facts, deadline } = file;
  const near = nearRows(file, vector, accept);
  const ranked = near.map(({ rowid, cosine }) => ({ rowid, id: facts.idOf(rowid), score: scoreOfCosine(cosine) }));
  return { ranked: onePerPlace(placed(ranked.sort(byRank), file)), isWhole: !deadline.isOver() };
}

/**
 * How far above what says nothing the nearest must be for there to be an answer by meaning: of 40 queries on other matters (recipes,
 * the weather) it is below that for 36, of 436 with an answer for none (measured).
 */
const ANSWER_ABOVE = 0.07;

/** Of what is accepted: a filter holds before the nearest are chosen, so that a rare type is found as well. What is too far is none of them. */
export function nearRows(
  { vectors, deadline }: IndexFile,
  vector: Float32Array,
  accept: (rowid: number) => boolean,
): readonly NearRow[] {
  const near = vectors.nearest(vector, accept, NEAREST, () => deadline.isOver());
  if ((near[0]?.cosine ?? 0) < vectors.leastCosine + ANSWER_ABOVE) return [];
  return near.filter(({ cosine }) => cosine >= vectors.leastCosine);
}

/** Opposites do not occur in text: what is below 0 is as far as can be. */
export function scoreOfCosine(cosine: number): number {
  return Math.min(1, Math.max(0, cosine));
}

/** What a search by meaning lacks. */
export function semanticDegradation(
  { vectors }: IndexFile,
  meaning: Meaning | undefined,
): readonly SearchDegradation[] {
  if (!meaning) return [];
  if (meaning.isMissing) return ['SEMANTIC_UNAVAILABLE'];
  return meaning.vector && vectors.isBehind() ? ['SEMANTIC_BEHIND'] : [];
}
