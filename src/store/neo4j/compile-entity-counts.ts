/** How many entities fulfil a filter, without a page of them. Pure. */
import type { EntityFilter } from '../../domain/filter.ts';
import { countOfEntities } from './compile-counts.ts';
import { entityFilter } from './compile-filters.ts';
import { binding, entityRanks, type Seeing, visible } from './compile-parts.ts';
import { everything, type Seek, type Sought } from './compile-seek.ts';
import { cypher, type Part, type Question, questionOf } from './cypher.ts';
import { ALL_KEYS } from './order-keys.ts';

/** One column: the number. Filters with the same conditions differ in nothing but their values. */
export function compileEntityCount(seeing: Seeing, filter: EntityFilter): Question {
  const { types, ...rest } = filter;
  const isPlain = Object.values(rest).every((condition) => condition === undefined);
  const { bound, count } = isPlain ? { bound: [], count: countOfEntities(seeing, types) } : counted(seeing, filter);
  return questionOf(cypher`${binding(bound)}RETURN ${count} AS total`, { columns: ['total'], size: 1 });
}

function counted(seeing: Seeing, filter: EntityFilter) {
  const { narrowings, bound: more, ranged, conditions } = entityFilter(seeing, filter);
  const [first, ...others] = narrowings;
  const lists = [...narrowings.flatMap((one) => one.bound), ...more];
  const bound = [...new Map(lists.map((one) => [one.variable, one])).values()];
  const sought: Sought = {
    variable: 'e',
    label: 'Entity',
    seek: seekOf(seeing, filter.types),
    found: first?.found,
    conditions: [
      ...others.map(({ condition }) => condition),
      ...conditions,
      // The ranges of types hold this already.
      first && 'clauses' in first.found ? ranged : undefined,
      visible('e', seeing.viewer),
    ],
    bound,
  };
  const count: Part = cypher`COUNT { ${everything(sought)} RETURN e }`;
  return { bound, count };
}

function seekOf({ ontology }: Seeing, types: EntityFilter['types']): Seek {
  const ranks = types && [...new Set(entityRanks(ontology, types))];
  const ranges = ranks ? ranks.map((rank) => [...ALL_KEYS, rank] as const) : [ALL_KEYS];
  return { ...(ranks ? { by: '_type' } : {}), descending: false, ranges, cut: undefined };
}
