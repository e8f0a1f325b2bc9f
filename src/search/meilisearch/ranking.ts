/** The order of what matches: made once for a query, and gone on in by its later pages. */
import type { SearchMode } from '../port.ts';
import { byRank, type Ranked } from '../rankings.ts';
import { type Choosing, chooseCandidates } from './candidates.ts';
import { allOf } from './filters.ts';
import { type Candidate, candidateOf } from './rows.ts';
import { nearest, rankByBoth, rankByMeaning } from './semantic.ts';

export interface EngineRanking {
  /** Highest score first, ties by id. */
  readonly ranked: readonly Ranked[];
  /** What matches beside, in its order behind all of `ranked`: asked for when a page gets there. */
  readonly rest?: () => Promise<readonly Ranked[]>;
}

/** A ranking that was just made, with what was read for it. */
export interface MadeRanking extends EngineRanking {
  readonly candidates: readonly Candidate[];
}

export interface RankParts extends Choosing {
  /** Of the query, where the order goes by meaning. */
  readonly vector: Float32Array | undefined;
  readonly leastCosine: number;
  readonly mode: SearchMode;
}

/** What is not scored comes behind all that is. */
const BEHIND = 0.999;
/** So many are put in order behind those: whoever reads on so far is shown no more. */
const MOST_BEHIND = 10_000;
/** Without a vector of their own these take no more than a candidate's words. */
const REST_FIELDS = ['key', 'id', 'isPassage', 'terms'];

/** `total` is how many match by words. */
export async function rank(parts: RankParts, total: number): Promise<MadeRanking> {
  const { vector, mode } = parts;
  if (!vector) return rankByWords(parts, total);
  const finding = nearest({ ...parts, vector });
  if (mode === 'SEMANTIC') {
    const near = await finding;
    return { ranked: rankByMeaning(near), candidates: near.map(({ row }) => row) };
  }
  const [near, { scored }] = await Promise.all([finding, chooseCandidates(parts, total)]);
  const ranked = rankByBoth(scored, near, { ...parts, vector });
  return { ranked, candidates: [...scored, ...near.map(({ row }) => row)] };
}

async function rankByWords(parts: RankParts, total: number): Promise<MadeRanking> {
  const { lexical } = parts;
  const { scored, isSome } = await chooseCandidates(parts, total);
  const ranked = scored.map((row) => ({ id: row.id, score: lexical.score(row).score })).toSorted(byRank);
  if (!isSome) return { ranked, candidates: scored };
  const highest = (ranked.at(-1)?.score ?? 0) * BEHIND;
  const rest = async () =>
    (await others(parts, scored)).map((row) => ranksBehind(row, highest, parts)).toSorted(byRank);
  return { ranked, candidates: scored, rest };
}

function ranksBehind(row: Candidate, highest: number, { lexical }: RankParts): Ranked {
  return { id: row.id, score: highest * Math.min(1, lexical.coverage(row)) };
}

async function others(
  { engine, settings, lexical, conditions }: RankParts,
  scored: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const known = new Set(scored.map(({ key }) => key));
  const filter = allOf([lexical.matching, ...conditions]);
  const { rows } = await engine.askOne(
    { index: 'DOCUMENTS', filter, limit: MOST_BEHIND + known.size, sort: ['id:asc'], fields: REST_FIELDS },
    Date.now() + REST_MS,
  );
  return rows.filter(({ key }) => !known.has(key)).map((row) => candidateOf(row, settings));
}

/** Asked by a later page, whose deadline the ranking does not know. */
const REST_MS = 2_000;
