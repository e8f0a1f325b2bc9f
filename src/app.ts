/** The composition root: settings → store, index and what stands on them. The only file that names adapters. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import type { OnProgress } from './control.ts';
import { type DataFolder, dataFolder, type FolderLock, lockDataFolder, makeDataFolder } from './data-folder.ts';
import type { ChangeOutcome } from './domain/change.ts';
import type { Ontology } from './domain/ontology.ts';
import { readOntology } from './domain/read-ontology.ts';
import { createFollower, type Follower } from './ingest/follow.ts';
import { importFiles } from './ingest/import.ts';
import type { MakeKeys } from './ingest/items.ts';
import type { SeedText } from './ingest/seed-read.ts';
import { createWriter, type Writer } from './ingest/write.ts';
import { createInquiries, type Inquiries } from './inquiry/inquiries.ts';
import { openEmbeddedIndex } from './search/embedded/index.ts';
import type { SearchIndex } from './search/port.ts';
import { guard } from './store/guard.ts';
import type { GraphStore } from './store/port.ts';
import { openSqliteStore } from './store/sqlite/index.ts';
import { createKeys } from './text/keys.ts';

const SCHEMA_FOLDER = new URL('../schema/', import.meta.url);
const SEED_FOLDER = new URL('../seed/', import.meta.url);
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

/** Paths of the shipped seed's files, by name. */
export async function shippedSeedFiles(): Promise<readonly string[]> {
  const names = (await readdir(SEED_FOLDER)).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return names.map((name) => fileURLToPath(new URL(encodeURIComponent(name), SEED_FOLDER)));
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
}

/**
 * Takes the lock, opens everything for writing and fills an empty graph with the shipped seed.
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
    const outcome = config.seed ? await loadSeed(owner, options) : undefined;
    follower.start();
    if (outcome) await follower.caughtUp(outcome.seq, FIRST_INDEX_TIMEOUT_MS);
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

/** Only into a graph in which nothing was ever written. */
async function loadSeed(owner: Owner, { onProgress }: OwnerOptions): Promise<ChangeOutcome | undefined> {
  const { revision } = await owner.store.position();
  if (revision > 0) return undefined;
  const paths = await shippedSeedFiles();
  if (paths.length === 0) return undefined;
  onProgress?.({ what: 'loading the seed', done: 0, of: paths.length });
  const files = await Promise.all(
    paths.map(async (name): Promise<SeedText> => ({ name, text: await readFile(name, 'utf8') })),
  );
  const outcome = await importFiles(files, owner, { actor: 'seed', reason: 'The texts that come with gongfu' });
  onProgress?.({ what: 'loading the seed', done: paths.length, of: paths.length });
  return outcome;
}

function given<T extends object>(values: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // What is undefined was filtered out above.
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}
