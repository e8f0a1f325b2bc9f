/** Which of many matches are scored: those with most of the query, and among equals those that the engine's own ranking puts first. */
import type { SearchSettings } from '../settings.ts';
import type { Engine, EngineQuery } from './engine.ts';
import { allOf, type FilterText, is, not } from './filters.ts';
import type { Lexical } from './lexical.ts';
import { CANDIDATE_FIELDS, type Candidate, candidateOf } from './rows.ts';

/** Passages and entities, each; rescoring brings the quality of scoring all (measured for the embedded index). */
const CANDIDATES = 200;
/** So many are scored without being chosen from. */
const FEW = 600;

export interface Choosing {
  readonly engine: Engine;
  readonly settings: SearchSettings;
  readonly lexical: Lexical;
  /** Of the request, beside what the query itself asks for. */
  readonly conditions: readonly FilterText[];
  readonly deadlineAt: number;
}

export interface Chosen {
  readonly scored: readonly Candidate[];
  /** Whether more match than were chosen. */
  readonly isSome: boolean;
}

/** `total` is how many match. Cost: a round trip for few, up to ten for many. */
export async function chooseCandidates(choosing: Choosing, total: number): Promise<Chosen> {
  const { engine, settings, lexical, conditions, deadlineAt } = choosing;
  if (total === 0) return { scored: [], isSome: false };
  if (total <= FEW) {
    const filter = allOf([lexical.matching, ...conditions]);
    const { rows } = await engine.askOne(candidates(filter, FEW), deadlineAt);
    return { scored: rows.map((row) => candidateOf(row, settings)), isSome: false };
  }
  const groups = await Promise.all(['true', 'false'].map((isPassage) => bestOf(isPassage, choosing)));
  const scored = new Map(groups.flat().map((candidate) => [candidate.key, candidate]));
  return { scored: [...scored.values()], isSome: scored.size < total };
}

export function candidates(filter: FilterText, limit: number): EngineQuery {
  return { index: 'DOCUMENTS', filter, limit, fields: CANDIDATE_FIELDS };
}

async function bestOf(isPassage: string, choosing: Choosing): Promise<readonly Candidate[]> {
  const { engine, settings, lexical, conditions, deadlineAt } = choosing;
  const own = [is('isPassage', isPassage), ...conditions];
  const { levels } = lexical;
  const withAtLeast = (place: number) => {
    const level = levels[place];
    return allOf([level === undefined ? lexical.matching : lexical.withAtLeast(level), ...own]);
  };
  const place = await firstEnough(levels.length, async (at) => {
    const query: EngineQuery = { index: 'DOCUMENTS', filter: withAtLeast(at), limit: 0 };
    return (await engine.askOne(query, deadlineAt)).total >= CANDIDATES;
  });
  const above = place > 0 ? place - 1 : undefined;
  const certain = above === undefined ? undefined : candidates(withAtLeast(above), CANDIDATES);
  const rest = above === undefined ? withAtLeast(place) : allOf([withAtLeast(place), not(withAtLeast(above))]);
  // The first of its words must be there, so that what has only others comes by its length.
  const rankedBy = [...lexical.understood.typed.terms.masses.keys()].join(' ');
  const answers = await engine.ask(
    [
      ...(certain ? [certain] : []),
      ...(rankedBy === '' ? [] : [{ ...candidates(rest, CANDIDATES), rankedBy }]),
      { ...candidates(rest, CANDIDATES), sort: ['length:asc'] },
    ],
    deadlineAt,
  );
  const rows = new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.key, row]));
  return [...rows.values()].slice(0, CANDIDATES).map((row) => candidateOf(row, settings));
}

/** By halving: the first place from which on it is enough; `count` where none is. */
async function firstEnough(count: number, isEnough: (place: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
