/** Ranking by words and meaning together: the candidates of either side, each scored on both (fuse.ts). */
import { onePerPlace, spread } from '../diverse.ts';
import { dot } from '../embedder.ts';
import { answers, fuseDrawn } from '../fuse.ts';
import { mostNear } from '../near.ts';
import { byRank, type Ranking } from '../rankings.ts';
import type { SearchSettings } from '../settings.ts';
import { chooseCandidates } from './candidates.ts';
import type { IndexFile } from './file.ts';
import type { Lexical } from './lexical.ts';
import { placed } from './places.ts';
import { nearRows } from './semantic.ts';
import type { NearRow } from './vectors.ts';

export interface HybridParts {
  readonly file: IndexFile;
  readonly settings: SearchSettings;
  readonly lexical: Lexical;
  /** Rows that match by words and pass the filter. */
  readonly matches: Uint32Array;
  readonly vector: Float32Array;
}

/** `accept` is asked of rows that are near. */
export function rankByBoth(parts: HybridParts, accept: (rowid: number) => boolean): Ranking {
  const { file, lexical, matches, vector } = parts;
  const { scored } = chooseCandidates(matches, lexical, parts);
  const rows = [...new Set([...scored, ...nearOf(parts, accept).map(({ rowid }) => rowid)])];
  const vectors = file.vectors.of(rows);
  const isExact = lexical.understood.query.phrases.length > 0;
  const sides = lexical.scores(rows).map(({ rowid, name, share, by }) => ({
    rowid,
    name,
    share,
    factor: by.reading.factor,
    ...embedded(vectors.get(rowid), vector),
    // What has the query's phrases has what was asked for.
    coverage: isExact ? 1 : lexical.coverage(rowid),
  }));
  const shown = sides.filter((side) => answers(side, file.vectors.leastCosine));
  const { scores, vector: drawn } = fuseDrawn(shown, vector);
  const ranked = shown.map(({ rowid }, i) => ({ rowid, id: file.facts.idOf(rowid), score: scores[i] ?? 0 }));
  const spreadOut = spread(onePerPlace(placed(ranked.sort(byRank), file)));
  return { ranked: spreadOut.toSorted(byRank), drawn, isWhole: !file.deadline.isOver() };
}

function embedded(own: ArrayLike<number> | undefined, query: Float32Array) {
  return { vector: own, cosine: own && dot(query, own) };
}

function nearOf(
  { file, lexical, matches, vector }: HybridParts,
  accept: (rowid: number) => boolean,
): readonly NearRow[] {
  const most = mostNear(lexical.understood.typed.terms, matches.length > 0);
  if (most === 0) return [];
  const near = nearRows(file, vector, accept);
  if (near.length <= most) return near;
  // Of few each is to be another answer, not the next part of the same paragraph.
  const ranked = near.map((row) => ({ ...row, id: file.facts.idOf(row.rowid), score: row.cosine }));
  return onePerPlace(placed(ranked, file))
    .slice(0, most)
    .map(({ rowid, score }) => ({ rowid, cosine: score }));
}
