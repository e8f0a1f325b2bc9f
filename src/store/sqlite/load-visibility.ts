/**
 * The last part of a load: who may see what (domain/visibility.ts), stage by stage over what can be hidden at all. Where no source is
 * hidden, that is nothing.
 */
import type { GraphRecord } from '../../domain/records.ts';
import type { Connection } from './connection.ts';
import { KINDS } from './ddl.ts';
import type { Loading } from './load-lines.ts';
import { isHidden, type Stage, stageOf, storedHidden, storeHidden, storePublicDoc } from './visibility-columns.ts';

const [ENTITY, PASSAGE] = [KINDS.indexOf('entity'), KINDS.indexOf('passage')];

/** Whom a stage may hide, given what the stages before it have hidden. */
const SOURCES = `SELECT n FROM record WHERE kind = ${ENTITY} AND doc ->> '$.fields.visibility' = 'EDITORS'`;
const PASSAGES = 'SELECT p.n FROM record d JOIN passage p ON p.document = d.n WHERE d.hidden = 1';
const ENTITIES = `
SELECT DISTINCT m.entity FROM record p JOIN mention m ON m.passage = p.n WHERE p.hidden = 1 AND p.kind = ${PASSAGE}`;
const REFERRING = 'SELECT DISTINCT f.record FROM record t JOIN refers f ON f.target = t.n WHERE t.hidden = 1';

const STAGES: readonly (readonly [Stage, string])[] = [
  ['source', SOURCES],
  ['passage', PASSAGES],
  ['entity', ENTITIES],
  ['relation', REFERRING],
  ['observation', REFERRING],
  ['claim', REFERRING],
];

export function writeLoadedVisibility({ connection, ontology }: Loading): void {
  connection.exec('CREATE TEMP TABLE load_due (n INTEGER PRIMARY KEY)');
  for (const [stage, candidates] of STAGES) {
    eachOf(connection, candidates, (record, hides) => {
      if (stageOf(ontology, record) !== stage || !isHidden(connection, stage, record, hides)) return;
      storeHidden(connection, record, true);
    });
  }
  eachOf(connection, REFERRING, (record, hides) => storePublicDoc(connection, record, hides));
}

type Look = (record: GraphRecord, hides: (id: string) => boolean) => void;

const ROWS = `
SELECT d.n, r.doc FROM load_due d CROSS JOIN record r ON r.n = d.n WHERE d.n > ? ORDER BY d.n LIMIT 500`;

/** The candidates are settled first: what is hidden on the way is not to change them. */
function eachOf(connection: Connection, candidates: string, look: Look): void {
  connection.exec(`DELETE FROM load_due; INSERT INTO load_due ${candidates}`);
  for (let after = 0; ; ) {
    const rows = connection.all<[number, string]>(ROWS, [after]);
    if (rows.length === 0) return;
    const known = new Map<string, boolean>();
    const hides = (id: string) => {
      const hidden = known.get(id) ?? storedHidden(connection, id);
      known.set(id, hidden);
      return hidden;
    };
    // `doc` was written by recordJson.
    for (const [, doc] of rows) look(JSON.parse(doc) as GraphRecord, hides);
    after = rows.at(-1)?.[0] ?? 0;
  }
}
