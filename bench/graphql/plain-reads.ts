/** The reads of the hand-written server: prepared joins, rows as arrays, plain objects that GraphQL's default resolver reads. */
import type { DatabaseSync } from 'node:sqlite';
import { createPlainNeighbours } from './plain-neighbours.ts';

export interface PlainEntity {
  readonly n: number;
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly degree: number;
}

/** Cursors are positions as JSON in base64. */
export interface PlainReads {
  entity(ref: string): PlainEntity | null;
  relations(entity: PlainEntity, first: number, after: string | undefined): object;
  entities(type: string | undefined, first: number, after: string | undefined): object;
  /** The same, with the first so many relations of each in the same statement. */
  entitiesWithRelations(type: string, first: number, after: string | undefined, relations: number): object;
  neighbours(entity: PlainEntity, first: number): object;
}

type Value = string | number | null;
export type Row = readonly Value[];
export type Prepare = (text: string) => (...params: readonly Value[]) => readonly Row[];

const ENTITY = 'n, id, type, label, degree';
/** Relation, other end, evidence: a row for each piece of evidence, so that a relation may have several. */
const RELATION = 'r.id, r.rank, r.status, r.basis, o.id, o.type, o.label, v.passage, v.quote';
const RELATION_ORDER = 'rank, other_sort, relation_id';

export function createPlainReads(database: DatabaseSync): PlainReads {
  const prepare = createPreparing(database);
  const relationOf = createRelationOf(prepare);
  const one = prepare(`SELECT ${ENTITY}, summary, kind, period, names FROM entity WHERE id = ?`);
  const [all, ofType] = [prepare(listSql('')), prepare(listSql('type = ? AND '))];
  const withRelations = prepare(listWithRelationsSql());
  const [first, later] = [prepare(relationsSql('')), prepare(relationsSql(`AND (${RELATION_ORDER}) > (?, ?, ?)`))];
  return {
    entity: (ref) => entityOf(one(ref)[0]),
    relations({ n, degree }, size, after) {
      const rows = after === undefined ? first(n, size + 1) : later(n, ...decode(after), size + 1);
      const groups = grouped(rows, 2);
      const at = (own: readonly Row[]) => [own[0]?.[3], own[0]?.[1], own[0]?.[2]];
      const edges = groups.slice(0, size).map((own) => relationOf(own, 2, String(own[0]?.[0])));
      return { ...connection(edges, groups, at), totalCount: degree };
    },
    entities(type, size, after) {
      const from = after === undefined ? ['', ''] : decode(after);
      const rows = type === undefined ? all(...from, size + 1) : ofType(type, ...from, size + 1);
      const edges = rows.slice(0, size).map((row) => ({ node: listed(row) }));
      return connection(edges, rows, (row) => [row[5], row[1]]);
    },
    entitiesWithRelations(type, size, after, relations) {
      const from = after === undefined ? ['', ''] : decode(after);
      const groups = grouped(withRelations(type, ...from, size + 1, relations), 0);
      const edges = groups.slice(0, size).map((own) => ({ node: listedWithRelations(own, relationOf) }));
      return connection(edges, groups, (own) => [own[0]?.[5], own[0]?.[1]]);
    },
    neighbours: createPlainNeighbours(prepare),
  };
}

function createPreparing(database: DatabaseSync): Prepare {
  return (text) => {
    const statement = database.prepare(text);
    statement.setReturnArrays(true);
    // With setReturnArrays the rows are arrays; node's types know the objects only.
    return (...params) => statement.all(...params) as unknown as readonly Row[];
  };
}

function listSql(condition: string): string {
  return `SELECT ${ENTITY}, sort FROM entity WHERE ${condition}(sort, id) > (?, ?) ORDER BY sort, id LIMIT ?`;
}

function relationsSql(condition: string): string {
  const page = `SELECT * FROM adjacency WHERE entity = ? ${condition} ORDER BY ${RELATION_ORDER} LIMIT ?`;
  return `SELECT a.direction, a.other_sort, ${RELATION} FROM (${page}) a
    CROSS JOIN relation r ON r.n = a.relation CROSS JOIN entity o ON o.n = a.other LEFT JOIN evidence v ON v.statement = r.n`;
}

function listWithRelationsSql(): string {
  const own = `SELECT relation FROM adjacency WHERE entity = e.n ORDER BY ${RELATION_ORDER} LIMIT ?`;
  return `SELECT e.n, e.id, e.type, e.label, e.degree, e.sort, r.source, ${RELATION} FROM (${listSql('type = ? AND ')}) e
    LEFT JOIN relation r ON r.n IN (${own}) LEFT JOIN entity o ON o.n = r.source + r.target - e.n
    LEFT JOIN evidence v ON v.statement = r.n ORDER BY e.sort, e.id, r.rank, o.sort, r.id, v.place`;
}

function entityOf(row: Row | undefined): PlainEntity | null {
  if (!row) return null;
  const [n, id, type, label, degree, summary, kind, period, names] = row;
  // The columns of the table, in the order of the statement.
  return {
    n,
    id,
    type,
    label,
    degree,
    summary,
    kind,
    period,
    names: JSON.parse(String(names)),
  } as unknown as PlainEntity;
}

function listed([n, id, type, label, degree]: Row): object {
  return { n, id, type, label, degree };
}

type RelationOf = (rows: readonly Row[], at: number, direction: string) => object;

function listedWithRelations(rows: readonly Row[], relationOf: RelationOf): object {
  const [row = []] = rows;
  const edges = grouped(rows, 7)
    .filter(([own]) => own?.[7] !== null)
    .map((own) => relationOf(own, 7, own[0]?.[6] === row[0] ? 'OUT' : 'IN'));
  return { ...listed(row), relations: { edges } };
}

/** The rows of one relation, whose columns begin at a place, as an edge. */
function createRelationOf(prepare: Prepare): RelationOf {
  const types = prepare('SELECT rank, name, reads, reads_inverse, symmetric FROM relation_type')();
  const byRank = new Map(
    types.map(([rank, name, reads, inverse, symmetric]) => [rank, { name, reads, inverse, symmetric }]),
  );
  return (rows, at, seen) => {
    const [row = []] = rows;
    const type = byRank.get(row[at + 1] ?? null);
    const evidence = rows.map((own) => ({ quote: own[at + 8], passage: { id: own[at + 7] } }));
    return {
      label: seen === 'IN' && !type?.symmetric ? type?.inverse : type?.reads,
      direction: type?.symmetric ? 'BOTH' : seen,
      other: { id: row[at + 4], type: row[at + 5], label: row[at + 6] },
      node: { id: row[at], relationType: type?.name, status: row[at + 2], basis: row[at + 3], evidence },
    };
  };
}

/** Neighbouring rows with the same value in a column. */
function grouped(rows: readonly Row[], column: number): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  let last: Value | undefined;
  for (const row of rows) {
    if (groups.length > 0 && row[column] === last) groups.at(-1)?.push(row);
    else groups.push([row]);
    last = row[column];
  }
  return groups;
}

/** `found` has one more than the edges where a page follows; the cursor is made when it is asked for. */
function connection<T>(edges: readonly object[], found: readonly T[], at: (one: T) => readonly unknown[]): object {
  const last = found[edges.length - 1];
  const endCursor = () => (last === undefined ? null : encode(at(last)));
  return { edges, pageInfo: { hasNextPage: found.length > edges.length, endCursor } };
}

function encode(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** What `encode` wrote. */
function decode(cursor: string): readonly Value[] {
  return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Value[];
}
