/** A thread that reads one state of the file, whatever is written meanwhile: its connection stays in one read transaction. */
import { serveCalls } from '../../worker.ts';
import { storeError } from './driver-errors.ts';
import { openReader } from './open-reader.ts';
import { createFeedReads, type FeedReads } from './reads-feed.ts';
import { createListReads, type ListReads } from './reads-lists.ts';
import { createRecordReads, type RecordReads } from './reads-records.ts';
import { createScanReads, type ScanReads } from './reads-scan.ts';
import { type Counted, receivedData } from './thread-data.ts';

type SnapshotReads = RecordReads & Pick<ListReads, 'outlineOf'> & ScanReads & Pick<FeedReads, 'position'>;

export type SnapshotMethods = {
  readonly [K in keyof SnapshotReads]: {
    readonly request: { readonly arguments: Parameters<SnapshotReads[K]>; readonly deadlineAt: number };
    readonly reply: Counted<ReturnType<SnapshotReads[K]>>;
  };
};

await serveCalls<SnapshotMethods>((data) => {
  const { file, ontology } = receivedData(data);
  const connection = openReader(file);
  // Mapped pages would count as this process's memory until the whole file is in it.
  connection.exec('PRAGMA mmap_size = 0; BEGIN');
  const { position } = createFeedReads(connection);
  // A read transaction begins with its first read.
  position();
  const answered = <A extends readonly unknown[], T>(read: (...args: A) => T) => {
    return (request: { readonly arguments: A; readonly deadlineAt: number }): Counted<T> => {
      const before = connection.statements();
      try {
        const value = connection.until(request.deadlineAt, () => read(...request.arguments));
        return { value, statements: connection.statements() - before };
      } catch (error) {
        throw storeError(error, file);
      }
    };
  };
  return {
    methods: {
      records: answered(createRecordReads(connection).records),
      outlineOf: answered(createListReads(connection, ontology).outlineOf),
      scan: answered(createScanReads(connection).scan),
      position: answered(position),
    },
    closed: () => connection.close(),
  };
});
