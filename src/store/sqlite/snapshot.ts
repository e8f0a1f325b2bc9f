/** One state of the store, read on a thread of its own. */
import { spawnWorker } from '../../worker.ts';
import type { StoreSnapshot } from '../port.ts';
import { scannedLine } from './reads-scan.ts';
import { recordOf } from './rows.ts';
import type { SnapshotMethods } from './snapshot-worker.ts';
import type { Counted, ThreadData } from './thread-data.ts';

/** What the store is built with; `onStatements` as in SqliteStoreOptions. */
export interface SnapshotParts {
  readonly data: ThreadData;
  readonly maxQueue: number;
  readonly onStatements: (count: number) => void;
}

export interface Snapshots {
  open(): Promise<StoreSnapshot>;
  /** Of all that are open. */
  close(): Promise<void>;
}

export function createSnapshots(parts: SnapshotParts): Snapshots {
  const open = new Set<StoreSnapshot>();
  return {
    open: async () => {
      const snapshot = await openSnapshot(parts);
      const own: StoreSnapshot = {
        ...snapshot,
        close: () => {
          open.delete(own);
          return snapshot.close();
        },
      };
      open.add(own);
      return own;
    },
    close: async () => {
      await Promise.all([...open].map((snapshot) => snapshot.close()));
    },
  };
}

async function openSnapshot({ data, maxQueue, onStatements }: SnapshotParts): Promise<StoreSnapshot> {
  const options = { title: 'the thread of a snapshot', data, maxQueue };
  const calls = await spawnWorker<SnapshotMethods>('store/sqlite/snapshot-worker', options);
  const counted = async <T>(reply: Promise<Counted<T>>): Promise<T> => {
    const { value, statements } = await reply;
    onStatements(statements);
    return value;
  };
  return {
    records: async (ids, { viewer, deadlineAt }) => {
      const texts = await counted(calls.call('records', { arguments: [ids, viewer], deadlineAt }));
      return texts.map((text) => text && recordOf(text));
    },
    outlineOf: (ids, { viewer, deadlineAt }) =>
      counted(calls.call('outlineOf', { arguments: [ids, viewer], deadlineAt })),
    scan: async (after, limit, { viewer, deadlineAt }) =>
      (await counted(calls.call('scan', { arguments: [after, limit, viewer], deadlineAt }))).map(scannedLine),
    position: () => counted(calls.call('position', { arguments: [], deadlineAt: Number.POSITIVE_INFINITY })),
    close: () => calls.close(),
  };
}
