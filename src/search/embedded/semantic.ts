/** Ranking by meaning alone: the documents whose vectors are nearest to the query's. */
import { onePerPlace } from '../diverse.ts';
import type { Meaning } from '../meaning.ts';
import { NEAREST, nearEnough, scoreOfCosine } from '../near.ts';
import type { SearchDegradation } from '../port.ts';
import { byRank, type Ranking } from '../rankings.ts';
import type { IndexFile } from './file.ts';
import { placed } from './places.ts';
import type { NearRow } from './vectors.ts';

export function rankByMeaning(file: IndexFile, vector: Float32Array, accept: (rowid: number) => boolean): Ranking {
  const { facts, deadline } = file;
  const near = nearRows(file, vector, accept);
  const ranked = near.map(({ rowid, cosine }) => ({ rowid, id: facts.idOf(rowid), score: scoreOfCosine(cosine) }));
  return { ranked: onePerPlace(placed(ranked.sort(byRank), file)), isWhole: !deadline.isOver() };
}

/** Of what is accepted: a filter holds before the nearest are chosen, so that a rare type is found as well. What is too far is none of them. */
export function nearRows(
  { vectors, deadline }: IndexFile,
  vector: Float32Array,
  accept: (rowid: number) => boolean,
): readonly NearRow[] {
  const near = vectors.nearest(vector, accept, NEAREST, () => deadline.isOver());
  return nearEnough(near, vectors.leastCosine);
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
