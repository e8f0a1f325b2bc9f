/**
 * Who may see what of a load (domain/visibility.ts), stage by stage over what can be hidden at all. Where no source is hidden, that is
 * nothing.
 */
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { refersTo } from '../../domain/references.ts';
import { ask, beat, eachUntilNone, type Loading, onLoading, ROWS_AT_ONCE, stepDeadline } from './loading.ts';
import { referring } from './referring.ts';
import {
  createKnownHidden,
  hiddenByRule,
  onlyInHidden,
  publicDoc,
  type Stage,
  stageOf,
  turn,
} from './visibility-columns.ts';
import { mentionRows } from './write-rows.ts';
import { MENTIONS } from './write-statements.ts';
import { createWriting, type Writing } from './writing.ts';

/** Whom a stage may hide, given what the stages before it have hidden: each `n`. */
const SOURCES = "MATCH (n:Loading) WHERE n._record = 'entity' AND n.visibility = 'EDITORS'";
const PASSAGES = 'MATCH (:Loading:Hidden)<-[:IN_SOURCE]-(n) WHERE n:Loading';
const ENTITIES = 'MATCH (:Loading:Hidden)<-[:IN_PASSAGE]-(m:Mention) MATCH (n {id: m.entity}) WHERE n:Loading';

function referringTo(ontology: Ontology): string {
  return onLoading(`MATCH (t:Loading:Hidden) CALL (t) { ${referring(ontology, 't')} } WITH r AS n WHERE n:Loading`);
}

function stagesOf(ontology: Ontology): readonly (readonly [Stage, string])[] {
  const statements = referringTo(ontology);
  return [
    ['source', SOURCES],
    ['passage', PASSAGES],
    ['entity', ENTITIES],
    ['relation', statements],
    ['observation', statements],
    ['claim', statements],
  ];
}

export async function writeLoadedVisibility(loading: Loading): Promise<void> {
  for (const [stage, candidates] of stagesOf(loading.ontology)) {
    await eachOf(loading, candidates, async (writing, all) => {
      const records = all.filter((record) => stageOf(loading.ontology, record) === stage);
      const known = createKnownHidden(writing);
      await known.load(records.flatMap((record) => [record.id, ...refersTo(record)]));
      const unseen = stage === 'entity' ? await onlyInHidden(writing, records) : new Set<string>();
      const hidden = records.filter((record) => hiddenByRule(record, stage, known.hides, unseen));
      turn(writing, hidden, true, new Set(hidden.map(({ id }) => id)));
      writing.rows(MENTIONS, mentionRows(hidden));
    });
  }
  await eachOf(loading, referringTo(loading.ontology), async (writing, records) => {
    const known = createKnownHidden(writing);
    await known.load(records.flatMap((record) => [record.id, ...refersTo(record)]));
    writing.rows(
      PUBLIC_DOCS,
      records.map((record) => [record.id, publicDoc(record, known.hides)]),
    );
  });
}

/** Rows: id, text for PUBLIC or null. */
const PUBLIC_DOCS = `
UNWIND $rows AS row
MATCH (n:Record {id: row[0]}) WHERE row[1] IS NOT NULL
SET n._publicDoc = row[1], n:Redacted`;

type Look = (writing: Writing, records: readonly GraphRecord[]) => Promise<void>;

/** The candidates are settled first: what is hidden on the way is not to change them. */
async function eachOf(loading: Loading, candidates: string, look: Look): Promise<void> {
  await eachUntilNone(loading, `${candidates} AND NOT n:LoadDue WITH DISTINCT n`, 'SET n:LoadDue');
  for (;;) {
    const rows = await ask(loading, `MATCH (n:LoadDue) WITH n LIMIT ${ROWS_AT_ONCE} REMOVE n:LoadDue RETURN n._doc`);
    if (rows.length === 0) return;
    // `_doc` was written by recordJson.
    const records = rows.map(([doc]) => JSON.parse(String(doc)) as GraphRecord);
    await loading.connection.transaction(stepDeadline(), async (run) => {
      await beat(loading, run);
      const writing = createWriting((query) => run({ ...query, text: onLoading(query.text) }), 0);
      await look(writing, records);
      await writing.done();
    });
  }
}
