/** Ranking by meaning: alone, or with the words of the candidates of either side (fuse.ts). */
import { onePerPlace, spread } from '../diverse.ts';
import { dot } from '../embedder.ts';
import { answers, fuseDrawn } from '../fuse.ts';
import { mostNear, NEAREST, nearEnough, scoreOfCosine } from '../near.ts';
import { byRank, type Ranked } from '../rankings.ts';
import type { SearchSettings } from '../settings.ts';
import { EMBEDDER } from './ddl.ts';
import type { Engine } from './engine.ts';
import { allOf, type FilterText } from './filters.ts';
import type { Lexical } from './lexical.ts';
import { CANDIDATE_FIELDS, type Candidate, candidateOf } from './rows.ts';

export interface NearCandidate {
  readonly row: Candidate;
  readonly cosine: number;
}

export interface NearParts {
  readonly engine: Engine;
  readonly settings: SearchSettings;
  readonly lexical: Lexical;
  /** Of the request: they hold before the nearest are chosen, so that a rare type is found as well. */
  readonly conditions: readonly FilterText[];
  readonly vector: Float32Array;
  readonly leastCosine: number;
  readonly deadlineAt: number;
}

/**
 * The nearest that say something, the highest cosine first. The engine finds them by an approximate graph; their cosines are ours.
 * What is too far is none of them.
 */
export async function nearest(parts: NearParts): Promise<readonly NearCandidate[]> {
  const { engine, settings, lexical, conditions, vector, leastCosine, deadlineAt } = parts;
  const filter = allOf([lexical.holding, ...conditions]);
  const near = { vector, embedder: EMBEDDER };
  const { rows } = await engine.askOne(
    { index: 'DOCUMENTS', filter, limit: NEAREST, near, fields: CANDIDATE_FIELDS },
    deadlineAt,
  );
  const found = rows.flatMap((row) => {
    const candidate = candidateOf(row, settings);
    return candidate.vector ? [{ row: candidate, cosine: dot(vector, candidate.vector) }] : [];
  });
  return nearEnough(
    found.toSorted((a, b) => b.cosine - a.cosine),
    leastCosine,
  );
}

export function rankByMeaning(near: readonly NearCandidate[]): readonly Ranked[] {
  const ranked = near.map(({ row: { id, place }, cosine }) => ({ id, place, score: scoreOfCosine(cosine) }));
  return onePerPlace(ranked.toSorted(byRank));
}

/** `scored` match by words. */
export function rankByBoth(
  scored: readonly Candidate[],
  near: readonly NearCandidate[],
  { lexical, vector, leastCosine }: Pick<NearParts, 'lexical' | 'vector' | 'leastCosine'>,
): readonly Ranked[] {
  const most = mostNear(lexical.understood.typed.terms, scored.length > 0);
  const nearest = near.map(({ row }) => row);
  const few = most < nearest.length ? onePerPlace(nearest).slice(0, most) : nearest;
  const rows = new Map([...scored, ...few].map((row) => [row.key, row]));
  const sides = [...rows.values()].map((row) => {
    const { name, share, by } = lexical.score(row);
    return {
      row,
      name,
      share,
      factor: by.reading.factor,
      vector: row.vector,
      cosine: row.vector && dot(vector, row.vector),
      // What has the query's phrases has what was asked for.
      coverage: lexical.conditions.requires ? 1 : lexical.coverage(row),
    };
  });
  const shown = sides.filter((side) => answers(side, leastCosine));
  const { scores } = fuseDrawn(shown, vector);
  const ranked = shown.map(({ row: { id, place, source } }, i) => ({ id, place, source, score: scores[i] ?? 0 }));
  return spread(onePerPlace(ranked.toSorted(byRank))).toSorted(byRank);
}
