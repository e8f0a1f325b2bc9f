/** The judged queries over the shipped corpus (paper/README.md) and whether answers hold them. */
import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { SearchMode } from '../../src/search/port.ts';
import type { Half } from './collection.ts';

export const JUDGEMENTS = ['FIRST', 'TOP5', 'ABOVE', 'ABSENT', 'SAME'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];
export const MODES = ['FULL_TEXT', 'SEMANTIC', 'HYBRID'] as const satisfies readonly SearchMode[];

/** An entity by its type and label, or a passage by its key. */
export type Target = string | Readonly<Record<string, string>>;
type OneOf = Target | { readonly any: readonly Target[] };

export interface PaperQuery {
  readonly id: string;
  readonly kind: string;
  readonly half: Half;
  readonly judgement: Judgement;
  readonly query: string;
  readonly expect: OneOf | Expectation;
  readonly modes?: readonly SearchMode[];
  readonly because: string;
}

interface Expectation {
  readonly above?: OneOf;
  readonly below?: Target;
  readonly absent?: readonly Target[];
  readonly atMost?: number;
  readonly as?: string;
}

/** What a query gave: ids, the best first, at least ten where there are so many; and how many there are in all. */
export interface Given {
  readonly ids: readonly string[];
  readonly count: number;
}

const FOLDER = new URL('paper/', import.meta.url);

export function readPaperQueries(): readonly PaperQuery[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.flatMap((name) => {
    // Data of this folder, whose form paper.test.ts checks.
    const file = load(readFileSync(new URL(name, FOLDER), 'utf8')) as {
      kind: string;
      queries: Omit<PaperQuery, 'kind'>[];
    };
    return file.queries.map((one) => ({ ...one, query: String(one.query), kind: file.kind }));
  });
}

export function targetsOf({ expect }: PaperQuery): readonly Target[] {
  const one = oneOf(expect);
  if (one) return one;
  const { above, below, absent } = expect as Expectation;
  return [
    ...(above === undefined ? [] : (oneOf(above) ?? [])),
    ...(below === undefined ? [] : [below]),
    ...(absent ?? []),
  ];
}

/** `idOf` knows each target; `ask` gives what another query has in the same mode. */
export async function holds(
  query: PaperQuery,
  given: Given,
  idOf: (target: Target) => string,
  ask: (query: string) => Promise<Given>,
): Promise<boolean> {
  const { judgement, expect } = query;
  const placeOf = (targets: readonly Target[]) => {
    const ids = new Set(targets.map(idOf));
    const place = given.ids.slice(0, 10).findIndex((id) => ids.has(id));
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };
  const { above, below, absent = [], atMost, as } = expect as Expectation;
  switch (judgement) {
    case 'FIRST':
      return placeOf(oneOf(expect) ?? []) === 0;
    case 'TOP5':
      return placeOf(oneOf(expect) ?? []) < 5;
    case 'ABOVE': {
      const place = placeOf(oneOf(above ?? '') ?? []);
      return place < Number.POSITIVE_INFINITY && place < placeOf(below === undefined ? [] : [below]);
    }
    case 'ABSENT':
      return placeOf(absent) === Number.POSITIVE_INFINITY && given.count <= (atMost ?? Number.POSITIVE_INFINITY);
    case 'SAME': {
      const other = new Set((await ask(as ?? '')).ids.slice(0, 5));
      const own = given.ids.slice(0, 5);
      return own.length > 0 && own.length === other.size && own.every((id) => other.has(id));
    }
  }
}

function oneOf(expect: PaperQuery['expect']): readonly Target[] | undefined {
  if (typeof expect === 'string') return [expect];
  if ('any' in expect) return expect.any as readonly Target[];
  const names = Object.keys(expect);
  const isTarget = names.length === 1 && !['above', 'below', 'absent', 'atMost', 'as'].includes(names[0] ?? '');
  return isTarget ? [expect as Target] : undefined;
}
