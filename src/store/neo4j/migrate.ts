/** Brings a database to this program's format: constraints, indexes, the one node of the store. Refuses one that it may not touch. */
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Connection } from './connection.ts';
import { type DataStep, FORMAT_VERSION, STEPS, STORE_NAME, schemaOf } from './ddl.ts';

/** What making all indexes of a large database may take; usual are some seconds. */
const SCHEMA_MS = 600_000;
const LOOK_MS = 30_000;

const VERSION = 'MATCH (s:Store {name: $name}) RETURN s.version';
const ANYTHING = 'MATCH (n) RETURN count(n)';
/** All that nodes of a `Store` have from the beginning; the lists of the ontology follow (ranks.ts). */
const CREATE = `
MERGE (s:Store {name: $name})
ON CREATE SET s.version = $version, s.revision = 0`;
const SET_VERSION = 'MATCH (s:Store {name: $name}) SET s.version = $version';

/** Undefined where the database is empty. Throws UNAVAILABLE for a newer format and for a database that holds something else. */
export async function formatOf(connection: Connection): Promise<number | undefined> {
  const deadlineAt = Date.now() + LOOK_MS;
  const [row] = await connection.read({ text: VERSION, params: { name: STORE_NAME } }, deadlineAt);
  if (row) return Number(row[0]);
  const [nodes] = (await connection.read({ text: ANYTHING, params: {} }, deadlineAt))[0] ?? [];
  if (nodes !== 0) throw foreign(Number(nodes));
  return undefined;
}

/** `steps` differ in tests only. */
export async function migrate(
  connection: Connection,
  ontology: Ontology,
  steps: readonly DataStep[] = STEPS,
): Promise<void> {
  const known = FORMAT_VERSION + steps.length - STEPS.length;
  const version = await formatOf(connection);
  if (version !== undefined && version > known) throw newer(version, known);
  await makeSchema(connection, ontology);
  const run = (text: string, params: Readonly<Record<string, unknown>>) =>
    connection.write({ text, params }, Date.now() + SCHEMA_MS);
  if (version === undefined) await run(CREATE, { name: STORE_NAME, version: known });
  // A step is repeated where the program ended before its version was set: each can be run twice.
  for (let from = version ?? known; from < known; from += 1) {
    for (const text of steps[from - 1] ?? []) await run(text, {});
    await run(SET_VERSION, { name: STORE_NAME, version: from + 1 });
  }
}

/** For who may not write: UNAVAILABLE where that would be needed first. */
export async function requireFormat(connection: Connection): Promise<void> {
  const version = await formatOf(connection);
  if (version === FORMAT_VERSION) return;
  if (version !== undefined && version > FORMAT_VERSION) throw newer(version, FORMAT_VERSION);
  throw new GongfuError(
    'UNAVAILABLE',
    'the database holds no store of this version yet; start the server, or run any command that writes, so that it is made.',
  );
}

async function makeSchema(connection: Connection, ontology: Ontology): Promise<void> {
  const deadlineAt = Date.now() + SCHEMA_MS;
  const rows = await connection.read({ text: 'SHOW INDEXES YIELD name RETURN collect(name)', params: {} }, deadlineAt);
  const there = new Set(rows[0]?.[0] as string[] | undefined);
  const missing = schemaOf(ontology).filter(({ name }) => !there.has(name));
  for (const { statement } of missing) await connection.write({ text: statement, params: {} }, deadlineAt);
  if (missing.length > 0) await connection.read({ text: 'CALL db.awaitIndexes(600)', params: {} }, deadlineAt);
}

function foreign(nodes: number): GongfuError {
  return new GongfuError(
    'UNAVAILABLE',
    `the database holds ${nodes} nodes, but no store of gongfu's; give it a database of its own (NEO4J_DATABASE). Nothing was changed.`,
  );
}

function newer(version: number, known: number): GongfuError {
  const versions = `its format is ${version}, this program knows up to ${known}`;
  return new GongfuError(
    'UNAVAILABLE',
    `the database was written by a newer gongfu (${versions}); update this program. Nothing was changed.`,
  );
}
