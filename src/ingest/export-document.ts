/** A document as lines of an export: itself, its passages, what is stated in them, and whatever these speak of, so that it stands elsewhere. */
import { badInput, GongfuError } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { GraphRecord } from '../domain/records.ts';
import { mentionsOf, refersTo } from '../domain/references.ts';
import type { Viewer } from '../domain/scope.ts';
import type { StoreSnapshot } from '../store/port.ts';
import { exportedBatches } from './export.ts';
import { recordsOf } from './graph-reads.ts';
import { exportLine } from './jsonl-line.ts';

export interface DocumentExport {
  readonly id: string;
  readonly viewer: Viewer;
  readonly ontology: Ontology;
}

/**
 * By id, as an export of the whole graph has them; what speaks of the document elsewhere is not in it. Errors: NOT_FOUND;
 * BAD_USER_INPUT for what is no source. Cost: three passes over the graph.
 */
export async function* exportDocument(
  store: Pick<StoreSnapshot, 'records' | 'scan'>,
  { id, viewer, ontology }: DocumentExport,
): AsyncGenerator<string, void, void> {
  const source = await requireSource(store, { id, viewer, ontology });
  const own = new Set([source]);
  for await (const record of recordsIn(store, viewer))
    if (record.record === 'passage' && record.document === source) own.add(record.id);
  const wanted = new Set(own);
  for await (const record of recordsIn(store, viewer)) {
    const isStatedHere = own.has(record.id) || mentionsOf(record).some(({ passage }) => own.has(passage));
    if (isStatedHere) for (const one of [record.id, ...refersTo(record)]) wanted.add(one);
  }
  await addAllNamed(wanted, store, viewer);
  for await (const batch of exportedBatches(store, viewer)) {
    const lines = batch.filter((line) => 'record' in line && wanted.has(line.record.id));
    if (lines.length > 0) yield lines.map(exportLine).join('');
  }
}

/** The id that it has now: it may have been merged. */
async function requireSource(
  store: Pick<StoreSnapshot, 'records'>,
  { id, viewer, ontology }: DocumentExport,
): Promise<string> {
  const [record] = await recordsOf(store, [id], viewer);
  if (!record) throw new GongfuError('NOT_FOUND', `There is no ${id}.`, { details: { ids: [id] } });
  if (record.record === 'entity' && ontology.entityType(record.type)?.isSource) return record.id;
  throw badInput(`${id} is no document: a source is exported with its passages; leave --document out for all.`);
}

async function* recordsIn(store: Pick<StoreSnapshot, 'scan'>, viewer: Viewer): AsyncGenerator<GraphRecord, void, void> {
  for await (const batch of exportedBatches(store, viewer))
    for (const line of batch) if ('record' in line) yield line.record;
}

/** What they refer to, and what that refers to, until nothing is missing. */
async function addAllNamed(wanted: Set<string>, store: Pick<StoreSnapshot, 'records'>, viewer: Viewer): Promise<void> {
  for (let frontier = [...wanted]; frontier.length > 0; ) {
    const records = await recordsOf(store, frontier, viewer);
    const named = new Set(records.flatMap((record) => (record ? refersTo(record) : [])));
    frontier = [...named].filter((id) => !wanted.has(id));
    for (const id of frontier) wanted.add(id);
  }
}
