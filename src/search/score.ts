/** How a hit's score is made: by what its name is to the query first, then by the share of the query that it meets. */
import type { Terms } from './terms.ts';

/** What the whole query, or what it was read as, is to a document. */
export type NameMatch = 'LABEL' | 'ALIAS';

const FLOORS: Readonly<Record<NameMatch, number>> = { LABEL: 0.9, ALIAS: 0.8 };
const HIGHEST_BY_TERMS = 0.7;
/** How much of a share depends on how near together its words stand: enough to part what is else alike. */
const NEARNESS = 0.15;

/**
 * Whether a document matches is decided by its coverage. A query of few words wants much of them, so that one without a good answer
 * gives few or none; a question or a sentence has words that no answer repeats. Where most of a query are words that nobody has,
 * nothing answers it by words. Measured (docs/search.md): rankings lose nothing, and of 40 queries that nothing answers 35 have at most 5 hits.
 */
const FEW_TERMS = 3;
const LEAST_OF_FEW = 0.25;
const LESS_FOR_A_TERM = 0.05;
const LEAST_OF_MANY = 0.05;
const LEAST_OF_BEST = 0.1;
const LEAST_KNOWN = 0.2;

/** 0 to 1. `share` (lex.ts) and `nearness` are 0 to 1, too. */
export function scoreOf(match: NameMatch | undefined, share: number, nearness: number): number {
  return withName(match, (share * (1 + NEARNESS * nearness)) / (1 + NEARNESS));
}

/** 0 to 1, of how much of the query is met: what the query names is above all that only meets it. */
export function withName(match: NameMatch | undefined, met: number): number {
  return match === undefined ? met * HIGHEST_BY_TERMS : FLOORS[match] + 0.1 * met;
}

export function betterMatch(one: NameMatch | undefined, other: NameMatch): NameMatch {
  return one !== undefined && FLOORS[one] >= FLOORS[other] ? one : other;
}

/** The least coverage with which a document matches by these terms, where the best has `best` of them. More than 1: none does. */
export function leastCoverage({ masses, known, unknown, isStrange }: Terms, best: number): number {
  if (isStrange || known < LEAST_KNOWN) return Number.POSITIVE_INFINITY;
  const more = masses.size + unknown.length - FEW_TERMS;
  const least = Math.min(LEAST_OF_FEW, LEAST_OF_FEW - LESS_FOR_A_TERM * more);
  return Math.max(least, LEAST_OF_MANY, LEAST_OF_BEST * best);
}
