/** The questions that the store answers as they are asked. Each is plural and aligned with its input (store/port.ts). */
import type { GraphStore } from '../store/port.ts';

export type Reads = Pick<
  GraphStore,
  | 'records'
  | 'entities'
  | 'relations'
  | 'observations'
  | 'claims'
  | 'relationsOf'
  | 'observationsOf'
  | 'claimsOf'
  | 'passagesOf'
  | 'contentOf'
  | 'mentionsIn'
  | 'statementsIn'
  | 'neighbours'
  | 'counts'
  | 'countEntities'
>;

export type {
  ClaimsQuery,
  EntitiesQuery,
  NeighboursQuery,
  ObservationsQuery,
  PathsQuery,
  RelationsOfQuery,
  RelationsQuery,
  SeenRelation,
  StoreCounts,
  SubgraphQuery,
} from '../store/port.ts';
