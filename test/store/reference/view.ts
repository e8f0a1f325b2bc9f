/** The graph as one viewer sees it: every list of the reference is made from this and nothing else. */
import type { EntityKeys } from '../../../src/domain/change.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { compareText } from '../../../src/domain/order.ts';
import type {
  ClaimRecord,
  EntityRecord,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
  Stored,
} from '../../../src/domain/records.ts';
import { mentionsOf } from '../../../src/domain/references.ts';
import type { Viewer } from '../../../src/domain/scope.ts';
import { type Hides, hiddenIds, recordAsSeen } from '../../../src/domain/visibility.ts';
import { type ReferenceState, recordsOf, resolvedIn } from './state.ts';

export interface View {
  readonly ontology: Ontology;
  /** By id, in the order of ids. */
  readonly all: ReadonlyMap<string, Stored>;
  readonly entities: readonly Stored<EntityRecord>[];
  readonly passages: readonly Stored<PassageRecord>[];
  readonly relations: readonly Stored<RelationRecord>[];
  readonly observations: readonly Stored<ObservationRecord>[];
  readonly claims: readonly Stored<ClaimRecord>[];
  /** How many visible records state or mention an entity in a passage: entity → passage → strength. */
  readonly strengths: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly hides: Hides;
  /** A merged id's entity, else the id itself. */
  resolve(id: string): string;
  keys(id: string): EntityKeys | undefined;
  /** The sort key of an entity. */
  sort(id: string): string;
  entity(id: string): Stored<EntityRecord> | undefined;
}

export function viewOf(state: ReferenceState, ontology: Ontology, viewer: Viewer): View {
  const hides = hidesFor(state, ontology, viewer);
  const all = new Map<string, Stored>();
  for (const [id, stored] of [...state.records].sort(([one], [other]) => compareText(one, other))) {
    const record = recordAsSeen(stored.record, hides);
    if (record) all.set(id, { record, revision: stored.revision });
  }
  const resolve = (id: string) => resolvedIn(state, id);
  const entities = ofKind(all, 'entity');
  const byId = new Map(entities.map((stored) => [stored.record.id, stored]));
  return {
    ontology,
    hides,
    all,
    entities,
    passages: ofKind(all, 'passage'),
    relations: ofKind(all, 'relation'),
    observations: ofKind(all, 'observation'),
    claims: ofKind(all, 'claim'),
    strengths: strengthsOf(all),
    resolve,
    keys: (id) => state.keys.get(id),
    sort: (id) => state.keys.get(id)?.sort ?? '',
    entity: (id) => byId.get(resolve(id)),
  };
}

/** Of removed and merged ids it tells what held when they went. */
export function hidesFor(state: ReferenceState, ontology: Ontology, viewer: Viewer): Hides {
  if (viewer === 'EDITORS') return () => false;
  const hidden = hiddenIds(recordsOf(state), ontology);
  const isHidden = (id: string) => (state.records.has(id) ? hidden.has(id) : state.gone.get(id) === true);
  // Whoever may not see what an id was merged into is not told what it was.
  return (id) => isHidden(id) || isHidden(resolvedIn(state, id));
}

function ofKind<K extends GraphRecord['record']>(all: ReadonlyMap<string, Stored>, kind: K) {
  type Found = Stored<Extract<GraphRecord, { record: K }>>;
  // The filter leaves only records of the kind.
  return [...all.values()].filter(({ record }) => record.record === kind) as unknown as readonly Found[];
}

function strengthsOf(all: ReadonlyMap<string, Stored>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const strengths = new Map<string, Map<string, number>>();
  for (const { record } of all.values()) {
    for (const { entity, passage } of mentionsOf(record)) {
      const passages = strengths.get(entity) ?? new Map<string, number>();
      strengths.set(entity, passages.set(passage, (passages.get(passage) ?? 0) + 1));
    }
  }
  return strengths;
}
