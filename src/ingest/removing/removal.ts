/** A document goes, with all that only it supports, and its file; shown before by a trial of the same change. */
import { changeOf, type RevisionChange } from '../../domain/change.ts';
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { recordJson } from '../../domain/record-json.ts';
import type { EntityRecord, GraphRecord } from '../../domain/records.ts';
import type { GraphStore } from '../../store/port.ts';
import { dropFile } from '../adding/kept-files.ts';
import { type LedgerLine, openLedger } from '../adding/ledger.ts';
import { type ChangedRecord, describedChanges } from '../change-report.ts';
import { recordsOf } from '../graph-reads.ts';
import type { WriteInputs } from '../input.ts';
import type { Writer } from '../write.ts';
import { leftBare } from './left-bare.ts';

export interface RemovalRequest {
  readonly id: string;
  readonly actor: string;
  readonly reason: string;
  /** With the entities that the removal leaves bare. */
  readonly withEntities: boolean;
  /** Says what would go; nothing does. */
  readonly isDry: boolean;
}

export interface RemovalParts {
  readonly store: GraphStore;
  readonly ontology: Ontology;
  readonly writer: Writer;
  /** The data folder. */
  readonly folder: string;
  readonly documentsFile: string;
  readonly now: () => Date;
}

export interface DocumentRemoval {
  readonly outcome: 'REMOVED' | 'PLANNED';
  readonly id: string;
  readonly label: string;
  readonly passages: number;
  /** What goes with them, by kind and id. */
  readonly statements: readonly ChangedRecord[];
  /** What stays, and is said of otherwise then; at most 500 of them. */
  readonly changed: readonly ChangedRecord[];
  /** Of which nothing is left; they go where that was asked for. */
  readonly leftBare: readonly { readonly id: string; readonly label: string }[];
  /** From the data folder on: the kept files that go. */
  readonly files: readonly string[];
  readonly revision?: number;
}

/** Errors: NOT_FOUND, BAD_USER_INPUT for what is no source; CONFLICT where something elsewhere is about it; those of `Writer.write`. */
export async function removeDocument(request: RemovalRequest, parts: RemovalParts): Promise<DocumentRemoval> {
  const source = await requireSource(request.id, parts);
  const first = await parts.writer.trial.write({ removeWhole: [source.id] });
  const going = await recordsThere(first.removed, parts.store);
  const bare = await leftBare(going, parts);
  const withBare = bare.map(({ id }) => id);
  const remove = request.withEntities ? withBare : [];
  const inputs: WriteInputs = { removeWhole: [source.id], ...(remove.length > 0 ? { remove } : {}) };
  const { planned = [] } = remove.length > 0 ? await parts.writer.trial.write(inputs) : first;
  const found = await foundIn(going, planned, parts.store);
  const told = { id: source.id, label: source.label, ...found, leftBare: bare.map(({ id, label }) => ({ id, label })) };
  const files = await filesOf(source.id, parts);
  if (request.isDry) return { outcome: 'PLANNED', ...told, files: files.going };
  const { actor, reason } = request;
  const { revision } = await parts.writer.write(inputs, { actor, reason });
  await forget(files, parts);
  return { outcome: 'REMOVED', ...told, files: files.going, revision };
}

async function requireSource(id: string, { store, ontology }: RemovalParts): Promise<EntityRecord> {
  const [record] = await recordsOf(store, [id], 'EDITORS');
  if (!record)
    throw new GongfuError('NOT_FOUND', `There is no ${id}; \`gongfu search\` and \`gongfu lookup\` find ids.`, {
      details: { ids: [id] },
    });
  if (record.record !== 'entity' || ontology.entityType(record.type)?.isSource !== true)
    throw badInput(
      `${id} is no document: a source with its passages is removed here, all else on its page /edit/${id}.`,
    );
  return record;
}

async function recordsThere(ids: readonly string[], store: GraphStore): Promise<readonly GraphRecord[]> {
  return (await recordsOf(store, ids, 'EDITORS')).filter((record) => record !== undefined);
}

async function foundIn(going: readonly GraphRecord[], planned: readonly RevisionChange[], store: GraphStore) {
  const statements = going.filter(({ record }) => record !== 'passage' && record !== 'entity');
  const changed = planned.filter(({ after }) => after !== undefined);
  return {
    passages: going.filter(({ record }) => record === 'passage').length,
    statements: await describedChanges(
      statements.map((record) => changeOf(record.id, recordJson(record), undefined)),
      store,
    ),
    changed: await describedChanges(changed, store),
  };
}

interface OfFiles {
  /** Lines about the document. */
  readonly lines: readonly LedgerLine[];
  /** What no other document came from. */
  readonly going: readonly string[];
}

/** A line may name the document by an id that was merged since. */
async function filesOf(
  id: string,
  { store, documentsFile }: Pick<RemovalParts, 'store' | 'documentsFile'>,
): Promise<OfFiles> {
  const ledger = await openLedger(documentsFile);
  const there = ledger.all().filter(({ state }) => state !== 'REMOVED');
  const records = await recordsOf(
    store,
    there.map((line) => line.id),
    'EDITORS',
  );
  const isOurs = (at: number, line: LedgerLine) => line.id === id || records[at]?.id === id;
  const lines = there.filter((line, at) => isOurs(at, line));
  const others = new Set(there.filter((line, at) => !isOurs(at, line)).map(({ file }) => file));
  return { lines, going: [...new Set(lines.map(({ file }) => file))].filter((file) => !others.has(file)) };
}

/** Of a document that is removed already. Errors: those of the disk. */
export async function forgetFiles(id: string, parts: Omit<RemovalParts, 'ontology' | 'writer'>): Promise<void> {
  await forget(await filesOf(id, parts), parts);
}

/** A file whose lines are written and that is still there is found by `gongfu doctor`. */
async function forget(
  { lines, going }: OfFiles,
  { folder, documentsFile, now }: Omit<RemovalParts, 'ontology' | 'writer'>,
): Promise<void> {
  const ledger = await openLedger(documentsFile);
  for (const line of lines) await ledger.write({ ...line, state: 'REMOVED', at: now().toISOString() });
  for (const path of going) await dropFile(folder, { path });
}
