/** How much of what was judged was proposed, and how much of what was proposed is right. */
import type { Half } from '../../../relevance/collection.ts';

/** One judged paragraph or sentence. */
export interface Outcome {
  readonly half: Half;
  /** The text or part of the judged set that it belongs to. */
  readonly set: string;
  readonly right: number;
  /** What was proposed and is not right, and what was judged and not proposed: for who mends a rule, never for the report half. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  /** Of what is right: how many have each field right, of how many that were judged or given. */
  readonly fields?: readonly FieldOutcome[];
}

export interface FieldOutcome {
  readonly field: string;
  readonly isRight: boolean;
  readonly said: string;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly judged: number;
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const sum = (of: (one: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const [right, wrong, missed] = [
    sum((one) => one.right),
    sum((one) => one.wrong.length),
    sum((one) => one.missed.length),
  ];
  return { precision: share(right, right + wrong), recall: share(right, right + missed), judged: right + missed };
}

/** By field, the share that is right. */
export function fieldScores(
  outcomes: readonly Outcome[],
): ReadonlyMap<string, { readonly share: number; readonly of: number }> {
  const byField = Map.groupBy(
    outcomes.flatMap(({ fields = [] }) => fields),
    ({ field }) => field,
  );
  return new Map(
    [...byField].map(([field, all]) => [
      field,
      { share: share(all.filter(({ isRight }) => isRight).length, all.length), of: all.length },
    ]),
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** Pairs each judged item with the first proposed one that is the same and not taken yet. */
export function paired<J, P>(
  judged: readonly J[],
  proposed: readonly P[],
  isSame: (one: J, other: P) => boolean,
): { readonly pairs: readonly (readonly [J, P])[]; readonly missed: readonly J[]; readonly wrong: readonly P[] } {
  const left = [...proposed];
  const pairs: (readonly [J, P])[] = [];
  const missed: J[] = [];
  for (const one of judged) {
    const at = left.findIndex((other) => isSame(one, other));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) missed.push(one);
    else pairs.push([one, found]);
  }
  return { pairs, missed, wrong: left };
}
