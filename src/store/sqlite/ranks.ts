/**
 * Lists sort by the ranks that types and kinds have in the ontology; the tables hold those numbers. `rank` says which number stood for
 * which name when they were written, so that an edited schema/ renumbers them at the next start.
 */
import { basename } from 'node:path';
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Basis, Status } from '../../domain/records.ts';
import type { Connection } from './connection.ts';

export const STATUSES: readonly Status[] = ['HOLDS', 'UNDERWAY', 'INTENDED'];
export const BASES: readonly Basis[] = ['STATED', 'INFERRED', 'BACKGROUND'];

type RankRow = [list: string, name: string, rank: number];

/** Where a list's numbers stand, and how they are computed anew from the records. */
const RENUMBERED: Readonly<Record<string, readonly string[]>> = {
  entity: [
    `UPDATE entity SET type = ${rankOf('entity', 'type', 'entity.n')}`,
    'UPDATE adjacency SET other_type = (SELECT type FROM entity WHERE entity.n = adjacency.other)',
  ],
  relation: [
    `UPDATE relation SET type = ${rankOf('relation', 'relationType', 'relation.n')}`,
    'UPDATE adjacency SET type = (SELECT type FROM relation WHERE relation.n = adjacency.relation)',
  ],
  claim: [`UPDATE claim SET kind = ${rankOf('claim', 'claimKind', 'claim.n')}`],
};

/** The degrees are counted by ranks and are therefore counted again. */
const RECOUNTED = `
DELETE FROM degree;
INSERT INTO degree SELECT entity, type, direction, other_type, status, basis, count(*), sum(1 - hidden) FROM adjacency GROUP BY 1, 2, 3, 4, 5, 6;
`;

function rankOf(list: string, key: string, n: string): string {
  const known = `SELECT rank FROM rank, record WHERE record.n = ${n} AND rank.list = '${list}' AND rank.name = record.doc ->> '${key}'`;
  return `coalesce((${known}), (SELECT count(*) FROM rank WHERE list = '${list}'))`;
}

export function ranksOf(ontology: Ontology): readonly RankRow[] {
  const ranked = (list: string, names: readonly string[]) => names.map((name, rank): RankRow => [list, name, rank]);
  return [
    ...ranked(
      'entity',
      ontology.entityTypes.map((type) => type.name),
    ),
    ...ranked(
      'relation',
      ontology.relationTypes.map((type) => type.name),
    ),
    ...ranked(
      'claim',
      (ontology.enums.get('ClaimKind') ?? []).map((kind) => kind.value),
    ),
  ];
}

/** Where the records of a list are, and what they are called in its refusals. */
const LISTS: Readonly<Record<string, { readonly column: string; readonly what: string }>> = {
  entity: { column: 'entity.type', what: 'entities of the type' },
  relation: { column: 'relation.type', what: 'relations of the type' },
  claim: { column: 'claim.kind', what: 'claims of the kind' },
};

/** UNAVAILABLE where something is stored of a type or kind that the ontology does not have. */
function requireKnownTypes(connection: Connection, ontology: Ontology): void {
  const known = new Set(ranksOf(ontology).map(([list, name]) => `${list} ${name}`));
  const stored = connection.all<RankRow>('SELECT list, name, rank FROM rank ORDER BY list, rank');
  const missing = stored
    .filter(([list, name]) => !known.has(`${list} ${name}`))
    .filter(([list, , rank]) => isUsed(connection, list, rank))
    .map(([list, name]) => `${LISTS[list]?.what} ${name}`);
  if (missing.length === 0) return;
  const file = basename(connection.file);
  throw new GongfuError(
    'UNAVAILABLE',
    `${file} holds ${missing.join(', ')}, which schema/ no longer has; put what is missing back into schema/, or export with the old schema and import what shall stay. Nothing was changed.`,
    { details: { unknownTypes: missing } },
  );
}

export function isOfUnknownTypes(error: unknown): boolean {
  return error instanceof GongfuError && error.details.unknownTypes !== undefined;
}

function isUsed(connection: Connection, list: string, rank: number): boolean {
  const [table, column] = LISTS[list]?.column.split('.') ?? [];
  if (table === undefined) return false;
  return connection.get<[number]>(`SELECT 1 FROM ${table} WHERE ${column} = ? LIMIT 1`, [rank]) !== undefined;
}

export function hasSameRanks(connection: Connection, ontology: Ontology): boolean {
  return changedLists(connection, ontology).length === 0;
}

/** For a connection that may not write: UNAVAILABLE where the file was numbered by another ontology. */
export function requireSameRanks(connection: Connection, ontology: Ontology): void {
  if (hasSameRanks(connection, ontology)) return;
  requireKnownTypes(connection, ontology);
  const what = 'the ontology (schema/) differs from the one that the store was last written with';
  throw new GongfuError(
    'UNAVAILABLE',
    `${what}; restart the server, or run any command that writes, so that the store takes it over.`,
  );
}

/** Inside a transaction of the caller. */
export function adoptRanks(connection: Connection, ontology: Ontology): void {
  const changed = changedLists(connection, ontology);
  if (changed.length === 0) return;
  requireKnownTypes(connection, ontology);
  connection.run('DELETE FROM rank');
  for (const row of ranksOf(ontology)) connection.run('INSERT INTO rank VALUES (?, ?, ?)', row);
  for (const list of changed) for (const statement of RENUMBERED[list] ?? []) connection.exec(statement);
  recountDegrees(connection);
}

export function recountDegrees(connection: Connection): void {
  connection.exec(RECOUNTED);
}

function changedLists(connection: Connection, ontology: Ontology): readonly string[] {
  const stored = connection.all<RankRow>('SELECT list, name, rank FROM rank ORDER BY list, rank');
  const text = (rows: readonly RankRow[], list: string) =>
    JSON.stringify(rows.filter((row) => row[0] === list).map((row) => row[1]));
  const wanted = ranksOf(ontology);
  return Object.keys(RENUMBERED).filter((list) => text(stored, list) !== text(wanted, list));
}
