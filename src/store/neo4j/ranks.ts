/**
 * Lists sort by the ranks that types and kinds have in the ontology; nodes hold those numbers, and texts made of them (order-keys.ts).
 * The store says which lists they were made with, so that an edited schema/ renumbers them at the next start.
 */
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Connection, Row } from './connection.ts';
import { STORE_NAME } from './ddl.ts';
import { nodeOf, relationshipOf } from './properties.ts';

const STEP_MS = 120_000;
const RECORDS_AT_ONCE = 1_000;

const LISTS = ['entityTypes', 'relationTypes', 'claimKinds'] as const;
type List = (typeof LISTS)[number];

/** Where the names of a list stand, and what is stored of such a record that is made of its rank. */
const USES: Readonly<Record<List, { readonly label: string; readonly property: string; readonly what: string }>> = {
  entityTypes: { label: 'Entity', property: 'type', what: 'entities of the type' },
  relationTypes: { label: 'Relation', property: 'relationType', what: 'relations of the type' },
  claimKinds: { label: 'Claim', property: 'claimKind', what: 'claims of the kind' },
};

export function listsOf(ontology: Ontology): Readonly<Record<List, readonly string[]>> {
  return {
    entityTypes: ontology.entityTypes.map(({ name }) => name),
    relationTypes: ontology.relationTypes.map(({ name }) => name),
    claimKinds: (ontology.enums.get('ClaimKind') ?? []).map(({ value }) => value),
  };
}

const STORED = 'MATCH (s:Store {name: $name}) RETURN s.entityTypes, s.relationTypes, s.claimKinds';
const ADOPT = `
MATCH (s:Store {name: $name})
SET s.entityTypes = $entityTypes, s.relationTypes = $relationTypes, s.claimKinds = $claimKinds`;

/** UNAVAILABLE where something is stored of a type or kind that the ontology does not have. */
export async function adoptRanks(connection: Connection, ontology: Ontology): Promise<void> {
  const { stored, changed } = await changedLists(connection, ontology);
  if (changed.length === 0) return;
  await requireKnownTypes(connection, ontology, stored);
  if (stored.entityTypes.length > 0) for (const list of changed) await renumber(connection, ontology, list);
  // At last: who is interrupted before begins anew.
  await connection.write({ text: ADOPT, params: { name: STORE_NAME, ...listsOf(ontology) } }, Date.now() + STEP_MS);
}

/** For who may not write: UNAVAILABLE where the nodes were numbered by another ontology. */
export async function requireSameRanks(connection: Connection, ontology: Ontology): Promise<void> {
  const { stored, changed } = await changedLists(connection, ontology);
  if (changed.length === 0) return;
  await requireKnownTypes(connection, ontology, stored);
  const what = 'the ontology (schema/) differs from the one that the store was last written with';
  throw new GongfuError(
    'UNAVAILABLE',
    `${what}; restart the server, or run any command that writes, so that the store takes it over.`,
  );
}

type Lists = Readonly<Record<List, readonly string[]>>;

async function changedLists(connection: Connection, ontology: Ontology) {
  const [row] = await connection.read({ text: STORED, params: { name: STORE_NAME } }, Date.now() + STEP_MS);
  const list = (at: number) => (row?.[at] ?? []) as readonly string[];
  const stored: Lists = { entityTypes: list(0), relationTypes: list(1), claimKinds: list(2) };
  const wanted = listsOf(ontology);
  const changed = LISTS.filter((name) => JSON.stringify(stored[name]) !== JSON.stringify(wanted[name]));
  return { stored, changed };
}

async function requireKnownTypes(connection: Connection, ontology: Ontology, stored: Lists): Promise<void> {
  const wanted = listsOf(ontology);
  const missing: string[] = [];
  for (const list of LISTS) {
    const { label, property, what } = USES[list];
    const names = stored[list].filter((name) => !wanted[list].includes(name));
    const text = `UNWIND $names AS name WITH name WHERE EXISTS { MATCH (r:${label}) WHERE r.${property} = name } RETURN name`;
    const rows = names.length === 0 ? [] : await connection.read({ text, params: { names } }, Date.now() + STEP_MS);
    missing.push(...rows.map(([name]) => `${what} ${String(name)}`));
  }
  if (missing.length === 0) return;
  throw new GongfuError(
    'UNAVAILABLE',
    `the store holds ${missing.join(', ')}, which schema/ no longer has; put what is missing back into schema/, or export with the old schema and import what shall stay. Nothing was changed.`,
    { details: { unknownTypes: missing } },
  );
}

/** By id, some at a time: each step is a transaction of its own. */
async function renumber(connection: Connection, ontology: Ontology, list: List): Promise<void> {
  const { label } = USES[list];
  const page = `MATCH (r:${label}) WHERE r:Record AND r.id > $after RETURN r.id, r._doc ORDER BY r.id LIMIT $limit`;
  for (let after = ''; ; ) {
    const params = { after, limit: RECORDS_AT_ONCE };
    const rows = await connection.read({ text: page, params }, Date.now() + STEP_MS);
    if (rows.length === 0) return;
    await connection.write(
      { text: RANKED[list], params: { rows: rows.map((row) => rankedRow(ontology, row)) } },
      Date.now() + STEP_MS,
    );
    after = String(rows.at(-1)?.[0]);
  }
}

/** Row: id, what is made of the rank. */
function rankedRow(ontology: Ontology, [id, doc]: Row): readonly unknown[] {
  // `_doc` was written by recordJson.
  const record = JSON.parse(String(doc)) as GraphRecord;
  const { _type, _kind, _order, _head } = nodeOf(ontology, record).properties;
  if (record.record === 'entity') return [id, { _type }];
  if (record.record === 'claim') return [id, { _kind, _order }];
  const relationship = record.record === 'relation' ? relationshipOf(ontology, record).properties._type : undefined;
  return [id, { _type, _order, _head }, relationship];
}

const RANKED: Readonly<Record<List, string>> = {
  entityTypes: `
UNWIND $rows AS row
MATCH (e:Record {id: row[0]})
SET e += row[1]
WITH e
CALL (e) { MATCH (r:Relation) WHERE r.source = e.id AND r._outOrder > '' SET r._sourceType = e._type }
CALL (e) { MATCH (r:Relation) WHERE r.target = e.id AND r._inOrder > '' SET r._targetType = e._type }`,
  relationTypes: `
UNWIND $rows AS row
MATCH (r:Record {id: row[0]})
SET r += row[1]
SET r._outOrder = r._head + '\\t' + r._targetSort + '\\t' + r.id, r._inOrder = r._head + '\\t' + r._sourceSort + '\\t' + r.id
WITH row, r
MATCH (s:Record {id: r.source}) MATCH (t:Record {id: r.target})
MATCH (s)-[n]->(t) WHERE n.id = r.id
SET n._type = row[2]`,
  claimKinds: 'UNWIND $rows AS row MATCH (c:Record {id: row[0]}) SET c += row[1]',
};
