/** The second part of a load: kind by kind the records are held to the rules, and what stands beside them is written. */
import type { PlannedWrite } from '../../domain/plan-port.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { KINDS } from './ddl.ts';
import { type Loading, refuseMany } from './load-lines.ts';
import { type LoadedRow, loadedRow, planRows, type RowRead } from './load-plan.ts';
import { type Writing, writeDetails } from './write-details.ts';
import { writeLinks } from './write-links.ts';

const ROWS_AT_ONCE = 500;

/** Passages in the order of their texts: that is how equal paragraphs are counted (`passageIdentity`). */
const ORDER = `
CREATE TEMP TABLE load_order (place INTEGER PRIMARY KEY, n INTEGER NOT NULL);
INSERT INTO load_order (n) SELECT n FROM record WHERE kind = ${KINDS.indexOf('passage')}
  ORDER BY doc ->> 'document', doc ->> 'paragraph', id`;
const PASSAGES = `
SELECT r.n, r.doc, o.place FROM load_order o CROSS JOIN record r ON r.n = o.n WHERE o.place > ? ORDER BY o.place LIMIT ${ROWS_AT_ONCE}`;
const OTHERS = `SELECT n, doc, n FROM record WHERE kind = ? AND n > ? ORDER BY n LIMIT ${ROWS_AT_ONCE}`;

export function writeLoadedDetails(loading: Loading): void {
  for (const kind of KINDS) for (const rows of rowsOf(loading, kind)) writeRows(loading, rows);
}

function* rowsOf({ connection }: Loading, kind: GraphRecord['record']): Generator<readonly LoadedRow[]> {
  const isPassage = kind === 'passage';
  if (isPassage) connection.exec(ORDER);
  for (let after = 0; ; ) {
    const params = isPassage ? [after] : [KINDS.indexOf(kind), after];
    const rows = connection.all<[...RowRead, number]>(isPassage ? PASSAGES : OTHERS, params);
    if (rows.length === 0) return;
    yield rows.map(([n, doc]) => loadedRow([n, doc]));
    after = rows.at(-1)?.[2] ?? 0;
  }
}

function writeRows(loading: Loading, rows: readonly LoadedRow[]): void {
  const writes = planRows(loading, rows);
  refuseMany(loading);
  if (!writes) return;
  const { connection, ontology } = loading;
  const numbers = new Map(rows.map(({ n, record }) => [record.id, n]));
  const writing: Writing = { connection, ontology, numberOf: (id) => numberOf(loading, numbers, id) };
  const docs = new Map(rows.map(({ record, doc }) => [record.id, doc]));
  for (const write of writes) writeRow(writing, write, docs.get(write.id));
}

function writeRow(writing: Writing, { id, after, identity, refersTo }: PlannedWrite, doc: string | undefined): void {
  if (!after) throw new Error(`the load would remove ${id}`);
  const { connection, numberOf } = writing;
  const n = numberOf(id);
  const text = recordJson(after);
  connection.run('UPDATE record SET identity = ?, doc = ? WHERE n = ?', [identity ?? null, text, n]);
  // A file that was written by hand may hold another form of the record (a default left out, the ends of a symmetric relation).
  if (text !== doc) connection.run('UPDATE change SET after = ? WHERE id = ?', [text, id]);
  if (after.record !== 'entity') writeDetails(writing, { n, hidden: 0, record: after }, false);
  else if (text !== doc) writeDetails(writing, { n, hidden: 0, record: after }, true);
  writeLinks(writing, n, after, refersTo);
}

function numberOf({ connection }: Loading, numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id) ?? connection.get<[number]>('SELECT n FROM record WHERE id = ?', [id])?.[0];
  if (known === undefined) throw new Error(`the load refers to ${id}, which is not stored`);
  numbers.set(id, known);
  return known;
}
