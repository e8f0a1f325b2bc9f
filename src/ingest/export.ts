/** All that a viewer may see, as lines by id, read in batches so that a graph of any size takes little memory. */
import { scopeFor, type Viewer } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { exportLine } from './jsonl.ts';

const BATCH = 500;
const BATCH_TIMEOUT_MS = 30_000;

/** One text for each batch of lines. Records that are written meanwhile may or may not be among them. */
export async function* exportLines(store: GraphStore, viewer: Viewer): AsyncGenerator<string> {
  let after: string | undefined;
  for (;;) {
    const batch = await store.scan(after, BATCH, scopeFor(viewer, BATCH_TIMEOUT_MS));
    if (batch.length > 0) yield batch.map(exportLine).join('');
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.record.id;
  }
}
