/** The composition root: settings → store, index and what stands on them. The only file that names adapters. */
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
import { openEmbeddedIndex } from './search/embedded/index.ts';
import type { SearchIndex } from './search/port.ts';
import { bringShipped, SCHEMA_FOLDER } from './shipped.ts';
import { guard } from './store/guard.ts';
import type { GraphStore } from './store/port.ts';
import { openSqliteStore } from './store/sqlite/index.ts';
import { createKeys } from './text/keys.ts';

/** The shipped seed is indexed in about a second; a first search should find it. */
const FIRST_INDEX_TIMEOUT_MS = 20_000;

/** What reads the graph, beside a server or without one. */
export interface Reader {
  readonly folder: DataFolder;
  readonly ontology: Ontology;
  readonly store: GraphStore;
  readonly index: SearchIndex;
  readonly inquiries: Inquiries;
  close(): Promise<void>;
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

/** Errors: UNAVAILABLE, where there is no graph in the folder or it cannot be read. */
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
    inquiries: createInquiries({ ...parts, follower }),
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

type Parts = Omit<Reader, 'inquiries'>;

async function openParts(
  config: Config,
  folder: DataFolder,
  { readOnly }: { readonly readOnly: boolean },
): Promise<Parts> {
  const ontology = await readOntology(SCHEMA_FOLDER);
  const { maxQueue } = config;
  const store = guard(await openSqliteStore({ file: folder.graphFile, ontology, readOnly, maxQueue }));
  try {
    const index = await openEmbeddedIndex({ file: folder.indexFile, ontology, readOnly, maxQueue });
    const close = async () => {
      await Promise.all([store.close(), index.close()]);
    };
    return { folder, ontology, store, index, close };
  } catch (error) {
    await store.close();
    throw error;
  }
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
