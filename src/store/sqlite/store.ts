/** The port on its threads: the writer's, the reader's, and the connection of the caller's own thread for point reads. */
import type { ChangeRequest } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { type Calls, spawnWorker } from '../../worker.ts';
import type { GraphStore, StoreHealth } from '../port.ts';
import type { Connection } from './connection.ts';
import { isUnwritable } from './driver-errors.ts';
import type { SqliteStoreOptions } from './index.ts';
import { openReader } from './open-reader.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import { requireSameRanks } from './ranks.ts';
import { createReaderThread, type ReaderThread } from './reader-thread.ts';
import { createFeedReads } from './reads-feed.ts';
import { createListReads } from './reads-lists.ts';
import { createOwnReads } from './reads-own.ts';
import { type Point, pointMethods, type Wide, wideMethods } from './store-methods.ts';
import { type Counted, threadData } from './thread-data.ts';
import type { WriterMethods } from './writer-worker.ts';

type Settings = Required<SqliteStoreOptions>;

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
  const reader = createReaderThread(threadData(settings.file, settings.ontology), settings.maxQueue);
  return storeOn(settings, { main, reader, writing });
}

async function openWriting({ file, ontology, maxQueue }: Settings): Promise<Writing> {
  let ownership: Ownership | undefined;
  try {
    ownership = takeOwnership(file);
    const options = { title: "the store's writer", data: threadData(file, ontology), maxQueue };
    return { calls: await spawnWorker<WriterMethods>('store/sqlite/writer-worker', options), ownership };
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
    throw 'refusal' in writing && writing.refusal ? writing.refusal : error;
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
  const { point, wide, counted } = createAsking(settings, threads, requireOpen);
  const lists = createListReads(main, settings.ontology);
  const feed = createFeedReads(main);
  return {
    name: 'sqlite',
    ...pointMethods(createOwnReads(main, settings.ontology), point),
    ...wideMethods(wide, lists, point),
    position: () => point(UNTIMED, () => feed.position()),
    health: async () => {
      requireOpen();
      return health(threads);
    },
    apply: async (request: ChangeRequest) => {
      requireOpen();
      if (!('calls' in writing)) throw writing.refusal ?? readOnlyRefusal();
      return counted(writing.calls.call('apply', request));
    },
    close: () => {
      closing ??= close(threads);
      return closing;
    },
  };
}

/** How the threads are asked: each call while the store is open, with its statements counted. */
function createAsking({ onStatements }: Settings, { main, reader }: Threads, requireOpen: () => void) {
  const counted = async <T>(reply: Promise<Counted<T>>): Promise<T> => {
    const { value, statements } = await reply;
    onStatements(statements);
    return value;
  };
  const point: Point = async (scope, read) => {
    requireOpen();
    const before = main.statements();
    const value = main.until(scope.deadlineAt, read);
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

async function health({ writing }: Threads): Promise<StoreHealth> {
  const refusal = 'calls' in writing ? await writeFailure(writing.calls) : writing.refusal?.message;
  const problems = refusal === undefined ? [] : [refusal];
  return { ok: problems.length === 0, writable: 'calls' in writing && refusal === undefined, problems };
}

async function writeFailure(calls: Calls<WriterMethods>): Promise<string | undefined> {
  return calls.failure()?.message ?? (await calls.call('health', undefined).catch((error: Error) => error.message));
}

/** The writer last: whoever closes last folds the WAL into the file, which a reader cannot. */
async function close({ main, reader, writing }: Threads): Promise<void> {
  await reader.close();
  main.close();
  await closeWriting(writing);
}
