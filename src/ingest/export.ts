/** All that a viewer may see, as lines by id, read in batches so that a graph of any size takes little memory. */
import { scopeFor, type Viewer } from '../domain/scope.ts';
import { type ExportedRecord, exportedId, type StoreSnapshot } from '../store/port.ts';
import { exportLine } from './jsonl-line.ts';

const BATCH = 500;
const BATCH_TIMEOUT_MS = 30_000;

export async function* exportedBatches(
  store: Pick<StoreSnapshot, 'scan'>,
  viewer: Viewer,
): AsyncGenerator<readonly ExportedRecord[], void, void> {
  let after: string | undefined;
  for (;;) {
    const batch = await store.scan(after, BATCH, scopeFor(viewer, BATCH_TIMEOUT_MS));
    const last = batch.at(-1);
    if (last) yield batch;
    if (!last || batch.length < BATCH) return;
    after = exportedId(last);
  }
}

/** One text for each batch of lines. */
export async function* exportLines(
  store: Pick<StoreSnapshot, 'scan'>,
  viewer: Viewer,
): AsyncGenerator<string, void, void> {
  for await (const batch of exportedBatches(store, viewer)) yield batch.map(exportLine).join('');
}
