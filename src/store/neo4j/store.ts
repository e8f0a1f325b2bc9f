/** The port on a connection: reads side by side, changes one after the other, a load alone. */
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphStore } from '../port.ts';
import { createBrought } from './brought.ts';
import type { Connection, Run } from './connection.ts';
import { createGathering } from './gathering.ts';
import { healthOf } from './health.ts';
import { loadInto } from './load.ts';
import { createFeedReads } from './reads-feed.ts';
import { createListReads } from './reads-lists.ts';
import { createOwnReads } from './reads-own.ts';
import { createPathReads } from './reads-paths.ts';
import { createRecordReads } from './reads-records.ts';
import { createScanReads } from './reads-scan.ts';
import { createWalkReads } from './reads-walks.ts';
import { createSnapshots } from './snapshot.ts';
import { createWriter, type WriterOptions } from './writer.ts';

export interface StoreParts extends WriterOptions {
  readonly connection: Connection;
  /** For loads: on the same driver, and slow to take the server for away. */
  readonly patient: Connection;
  readonly ontology: Ontology;
  readonly readOnly: boolean;
}

export function createStore({ connection, patient, ontology, readOnly, ...limits }: StoreParts): GraphStore {
  const writer = createWriter(connection, ontology, limits);
  let closing: Promise<void> | undefined;
  let isLoading = false;
  const requireOpen = () => {
    if (closing) throw new GongfuError('UNAVAILABLE', 'the store is closed.');
  };
  const requireWritable = () => {
    requireOpen();
    if (readOnly) throw readOnlyRefusal();
    if (isLoading) throw new GongfuError('UNAVAILABLE', 'the store is being loaded; try again when that is done.');
  };
  const run: Run = async (query, deadlineAt) => {
    requireOpen();
    return connection.read(query, deadlineAt);
  };
  const ask = createGathering(run);
  const brought = createBrought();
  const feed = createFeedReads(run);
  const snapshots = createSnapshots(run, ontology);
  return {
    name: 'neo4j',
    ...createRecordReads(ask, ontology, brought),
    ...createListReads({ run, ask }, ontology),
    ...createOwnReads(ask, ontology, brought),
    ...createWalkReads(run, ontology),
    ...createPathReads(run, ontology),
    ...createScanReads(run),
    ...feed,
    snapshot: () => snapshots.open(),
    health: async () => {
      requireOpen();
      const { breaker } = connection;
      return healthOf({
        away: () => breaker.problem(),
        ask: () => feed.position(),
        unwritable: () => writer.health(),
        mayWrite: !readOnly,
      });
    },
    apply: async (request) => {
      requireWritable();
      return writer.apply(request).finally(brought.forget);
    },
    load: async (batches) => {
      requireWritable();
      isLoading = true;
      try {
        await writer.rest();
        return await loadInto(patient, ontology, batches);
      } finally {
        isLoading = false;
      }
    },
    close: () => {
      closing ??= writer.rest().then(() => {
        patient.breaker.close();
        return connection.close();
      });
      return closing;
    },
  };
}

function readOnlyRefusal(): GongfuError {
  return new GongfuError(
    'UNAVAILABLE',
    'the store was opened for reading only; send the change to a server that may write.',
  );
}
