/** Each question as one statement by hand, auto-committed, with lists for rows: the cheapest that the driver and the server have. */
import neo4j, { type Driver } from 'neo4j-driver';
import type { RelationTypeDef } from '../../src/domain/ontology.ts';
import { ENTITY, LIST, LIST_OF_TYPE, LIST_WITH_RELATIONS, NEIGHBOURS, RELATIONS } from './cypher-statements.ts';

/** What the default resolver reads on; null where there is no such entity. */
export interface CypherReads {
  entity(id: string): Promise<object | null>;
  entityWithRelations(id: string, page: PageArguments): Promise<object | null>;
  entityWithNeighbours(id: string, first: number): Promise<object | null>;
  entities(type: string | undefined, page: PageArguments): Promise<object>;
  /** With the first so many relations of each. */
  entitiesWithRelations(type: string, page: PageArguments, relations: number): Promise<object>;
}

export interface PageArguments {
  readonly first: number;
  readonly after?: string | undefined;
}

type Row = readonly unknown[];
type Run = (text: string, params: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

export function createCypherReads(driver: Driver, types: readonly RelationTypeDef[]): CypherReads {
  const run = createRun(driver);
  const relationOf = createRelationOf(types);
  const related = (rows: unknown, first: number) => connection(rows as readonly Row[], first, relationOf);
  return {
    async entity(id) {
      const [row] = await run(ENTITY, { id });
      return row ? entityOf(id, row) : null;
    },
    async entityWithRelations(id, { first, after = '' }) {
      const [row] = await run(RELATIONS, { id, after, most: neo4j.int(first + 1) });
      if (!row) return null;
      const [type, label, degree, rows] = row;
      return { id, type, label, relations: { ...related(rows, first), totalCount: degree } };
    },
    async entityWithNeighbours(id, first) {
      const [row] = await run(NEIGHBOURS, { id, first: neo4j.int(first) });
      if (!row) return null;
      const [total, rows] = row as [number, readonly Row[]];
      return { id, neighbours: { edges: rows.map(listed), totalCount: total } };
    },
    async entities(type, { first, after = '' }) {
      const rows = await run(type === undefined ? LIST : LIST_OF_TYPE, { type, after, most: neo4j.int(first + 1) });
      return connection(rows, first, listed);
    },
    async entitiesWithRelations(type, { first, after = '' }, relations) {
      const most = { most: neo4j.int(first + 1), mostRelations: neo4j.int(relations) };
      const rows = await run(LIST_WITH_RELATIONS, { type, after, ...most });
      return connection(rows, first, ([, id, , label, own]) => ({
        node: { id, type, label, relations: related(own, relations) },
      }));
    },
  };
}

function createRun(driver: Driver): Run {
  return async (text, params) => {
    const session = driver.session({ defaultAccessMode: neo4j.session.READ, fetchSize: -1 });
    try {
      const { records } = await session.run(text, params);
      return records.map((record) => record.keys.map((_, at) => record.get(at)));
    } finally {
      // Nothing is left to wait for.
      void session.close();
    }
  };
}

function entityOf(id: string, [type, label, summary, kind, period, texts, kinds]: Row): object {
  const names = (texts as readonly string[]).map((text, i) => ({ text, kind: (kinds as readonly string[])[i] }));
  return { id, type, label, summary, kind, period, names };
}

function listed([, id, type, label]: Row): object {
  return { node: { id, type, label } };
}

/** The position of a row stands first in it; the cursor is made when it is asked for. */
function connection(rows: readonly Row[], first: number, edgeOf: (row: Row) => object): object {
  const found = rows.slice(0, first);
  return {
    edges: found.map(edgeOf),
    pageInfo: { hasNextPage: rows.length > first, endCursor: () => found.at(-1)?.[0] ?? null },
  };
}

function createRelationOf(types: readonly RelationTypeDef[]): (row: Row) => object {
  const byRank = new Map(types.map((type) => [type.rank, type]));
  return ([, id, rank, status, basis, passages, quotes, isOut, otherId, otherType, otherLabel]) => {
    const type = byRank.get(Number(rank));
    const evidence = (quotes as readonly string[]).map((quote, i) => ({
      ...{ quote, passage: { id: (passages as readonly string[])[i] } },
    }));
    return {
      label: isOut || type?.symmetric ? type?.reads.zh : type?.readsInverse.zh,
      direction: type?.symmetric ? 'BOTH' : isOut ? 'OUT' : 'IN',
      other: { id: otherId, type: otherType, label: otherLabel },
      node: { id, relationType: type?.name, status, basis, evidence },
    };
  };
}
