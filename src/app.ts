/** The composition root: settings → store, index and what stands on them. The only file that names adapters. */
import { rmSync } from 'node:fs';
import type { Config } from './config.ts';
import type { OnProgress } from './control.ts';
import { type DataFolder, dataFolder, type FolderLock, lockDataFolder, makeDataFolder } from './data-folder.ts';
import type { Ontology } from './domain/ontology.ts';
import { readOntology } from './domain/read-ontology.ts';
import { createFollower, type Follower } from './ingest/follow.ts';
import type { MakeKeys } from './ingest/items.ts';
import type { Upgrade } from './ingest/upgrade.ts';
import { createWriter, type Writer } from './ingest/write.ts';
import { createInquiries, type Inquiries } from './inquiry/inquiries.ts';
import { openEmbeddedIndex, removeEmbeddedIndex } from './search/embedded/index.ts';
import { createEmbedder } from './search/embedder/index.ts';
import type { IndexStatus, SearchIndex } from './search/port.ts';
import { bringShipped, SCHEMA_FOLDER, SHIPPED_VECTORS } from './shipped.ts';
import { guard } from './store/guard.ts';
import type { GraphStore } from './store/port.ts';
import type { StoreSafety } from './store/safety.ts';
import { openSqliteStore, sqliteSafety } from './store/sqlite/index.ts';
import { createKeys } from './text/keys.ts';

/** The shipped seed is indexed in a few seconds; a first search should find it. */
const FIRST_INDEX_TIMEOUT_MS = 20_000;

/** What reads the records, beside a server or without one. */
export interface Graph {
  readonly folder: DataFolder;
  readonly ontology: Ontology;
  readonly store: GraphStore;
  close(): Promise<void>;
}

/** What reads the graph and searches it. */
export interface Reader extends Graph {
  readonly index: SearchIndex;
  readonly inquiries: Inquiries;
}

/** What owns the data folder and writes. */
export interface Owner extends Reader {
  readonly keys: MakeKeys;
  readonly writer: Writer;
  readonly follower: Follower;
}

/** What files are checked with, without a graph. */
export async function checkParts(): Promise<{ readonly ontology: Ontology; readonly keys: MakeKeys }> {
  return { ontology: await readOntology(SCHEMA_FOLDER), keys: createKeys() };
}

/** What keeps the graph of a folder safe: for a process that does not serve it. A restore takes with it what was made from the old graph. */
export async function openSafety(folder: DataFolder): Promise<StoreSafety> {
  const beforeRestore = () => {
    removeEmbeddedIndex(folder.indexFile);
    rmSync(folder.corpusFile, { force: true });
  };
  return sqliteSafety({ file: folder.graphFile, ...(await checkParts()), beforeRestore });
}

/** Of the index alone. Errors: UNAVAILABLE, where there is none or it cannot be read. */
export async function readIndexStatus(folder: DataFolder, config: Config): Promise<IndexStatus> {
  const index = await openIndex(config, { folder, ontology: await readOntology(SCHEMA_FOLDER), readOnly: true });
  try {
    return await index.status();
  } finally {
    await index.close();
  }
}

/** For what asks nothing of the index, which may be missing. Errors: UNAVAILABLE, where there is no graph in the folder or it cannot be read. */
export async function openGraph(config: Config): Promise<Graph> {
  const graph = await openStore(config, dataFolder(config.data), { readOnly: true });
  return { ...graph, close: () => graph.store.close() };
}

/** Errors: UNAVAILABLE, where there is no graph or no index in the folder or one cannot be read. */
export async function openReader(config: Config): Promise<Reader> {
  const parts = await openParts(config, dataFolder(config.data), { readOnly: true });
  const [position, status] = await Promise.all([parts.store.position(), parts.index.status()]);
  const lag = Math.max(0, position.seq - status.seq);
  return { ...parts, inquiries: createInquiries({ ...parts, follower: { status: () => ({ lag }) } }) };
}

