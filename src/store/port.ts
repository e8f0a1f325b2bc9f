/**
 * The store of the graph, as everyone above it sees it. Every read is plural and aligned with its input: answer i belongs to
 * input i, duplicates are answered twice, an empty input gives an empty answer, and no read costs a round trip per item.
 *
 * Errors, of every method: UNAVAILABLE (closed, out of reach), TIMEOUT (past `scope.deadlineAt`), INTERNAL. Absence is a value:
 * an unknown id, a removed one and one that the viewer may not see are all `undefined` or an empty page. A merged id stands for
 * the entity that it was merged into, in every argument. Counts, pages and paths hold what the viewer may see and nothing else.
 */
import type { ChangeOutcome, ChangeRequest, EntityKeys, NameKey, Revision, RevisionStamp } from '../domain/change.ts';
import type {
  ClaimFilter,
  Direction,
  EntityFilter,
  EntityOrder,
  ObservationFilter,
  ObservationOrder,
  RelationFilter,
} from '../domain/filter.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type {
  Basis,
  ClaimRecord,
  EntityRecord,
  EntityTypeName,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
  RelationTypeName,
  StatementRecord,
  Status,
  Stored,
} from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';

/** Which relations a traversal or a list takes; undefined means all (a traversal leaves DESCRIBES and CITES out unless named). */
export interface RelationSelection {
  readonly types?: readonly RelationTypeName[];
  readonly status?: readonly Status[];
  readonly basis?: readonly Basis[];
}

export interface RelationsOfQuery extends RelationSelection {
  readonly direction: Direction;
  /** Only relations whose other end is of one of these types. */
  readonly otherTypes?: readonly EntityTypeName[];
  readonly page: PageRequest;
}

/** A relation as seen from the entity that was asked: `direction` is OUT, IN, or BOTH for a symmetric type. */
export interface SeenRelation extends Stored<RelationRecord> {
  readonly other: string;
  readonly direction: Direction;
}

export interface NeighboursQuery extends RelationSelection {
  readonly depth: number;
  readonly direction: Direction;
  readonly otherTypes?: readonly EntityTypeName[];
  readonly page: PageRequest;
}

export interface PathsQuery extends RelationSelection {
  readonly from: string;
  readonly to: string;
  /** 1 to 6 relations. */
  readonly maxLength: number;
  readonly first: number;
}

/** `entities` has one more member than `relations`; both in order from `from` to `to`. */
export interface FoundPath {
  readonly entities: readonly string[];
  readonly relations: readonly Stored<RelationRecord>[];
}

export interface SubgraphQuery extends RelationSelection {
  readonly roots: readonly string[];
  readonly depth: number;
  readonly limit: number;
}

/** `entities` nearest first (roots included), ties by id; `relations` are all selected ones between them, by id. */
export interface FoundSubgraph {
  readonly entities: readonly string[];
  readonly relations: readonly Stored<RelationRecord>[];
  readonly truncated: boolean;
}

export interface OutlineSection {
  readonly path: readonly string[];
  /** Passages with exactly this heading path. */
  readonly passages: number;
  /** The lowest paragraph number among them. */
  readonly firstParagraph: number;
  /** The ids of passages that part one paragraph among them, in their order; left out where there are none. */
  readonly parted?: readonly (readonly string[])[];
}

export interface StoreCounts {
  readonly entities: Readonly<Record<EntityTypeName, number>>;
  readonly relations: Readonly<Record<RelationTypeName, number>>;
  readonly passages: number;
  readonly observations: number;
  readonly claims: number;
}

/** `revision` is the last one's number, `seq` the last position of the change feed; both 0 in an empty store. */
export interface StorePosition {
  readonly revision: number;
  readonly seq: number;
}

export interface StoreHealth {
  /** Reads work, as far as is known. */
  readonly ok: boolean;
  /** Changes are taken. */
  readonly writable: boolean;
  /** What is wrong and what to do; empty where all is well. */
  readonly problems: readonly string[];
}

