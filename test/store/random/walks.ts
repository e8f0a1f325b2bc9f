/** Random walks through a random graph, with every way to choose and to page. */
import type { Ontology } from '../../../src/domain/ontology.ts';
import type { Position } from '../../../src/domain/page.ts';
import type { NeighboursQuery, PathsQuery, RelationSelection, SubgraphQuery } from '../../../src/store/port.ts';
import type { Dice } from './dice.ts';
import type { RandomGraph } from './graph.ts';

const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const;
const STATUSES = ['HOLDS', 'UNDERWAY', 'INTENDED'] as const;
const BASES = ['STATED', 'INFERRED', 'BACKGROUND'] as const;

export interface RandomWalks {
  readonly ids: readonly string[];
  readonly neighbours: NeighboursQuery;
  readonly paths: PathsQuery;
  readonly subgraph: SubgraphQuery;
}

export function randomWalks(dice: Dice, ontology: Ontology, graph: RandomGraph): RandomWalks {
  const id = () => (dice.chance(0.03) ? 'region:none' : (dice.one(graph.entities)?.id ?? ''));
  const ids = Array.from({ length: 1 + dice.below(4) }, id);
  const chosen = selection(dice, ontology);
  return {
    ids,
    neighbours: {
      ...chosen,
      depth: 1 + dice.below(5),
      direction: dice.one(DIRECTIONS) ?? 'BOTH',
      ...dice.maybe(0.3, () => ({ otherTypes: dice.some(ontology.entityTypes, 6).map(({ name }) => name) })),
      page: {
        first: 1 + dice.below(20),
        withTotal: dice.chance(0.8),
        ...dice.maybe(0.4, () => ({ after: place(dice, id()) })),
      },
    },
    paths: { ...chosen, from: id(), to: id(), maxLength: 1 + dice.below(4), first: 1 + dice.below(12) },
    subgraph: { ...chosen, roots: ids, depth: dice.below(4), limit: 1 + dice.below(50) },
  };
}

function selection(dice: Dice, ontology: Ontology): RelationSelection {
  return {
    ...dice.maybe(0.4, () => ({ types: dice.some(ontology.relationTypes, 14).map(({ name }) => name) })),
    ...dice.maybe(0.3, () => ({ status: dice.some(STATUSES, 3) })),
    ...dice.maybe(0.3, () => ({ basis: dice.some(BASES, 3) })),
  };
}

/** Where a list might be taken up, and some places that no list has. */
function place(dice: Dice, id: string): Position {
  if (dice.chance(0.1))
    return (
      dice.one<Position>([
        [null, null, null],
        ['x', 2, 'y'],
        [1, null, id],
        [2, 3, id],
      ]) ?? []
    );
  return [1 + dice.below(4), `k${dice.below(12)}`, id];
}
