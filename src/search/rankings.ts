/**
 * The rankings of recent queries, so that a later page goes on in the ranking of the first one: while data is written scores
 * move, and a hit could otherwise come again on a later page.
 */
import type { SearchRequest } from './port.ts';

export interface Ranked {
  readonly id: string;
  readonly score: number;
}

export interface Ranking {
  /** Highest score first, ties by id. */
  readonly ranked: readonly Ranked[];
  readonly isWhole: boolean;
  /** What matches beside, in its order behind all of `ranked`: made when a page gets there. */
  readonly rest?: () => readonly Ranked[];
  /** The query's vector as its best answers drew it (fuse.ts), where it is ranked by that: said in explanations. */
  readonly drawn?: Float32Array | undefined;
}

const MAX_RANKINGS = 64;
const MAX_HITS = 1_000_000;

export class Rankings<R extends Pick<Ranking, 'ranked'> = Ranking> {
  /** Oldest first; several of one query, where data was written between their first pages. */
  #kept: { readonly key: string; readonly ranking: R }[] = [];

  keep(key: string, ranking: R): void {
    this.#kept.push({ key, ranking });
    let hits = this.#kept.reduce((sum, kept) => sum + kept.ranking.ranked.length, 0);
    while (this.#kept.length > MAX_RANKINGS || (hits > MAX_HITS && this.#kept.length > 1)) {
      hits -= this.#kept.shift()?.ranking.ranked.length ?? 0;
    }
  }

  /** With its rest, in place of itself. */
  keepWhole(key: string, ranking: R, whole: R): void {
    this.#kept = this.#kept.filter((kept) => kept.ranking !== ranking);
    this.keep(key, whole);
  }

  /** The newest ranking of the query that has the hit with just this score. */
  find(key: string, after: Ranked): R | undefined {
    return this.#kept.findLast((kept) => kept.key === key && has(kept.ranking, after))?.ranking;
  }
}

export function rankingKey({ query, mode, filter, isProse }: SearchRequest, viewer: string): string {
  return JSON.stringify([query, mode, filter, isProse, viewer]);
}

export function wholeRanking({ ranked, isWhole, rest }: Ranking): Ranking {
  return { ranked: [...ranked, ...(rest?.() ?? [])], isWhole };
}

export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The place of the first hit behind another one. */
export function placeAfter(ranked: readonly Ranked[], after: Ranked): number {
  let low = 0;
  let high = ranked.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = ranked[middle];
    if (at && byRank(at, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function has({ ranked }: Pick<Ranking, 'ranked'>, hit: Ranked): boolean {
  const before = ranked[placeAfter(ranked, hit) - 1];
  return before?.id === hit.id && before.score === hit.score;
}