export interface MergedId {
  readonly id: string;
  /** The record that the id stands for now. */
  readonly into: string;
}

/** A record, or an id that was merged, as exports and projections read it: with the revision that last changed it. */
export type ExportedRecord =
  | { readonly record: GraphRecord; readonly revision: RevisionStamp }
  | { readonly merged: MergedId; readonly revision: RevisionStamp };

export function exportedId(line: ExportedRecord): string {
  return 'record' in line ? line.record.id : line.merged.id;
}

/** One state of the store. It holds a thread and what is written meanwhile cannot be cleared away: to be closed soon. */
export interface StoreSnapshot extends Pick<GraphStore, 'records' | 'outlineOf' | 'scan' | 'position'> {
  close(): Promise<void>;
}

/** What a store is loaded from. `index` is where the line stands, for problems: each line has another, and they ascend. */
export type LoadedLine = { readonly index: number; readonly revision: RevisionStamp } & (
  | {
      readonly record: GraphRecord;
      /** Of an entity. */
      readonly keys?: EntityKeys;
    }
  | { readonly merged: MergedId }
);

export interface LoadOutcome {
  /** The highest number among the lines. */
  readonly revision: number;
  readonly seq: number;
  readonly records: number;
  readonly merged: number;
}

export interface GraphStore {
  /** What the adapter is called in logs, metrics and /readyz. */
  readonly name: string;

  records(ids: readonly string[], scope: Scope): Promise<readonly (Stored | undefined)[]>;
  /**
   * The entities that carry each key, at most 20 a key, by id; of one type where `type` is given. A key of names that hold only in
   * sources that the viewer may not see finds nothing.
   */
  named(
    keys: readonly NameKey[],
    type: EntityTypeName | undefined,
    scope: Scope,
  ): Promise<readonly (readonly string[])[]>;

  entities(queries: readonly EntitiesQuery[], scope: Scope): Promise<readonly Page<Stored<EntityRecord>>[]>;
  relations(queries: readonly RelationsQuery[], scope: Scope): Promise<readonly Page<Stored<RelationRecord>>[]>;
  observations(
    queries: readonly ObservationsQuery[],
    scope: Scope,
  ): Promise<readonly Page<Stored<ObservationRecord>>[]>;
  claims(queries: readonly ClaimsQuery[], scope: Scope): Promise<readonly Page<Stored<ClaimRecord>>[]>;

  /** Order: relation type as in the ontology, ordinal, period, sort key of the other end, id; what has no ordinal or period comes after what has. */
  relationsOf(ids: readonly string[], query: RelationsOfQuery, scope: Scope): Promise<readonly Page<SeenRelation>[]>;
  /** Of its subject, of an indicator all that it measures, with those of what the ontology's `gathers` adds; by period, then id. */
  observationsOf(
    ids: readonly string[],
    page: PageRequest,
    scope: Scope,
  ): Promise<readonly Page<Stored<ObservationRecord>>[]>;
  /** The same for claims; by claim kind as in the ontology, then id. */
  claimsOf(ids: readonly string[], page: PageRequest, scope: Scope): Promise<readonly Page<Stored<ClaimRecord>>[]>;
  /** Passages that state or mention an entity, most statements about it first, then source, paragraph and id. */
  passagesOf(ids: readonly string[], page: PageRequest, scope: Scope): Promise<readonly Page<Stored<PassageRecord>>[]>;
  /** A source's own passages by paragraph, then id; `section` is the start of a heading path. */
  contentOf(
    ids: readonly string[],
    section: readonly string[],
    page: PageRequest,
    scope: Scope,
  ): Promise<readonly Page<Stored<PassageRecord>>[]>;
  /** A source's heading paths in the order of its text. */
  outlineOf(ids: readonly string[], scope: Scope): Promise<readonly (readonly OutlineSection[])[]>;
  /** Entities that a passage states or mentions: by type as in the ontology, then sort key, then id. */
  mentionsIn(
    passages: readonly string[],
    types: readonly EntityTypeName[] | undefined,
    page: PageRequest,
    scope: Scope,
  ): Promise<readonly Page<Stored<EntityRecord>>[]>;
  /** What is stated in a passage: relations, then observations, then claims, each by id. */
  statementsIn(
    passages: readonly string[],
    page: PageRequest,
    scope: Scope,
  ): Promise<readonly Page<Stored<StatementRecord>>[]>;

