/** The two ways in which the index gets what the store has: the whole of it anew, or what changed since a position. */
import { setTimeout } from 'node:timers/promises';
import { isAway } from '../domain/arrival.ts';
import type { Revision } from '../domain/change.ts';
import type { Ontology } from '../domain/ontology.ts';
import { scopeFor } from '../domain/scope.ts';
import type { IndexRebuild, IndexStatus, SearchIndex } from '../search/port.ts';
import { type ExportedRecord, exportedId, type GraphStore } from '../store/port.ts';
import { projectDocuments } from './project.ts';
import { touchedBy } from './touched.ts';
import { hidesAnything } from './turned.ts';

export interface Following {
  readonly store: GraphStore;
  readonly index: SearchIndex;
  readonly ontology: Ontology;
}

const REVISIONS_AT_ONCE = 50;
/** Many small revisions are followed together: what they touch is often the same. */
const ENOUGH_CHANGES = 1_000;
const DOCUMENTS_AT_ONCE = 100;
const RECORDS_AT_ONCE = 500;
const READ_TIMEOUT_MS = 30_000;
/** An engine that is away for a moment does not cost all that was done of a rebuild. */
const ATTEMPTS = 5;
const ATTEMPT_PAUSE_MS = 1_000;

/** An index of another format, of a store that had got further, or an empty one beside a full store. */
export function mustRebuild(index: IndexStatus, storeSeq: number): boolean {
  return index.version !== index.expected || index.seq > storeSeq || (index.seq === 0 && storeSeq > 0);
}

/** Follows some revisions and gives the position reached; `since` where there are no more. */
export async function catchUpOnce(parts: Following, since: number): Promise<number> {
  const revisions = await revisionsAfter(parts.store, since);
  const seq = revisions.at(-1)?.seq;
  if (seq === undefined) return since;
  const ids = [...(await touchedBy(revisions, parts))];
  // The position moves with the last batch only: after a crash between two of them the revisions are followed again.
  for (let at = 0; at === 0 || at < ids.length; at += DOCUMENTS_AT_ONCE) {
    const batch = await projectDocuments(ids.slice(at, at + DOCUMENTS_AT_ONCE), parts);
    await parts.index.update({ ...batch, seq: at + DOCUMENTS_AT_ONCE >= ids.length ? seq : since });
  }
  return seq;
}

/** Makes the documents of these ids anew from what the store has now, or takes them out; the position stays. */
export async function reproject(ids: readonly string[], parts: Following): Promise<void> {
  for (const some of parted(ids)) {
    const [batch, { seq }] = [await projectDocuments(some, parts), await parts.index.status()];
    await parts.index.update({ ...batch, seq });
  }
}

async function revisionsAfter(store: GraphStore, since: number): Promise<readonly Revision[]> {
  const revisions: Revision[] = [];
  for (let changes = 0; changes < ENOUGH_CHANGES; ) {
    const more = await store.changes(revisions.at(-1)?.seq ?? since, REVISIONS_AT_ONCE);
    revisions.push(...more);
    changes += more.reduce((sum, revision) => sum + revision.changes.length, 0);
    if (more.length < REVISIONS_AT_ONCE) break;
  }
  return revisions;
}

/** Makes the index anew beside the one that is searched, and gives the position that it stands for. */
export async function rebuildIndex(parts: Following, onProgress?: (documents: number) => void): Promise<number> {
  // What is written meanwhile is read in part, and followed again from here.
  const { seq } = await parts.store.position();
  const rebuild = await parts.index.rebuild();
  try {
    await addAll(parts, rebuild, onProgress);
    await rebuild.finish(seq);
    return seq;
  } catch (error) {
    await rebuild.abandon().catch(() => undefined);
    throw error;
  }
}

/** Entities first, so that passages are cut into words by all their names. */
async function addAll(parts: Following, rebuild: IndexRebuild, onProgress: ((documents: number) => void) | undefined) {
  // Read behind the position that the index will stand for: what is hidden later is followed from there.
  const view = { hidesAnything: await hidesAnything([], parts) };
  let done = 0;
  for await (const ids of entitiesThenPassages(parts.store)) {
    const { documents } = await patiently(() => projectDocuments(ids, parts, view));
    await patiently(() => rebuild.add(documents));
    done += documents.length;
    onProgress?.(done);
  }
}

/** Ids, as many at a time as are projected together. The records are read once: the passages wait as ids. */
async function* entitiesThenPassages(store: GraphStore): AsyncGenerator<readonly string[]> {
  const passages: string[] = [];
  for await (const lines of scanned(store)) {
    const entities: string[] = [];
    for (const line of lines) {
      if (!('record' in line)) continue;
      if (line.record.record === 'entity') entities.push(line.record.id);
      else if (line.record.record === 'passage') passages.push(line.record.id);
    }
    yield* parted(entities);
  }
  yield* parted(passages);
}

function* parted(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += DOCUMENTS_AT_ONCE) yield ids.slice(at, at + DOCUMENTS_AT_ONCE);
}

async function* scanned(store: GraphStore): AsyncGenerator<readonly ExportedRecord[]> {
  let after: string | undefined;
  for (;;) {
    const from = after;
    const lines = await patiently(() => store.scan(from, RECORDS_AT_ONCE, scopeFor('EDITORS', READ_TIMEOUT_MS)));
    yield lines;
    const last = lines.length < RECORDS_AT_ONCE ? undefined : lines.at(-1);
    if (!last) return;
    after = exportedId(last);
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isAway(error)) throw error;
      await setTimeout(ATTEMPT_PAUSE_MS);
    }
  }
}