export interface OwnerOptions {
  readonly onProgress?: OnProgress;
  /** Told of what goes wrong while the index follows. */
  readonly onProblem?: (error: unknown) => void;
  /** Told of what a newer release changed in the shipped texts, and what it left for review. */
  readonly onUpgrade?: (upgrade: Upgrade) => void;
}

/**
 * Takes the lock, opens everything for writing and brings the shipped texts into the graph, or up to this release.
 * Errors: UNAVAILABLE, where another process owns the folder, or it or a file in it cannot be used.
 */
export async function openOwner(config: Config, options: OwnerOptions = {}): Promise<Owner> {
  const folder = makeDataFolder(config.data);
  const lock = lockDataFolder(folder);
  try {
    return await openOwned(config, { folder, lock }, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openOwned(
  config: Config,
  owned: { readonly folder: DataFolder; readonly lock: FolderLock },
  options: OwnerOptions,
): Promise<Owner> {
  const parts = await openParts(config, owned.folder, { readOnly: false });
  const { ontology, store, index } = parts;
  const keys = createKeys();
  const follower = createFollower({ store, index, ontology, ...given({ onProblem: options.onProblem }) });
  const writer = createWriter({ store, ontology, keys, onWritten: ({ seq }) => follower.nudge(seq) });
  const owner: Owner = {
    ...parts,
    inquiries: createInquiries({ ...parts, follower, searchTimeoutMs: config.searchTimeoutMs }),
    keys,
    writer,
    follower,
    async close() {
      await follower.stop();
      await parts.close();
      owned.lock.release();
    },
  };
  try {
    const seq = config.seed ? await bringTexts(owner, options) : undefined;
    follower.start();
    if (seq !== undefined) await follower.caughtUp(seq, FIRST_INDEX_TIMEOUT_MS);
    return owner;
  } catch (error) {
    await owner.close();
    throw error;
  }
}

interface Opening {
  readonly readOnly: boolean;
}

async function openParts(
  config: Config,
  folder: DataFolder,
  { readOnly }: Opening,
): Promise<Omit<Reader, 'inquiries'>> {
  const graph = await openStore(config, folder, { readOnly });
  const { ontology, store } = graph;
  try {
    const index = await openIndex(config, { folder, ontology, readOnly });
    const close = async () => {
      await Promise.all([store.close(), index.close()]);
    };
    return { ...graph, index, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** With the embedder of the settings, which is closed with it. */
async function openIndex(
  config: Config,
  { folder, ontology, readOnly }: Pick<Graph, 'folder' | 'ontology'> & Opening,
): Promise<SearchIndex> {
  const embedder = createEmbedder(config);
  const index = await openEmbeddedIndex({
    file: folder.indexFile,
    ontology,
    readOnly,
    maxQueue: config.maxQueue,
    embedder,
    shippedVectors: SHIPPED_VECTORS,
    // A command is there for one question, and has the model to load first.
    ...(readOnly ? { meaningWaitMs: config.requestTimeoutMs } : {}),
  });
  const close = async () => {
    // The embedder first: what the index still waits for there ends by that.
    await Promise.all([embedder?.close(), index.close()]);
  };
  return { ...index, close };
}

async function openStore(config: Config, folder: DataFolder, { readOnly }: Opening): Promise<Omit<Graph, 'close'>> {
  const ontology = await readOntology(SCHEMA_FOLDER);
  const { maxQueue } = config;
  const walks = { maxBytes: config.walkMemoryMb * 2 ** 20 };
  const store = guard(await openSqliteStore({ file: folder.graphFile, ontology, readOnly, maxQueue, walks }));
  return { folder, ontology, store };
}

async function bringTexts(owner: Owner, { onProgress, onUpgrade }: OwnerOptions): Promise<number | undefined> {
  const what = 'bringing in the shipped texts';
  onProgress?.({ what, done: 0, of: 1 });
  const { seq, upgrade } = await bringShipped(owner);
  onProgress?.({ what, done: 1, of: 1 });
  if (upgrade) onUpgrade?.(upgrade);
  return seq;
}

function given<T extends object>(values: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // What is undefined was filtered out above.
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}
