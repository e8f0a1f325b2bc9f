/** The port on its threads: the writer's, the reader's, and the connection of the caller's own thread for point reads. */
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { type Calls, spawnWorker } from '../../worker.ts';
import type { GraphStore } from '../port.ts';
import type { Connection } from './connection.ts';
import { isUnwritable } from './driver-errors.ts';
import { createReadWatch, healthOf, type WriteProblem, writeProblem } from './health.ts';
import type { SqliteStoreOptions } from './index.ts';
import { openReader } from './open-reader.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import { isOfUnknownTypes, requireSameRanks } from './ranks.ts';
import { createReaderThread, type ReaderThread } from './reader-thread.ts';
import { createFeedReads } from './reads-feed.ts';
import { createOwnReads } from './reads-own.ts';
import { createRecordCache, type RecordCache } from './record-cache.ts';
import { createSnapshots } from './snapshot.ts';
import { type Point, pointMethods, type Wide, wideMethods } from './store-methods.ts';
import { createWrites, type WritesParts } from './store-writes.ts';
import { type Counted, threadData, type WalkSettings } from './thread-data.ts';
import { createWriterThread } from './writer-thread.ts';
import type { WriterMethods } from './writer-worker.ts';

type Settings = Required<SqliteStoreOptions> & { readonly walks: WalkSettings };

/** Why nothing is written: as asked (no error), or because the file does not take it. */
type Writing =
  | { readonly calls: Calls<WriterMethods>; readonly ownership: Ownership }
  | { readonly refusal?: GongfuError };

interface Threads {
  readonly main: Connection;
  readonly reader: ReaderThread;
  readonly writing: Writing;
}

export async function createStore(settings: Settings): Promise<GraphStore> {
  const writing = settings.readOnly ? {} : await openWriting(settings);
  const main = await openMain(settings, writing);
  const reader = createReaderThread(
    { ...threadData(settings.file, settings.ontology), walks: settings.walks },
    settings.maxQueue,
  );
  return storeOn(settings, { main, reader, writing });
}

/** To who asked for a change when the writer broke down. */
const UNKNOWN = 'whether the change was made is not known: look for it, and send it again where it was not.';

async function openWriting({ file, ontology, maxQueue }: Settings): Promise<Writing> {
  let ownership: Ownership | undefined;
  try {
    ownership = takeOwnership(file);
    const options = { title: "the store's writer", data: threadData(file, ontology), maxQueue, advice: UNKNOWN };
    const spawn = () => spawnWorker<WriterMethods>('store/sqlite/writer-worker', options);
    return { calls: await createWriterThread(spawn), ownership };
  } catch (error) {
    ownership?.release();
    // Reads live on where only writing is impossible; where there is nothing to read, opening for it says so.
    if (isUnwritable(error)) return { refusal: error };
    throw error;
  }
}

async function openMain({ file, ontology }: Settings, writing: Writing): Promise<Connection> {
  let main: Connection | undefined;
  try {
    main = openReader(file);
    if (!('calls' in writing)) requireSameRanks(main, ontology);
    return main;
  } catch (error) {
    main?.close();
    await closeWriting(writing);
    // That writing is refused says more than that what is there cannot be read, or is not brought up to date.
    throw 'refusal' in writing && writing.refusal && !isOfUnknownTypes(error) ? writing.refusal : error;
  }
}

async function closeWriting(writing: Writing): Promise<void> {
  if (!('calls' in writing)) return;
  await writing.calls.close();
  writing.ownership.release();
}

function storeOn(settings: Settings, threads: Threads): GraphStore {
  const { main, writing } = threads;
  let closing: Promise<void> | undefined;
  const requireOpen = () => {
    if (closing) throw new GongfuError('UNAVAILABLE', 'the store is closed.');
  };
  const cache = createRecordCache(main);
  const { point, wide, counted } = createAsking(settings, threads, cache, requireOpen);
  const watch = createReadWatch(settings.file);
  const own = createOwnReads(main, settings.ontology, cache);
  const feed = createFeedReads(main);
  const position = () => point(UNTIMED, () => feed.position());
  const data = threadData(settings.file, settings.ontology);
  const snapshots = createSnapshots({ data, ...settings });
  return {
    name: 'sqlite',
    ...watch.over(pointMethods(own, point)),
    ...watch.over(wideMethods(wide, own, point)),
    ...watch.over({ position }),
    health: async () => {
      const failure = await watch
        .over({ position })
        .position()
        .then(
          () => undefined,
          (error: GongfuError) => error,
        );
      requireOpen();
      const health = healthOf(watch.damage() ?? failure, await writeFailure(writing), 'calls' in writing);
      const slow = threads.reader.problem();
      return slow === undefined ? health : { ...health, problems: [...health.problems, slow] };
    },
    ...createWrites({ data, counted, ...writesOf(writing, requireOpen) }),
    snapshot: async () => {
      requireOpen();
      return snapshots.open();
    },
    close: () => {
      closing ??= snapshots.close().then(() => close(threads));
      return closing;
    },
  };
}

function writesOf(writing: Writing, requireOpen: () => void): Pick<WritesParts, 'write' | 'requireWritable'> {
  const calls = () => {
    requireOpen();
    if (!('calls' in writing)) throw writing.refusal ?? readOnlyRefusal();
    return writing.calls;
  };
  return { write: (request) => calls().call('apply', request), requireWritable: () => void calls() };
}

/** How the threads are asked: each call while the store is open, with its statements counted. */
function createAsking(
  { onStatements }: Settings,
  { main, reader }: Threads,
  cache: RecordCache,
  requireOpen: () => void,
) {
  const counted = async <T>(reply: Promise<Counted<T>>): Promise<T> => {
    const { value, statements } = await reply;
    onStatements(statements);
    return value;
  };
  const point: Point = async (scope, read) => {
    requireOpen();
    const before = main.statements();
    const value = main.until(scope.deadlineAt, () =>
      main.snapshot(() => {
        cache.refresh();
        return read();
      }),
    );
    onStatements(main.statements() - before);
    return value;
  };
  const wide: Wide = async (method, args, deadlineAt) => {
    requireOpen();
    return counted(reader.read(method, args, deadlineAt));
  };
  return { counted, point, wide };
}

const UNTIMED: Scope = { viewer: 'EDITORS', deadlineAt: Number.POSITIVE_INFINITY };

function readOnlyRefusal(): GongfuError {
  return new GongfuError(
    'UNAVAILABLE',
    'the store was opened for reading only; send the change to the server that owns the data folder.',
  );
}

async function writeFailure(writing: Writing): Promise<WriteProblem | undefined> {
  if (!('calls' in writing)) return writeProblem(writing.refusal);
  const { calls } = writing;
  return writeProblem(calls.failure()) ?? (await calls.call('health', undefined).catch(writeProblem));
}

/** The writer last: whoever closes last folds the WAL into the file, which a reader cannot. */
async function close({ main, reader, writing }: Threads): Promise<void> {
  await reader.close();
  main.close();
  await closeWriting(writing);
}
