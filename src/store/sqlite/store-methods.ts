/** The reads of the port, each on its thread. */
import type { ClaimRecord, EntityRecord, ObservationRecord, RelationRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { EntitiesQuery, GraphStore } from '../port.ts';
import type { ReaderMethods } from './reader-worker.ts';
import type { WideReads } from './reads.ts';
import type { OwnReads } from './reads-own.ts';
import { scannedLine } from './reads-scan.ts';
import { recordOf, recordPages } from './rows.ts';

type PointMethods = Pick<
  GraphStore,
  | 'records'
  | 'named'
  | 'relationsOf'
  | 'observationsOf'
  | 'claimsOf'
  | 'passagesOf'
  | 'contentOf'
  | 'mentionsIn'
  | 'statementsIn'
>;
type WideMethods = Pick<
  GraphStore,
  | 'entities'
  | 'relations'
  | 'observations'
  | 'claims'
  | 'outlineOf'
  | 'neighbours'
  | 'paths'
  | 'subgraph'
  | 'counts'
  | 'countEntities'
  | 'history'
  | 'changes'
  | 'scan'
>;

/** Runs a read on the caller's own thread. */
export type Point = <T>(scope: Scope, read: () => T) => Promise<T>;

export function pointMethods(reads: OwnReads, point: Point): PointMethods {
  const of = <I, T>(inputs: readonly I[], scope: Scope, read: () => readonly T[]) =>
    point(scope, () => (inputs.length === 0 ? [] : read()));
  return {
    records: (ids, scope) => of(ids, scope, () => reads.records(ids, scope.viewer)),
    named: (keys, type, scope) => of(keys, scope, () => reads.named(keys, type, scope.viewer)),
    relationsOf: (ids, query, scope) => of(ids, scope, () => reads.relationsOf(ids, query, scope.viewer)),
    observationsOf: (ids, page, scope) => of(ids, scope, () => reads.observationsOf(ids, page, scope.viewer)),
    claimsOf: (ids, page, scope) => of(ids, scope, () => reads.claimsOf(ids, page, scope.viewer)),
    passagesOf: (ids, page, scope) => of(ids, scope, () => reads.passagesOf(ids, page, scope.viewer)),
    contentOf: (ids, section, page, scope) => of(ids, scope, () => reads.contentOf(ids, section, page, scope.viewer)),
    mentionsIn: (ids, types, page, scope) => of(ids, scope, () => reads.mentionsIn(ids, types, page, scope.viewer)),
    statementsIn: (ids, page, scope) => of(ids, scope, () => reads.statementsIn(ids, page, scope.viewer)),
  };
}

/** Sends a read to the reader's thread. */
export type Wide = <K extends keyof ReaderMethods>(
  method: K,
  args: Parameters<WideReads[K]>,
  deadlineAt: number,
) => Promise<ReturnType<WideReads[K]>>;

/** `own`: the same reads on the caller's own thread, for those that an index gives in order. */
export function wideMethods(wide: Wide, own: Pick<OwnReads, 'entities'>, point: Point): WideMethods {
  return {
    entities: async (queries, scope) => {
      const { viewer, deadlineAt } = scope;
      if (queries.every(isInOrder)) return point(scope, () => own.entities(queries, viewer));
      return recordPages<EntityRecord>(await wide('entities', [queries, viewer], deadlineAt));
    },
    relations: async (queries, { viewer, deadlineAt }) =>
      recordPages<RelationRecord>(await wide('relations', [queries, viewer], deadlineAt)),
    observations: async (queries, { viewer, deadlineAt }) =>
      recordPages<ObservationRecord>(await wide('observations', [queries, viewer], deadlineAt)),
    claims: async (queries, { viewer, deadlineAt }) =>
      recordPages<ClaimRecord>(await wide('claims', [queries, viewer], deadlineAt)),
    outlineOf: (ids, { viewer, deadlineAt }) => wide('outlineOf', [ids, viewer], deadlineAt),
    neighbours: async (ids, query, { viewer, deadlineAt }) =>
      recordPages<EntityRecord>(await wide('neighbours', [ids, query, viewer], deadlineAt)),
    paths: async (query, { viewer, deadlineAt }) =>
      (await wide('paths', [query, viewer], deadlineAt)).map((path) => ({
        ...path,
        relations: path.relations.map(recordOf<RelationRecord>),
      })),
    subgraph: async (query, { viewer, deadlineAt }) => {
      const found = await wide('subgraph', [query, viewer], deadlineAt);
      return { ...found, relations: found.relations.map(recordOf<RelationRecord>) };
    },
    counts: ({ viewer, deadlineAt }) => wide('counts', [viewer], deadlineAt),
    countEntities: (filters, { viewer, deadlineAt }) => wide('countEntities', [filters, viewer], deadlineAt),
    history: (ids, page, { viewer, deadlineAt }) => wide('history', [ids, page, viewer], deadlineAt),
    changes: (since, limit) => wide('changes', [since, limit], Number.POSITIVE_INFINITY),
    scan: async (after, limit, { viewer, deadlineAt }) =>
      (await wide('scan', [after, limit, viewer], deadlineAt)).map(scannedLine),
  };
}

/** A page of all entities or of one type by label: an index gives it at any depth, and only a count would look at more. */
function isInOrder({ filter, order, page }: EntitiesQuery): boolean {
  const { types, ...others } = filter;
  const isPlain = Object.values(others).every((condition) => condition === undefined);
  return isPlain && (types?.length ?? 1) === 1 && order.by === 'LABEL' && !page.withTotal;
}