  /** Distinct entities within `depth` steps by distance, then sort key, then id; looks at 10,000 at most, and the total is then not exact. */
  neighbours(
    ids: readonly string[],
    query: NeighboursQuery,
    scope: Scope,
  ): Promise<readonly Page<Stored<EntityRecord>>[]>;
  /** Shortest simple paths, fewest steps first, ties by the ids of entities, then relations, along the way. */
  paths(query: PathsQuery, scope: Scope): Promise<readonly FoundPath[]>;
  subgraph(query: SubgraphQuery, scope: Scope): Promise<FoundSubgraph>;

  counts(scope: Scope): Promise<StoreCounts>;
  /**
   * How many entities fulfil each filter: what `entities` gives as the total, without a page. Many filters of one sort (each another
   * place, field of work or source, kind, or span of years) cost little more than one.
   */
  countEntities(filters: readonly EntityFilter[], scope: Scope): Promise<readonly number[]>;
  /** What changed each id (removed ones, too), newest first, with only that id's changes; without what the viewer may not see. */
  history(ids: readonly string[], page: PageRequest, scope: Scope): Promise<readonly Page<Revision>[]>;

  /** The change feed after a position, oldest first, at most `limit` revisions. Nothing is left out for any viewer: it is for projections. */
  changes(since: number, limit: number): Promise<readonly Revision[]>;
  /**
   * All records, and all merged ids whose record the viewer may see, in one order by id after `after`, at most `limit`: for exports
   * and projections.
   */
  scan(after: string | undefined, limit: number, scope: Scope): Promise<readonly ExportedRecord[]>;
  /** The store as it is now, whatever is written meanwhile. Without a deadline of its own: each read of it has one. */
  snapshot(): Promise<StoreSnapshot>;
  position(): Promise<StorePosition>;
  health(): Promise<StoreHealth>;

  /**
   * One transaction and one revision; when it resolves, it is on disk. A refused request changes nothing: BAD_USER_INPUT,
   * NOT_FOUND or CONFLICT with `problems` (domain/errors.ts). A request that changes nothing makes no revision. Requests that
   * wait together may share one commit; each stands or falls alone. A trial (`isTrial`) is refused like the change, and makes none. LIMIT_EXCEEDED where too many wait, UNAVAILABLE where
   * the disk is full or read-only.
   */
  apply(request: ChangeRequest): Promise<ChangeOutcome>;

  /**
   * Fills a store in which nothing was ever written, with what `scan` gave for EDITORS: records and merged ids with their revisions,
   * in any order. By the rules of a change, in one transaction and on disk when it resolves; new revisions count on from the highest.
   * The history of each record begins with the revision of its line. Memory does not grow with the number of lines: a batch is asked
   * for when the one before it is stored. Until it is done, changes are refused with UNAVAILABLE.
   *
   * Errors: CONFLICT where the store is not empty; BAD_USER_INPUT, NOT_FOUND or CONFLICT with `problems`, at most about 100 of them,
   * and what `batches` throws: the store is then as empty as before, as it is after the process is killed.
   */
  load(batches: AsyncIterable<readonly LoadedLine[]>): Promise<LoadOutcome>;

  close(): Promise<void>;
}

export interface EntitiesQuery {
  readonly filter: EntityFilter;
  readonly order: EntityOrder;
  readonly page: PageRequest;
}
export interface RelationsQuery {
  readonly filter: RelationFilter;
  readonly page: PageRequest;
}
export interface ObservationsQuery {
  readonly filter: ObservationFilter;
  readonly order: ObservationOrder;
  readonly page: PageRequest;
}
export interface ClaimsQuery {
  readonly filter: ClaimFilter;
  readonly page: PageRequest;
}
