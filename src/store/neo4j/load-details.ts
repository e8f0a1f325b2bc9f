/** The second part of a load: kind by kind the records are held to the rules, and what stands beside them is written. */
import type { EntityKeys } from '../../domain/change.ts';
import type { PlannedWrite } from '../../domain/plan-port.ts';
import type { GraphRecord, RelationRecord } from '../../domain/records.ts';
import { type LoadedRow, loadedRow, planRows, ROW } from './load-plan.ts';
import { ask, beat, type Loading, onLoading, ROWS_AT_ONCE, refuseMany, stepDeadline } from './loading.ts';
import { nodeOf } from './properties.ts';
import { type Keyed, linkRows, nameRow, relationshipRows, sourceNameRows } from './write-rows.ts';
import * as statements from './write-statements.ts';
import { createWriting } from './writing.ts';

/** Each kind refers to those before it, and relations copy from their ends. */
const KINDS = ['entity', 'passage', 'relation', 'observation', 'claim'] as const;

const PAGE = `
MATCH (n:Loading) WHERE n._record = $kind AND n._at > $after
RETURN ${ROW}, n._at, n._loadKeys ORDER BY n._at LIMIT ${ROWS_AT_ONCE}`;

export async function writeLoadedDetails(loading: Loading): Promise<void> {
  for (const kind of KINDS) {
    for (let after = ''; ; ) {
      const page = await ask(loading, PAGE, { kind, after });
      if (page.length === 0) break;
      const keys = new Map(page.flatMap((row) => (typeof row[3] === 'string' ? [[Number(row[0]), row[3]]] : [])));
      await writeRows(loading, page.map(loadedRow), keys);
      after = String(page.at(-1)?.[2]);
    }
  }
}

/** Rows: id, properties, identity. */
const DETAILS = `
UNWIND $rows AS row
MATCH (n:Loading {id: row[0]})
SET n += row[1], n._identity = row[2], n._hidden = false, n._loadKeys = null`;

async function writeRows(
  loading: Loading,
  rows: readonly LoadedRow[],
  keyTexts: ReadonlyMap<number, string>,
): Promise<void> {
  const writes = await planRows(loading, rows);
  refuseMany(loading);
  if (!writes) return;
  const places = new Map(rows.map(({ place, record }) => [record.id, place]));
  const records = writes.flatMap(({ after }) => after ?? []);
  const keyed = records.flatMap(({ id }): readonly Keyed[] => {
    const text = keyTexts.get(places.get(id) ?? -1);
    // Written from the keys of a line.
    return text === undefined ? [] : [{ id, keys: JSON.parse(text) as EntityKeys }];
  });
  await loading.connection.transaction(stepDeadline(), async (run) => {
    await beat(loading, run);
    const writing = createWriting((query) => run({ ...query, text: onLoading(query.text) }), 0);
    writing.rows(
      DETAILS,
      writes.flatMap((write) => detailRow(loading, write)),
    );
    writing.rows(
      statements.SORT_KEYS,
      keyed.map(({ id, keys }) => [id, keys.sort]),
    );
    writing.rows(statements.NAME_KEYS, keyed.map(nameRow));
    writing.rows(statements.SOURCE_NAME_KEYS, keyed.flatMap(sourceNameRows));
    writing.rows(statements.LINKS, linkRows(records));
    writing.rows(statements.RELATIONSHIPS, relationshipRows(loading.ontology, records.filter(isRelation)));
    writing.ids(
      statements.SUBJECT_SORTS,
      records.filter(({ record }) => record === 'observation').map(({ id }) => id),
    );
    await writing.done();
  });
}

/** A line that was written by hand may hold another form of the record (a default left out, the ends of a symmetric relation). */
function detailRow({ ontology }: Loading, { id, after, identity }: PlannedWrite): readonly unknown[] {
  return after ? [[id, nodeOf(ontology, after).properties, identity ?? null]] : [];
}

function isRelation(record: GraphRecord): record is RelationRecord {
  return record.record === 'relation';
}
