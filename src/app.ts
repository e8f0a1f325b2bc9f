/** The composition root: settings → store, index and what stands on them. The only file that names adapters. */
import { rmSync } from 'node:fs';
import type { Config } from './config.ts';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { awaitArrival, isAway } from './domain/arrival.ts';
import { badInput, type GongfuError } from './domain/errors.ts';
import type { Ontology } from './domain/ontology.ts';
import { readOntology } from './domain/read-ontology.ts';
import type { MakeKeys } from './ingest/items.ts';
import { createInquiries, type Inquiries } from './inquiry/inquiries.ts';
import { openEmbeddedIndex, removeEmbeddedIndex } from './search/embedded/index.ts';
import { createEmbedder } from './search/embedder/index.ts';
import { withFallback } from './search/fallback.ts';
import { lateIndex } from './search/late.ts';
import { openMeilisearchIndex } from './search/meilisearch/index.ts';
import type { IndexStatus, SearchIndex } from './search/port.ts';
import { SCHEMA_FOLDER, SHIPPED_VECTORS } from './shipped.ts';
import { guard } from './store/guard.ts';
import { lateStore } from './store/late.ts';
import { openNeo4jStore } from './store/neo4j/index.ts';
import type { GraphStore } from './store/port.ts';
import type { StoreSafety } from './store/safety.ts';
import { openSqliteStore, sqliteSafety } from './store/sqlite/index.ts';
import { createKeys } from './text/keys.ts';

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

/** What files are checked with, without a graph. */
export async function checkParts(): Promise<{ readonly ontology: Ontology; readonly keys: MakeKeys }> {
  return { ontology: await readOntology(SCHEMA_FOLDER), keys: createKeys() };
}

/** For what works on the file of the graph. Errors: BAD_USER_INPUT where there is none, with what is there in its place. */
export function requireFileStore({ store }: Config, command: string, instead: string): void {
  if (store === 'sqlite') return;
  throw badInput(`\`gongfu ${command}\` works on the file of a graph, and GONGFU_STORE is ${store}: ${instead}`);
}

/** What keeps the graph of a folder safe: for a process that does not serve it. A restore takes with it what was made from the old graph. */
export async function openSafety(folder: DataFolder): Promise<StoreSafety> {
  return sqliteSafety({
    file: folder.graphFile,
    ...(await checkParts()),
    beforeRestore: () => removeMadeOfGraph(folder),
  });
}

/** What was made from the graph that a folder had, and is not to be taken for that of another. */
export function removeMadeOfGraph(folder: DataFolder): void {
  removeEmbeddedIndex(folder.indexFile);
  rmSync(folder.corpusFile, { force: true });
}

/** Of the index alone. Errors: UNAVAILABLE, where there is none or it cannot be read. */
export async function readIndexStatus(folder: DataFolder, config: Config): Promise<IndexStatus> {
  const ontology = await readOntology(SCHEMA_FOLDER);
  const { primary, close } = await openIndexes({ ...config, searchFallback: 'none' }, { folder, ontology, ...BESIDE });
  try {
    return await primary.status();
  } finally {
    await close();
  }
}

/** For what asks nothing of the index, which may be missing. Errors: UNAVAILABLE, where there is no graph in the folder or it cannot be read. */
export async function openGraph(config: Config): Promise<Graph> {
  return openGraphIn(config, dataFolder(config.data), true);
}

/** A graph by itself, in this folder or where the settings say. Errors: UNAVAILABLE, where it cannot be used. */
export async function openGraphIn(config: Config, folder: DataFolder, readOnly: boolean): Promise<Graph> {
  const graph = await openStore(config, folder, { ...BESIDE, readOnly });
  return { ...graph, close: () => graph.store.close() };
}

/** Errors: UNAVAILABLE, where there is no graph or no index in the folder or one cannot be read. */
export async function openReader(config: Config): Promise<Reader> {
  const { primary, spare, ...parts } = await openParts(config, dataFolder(config.data), BESIDE);
  const { seq } = await parts.store.position();
  const lagOf = async (index: SearchIndex) => Math.max(0, seq - (await index.status()).seq);
  const spareLag = spare ? await lagOf(spare) : 0;
  // The index that is away has no part in the answer, and the one beside it says itself how far it is.
  const lag = await lagOf(primary).catch((error: unknown) => {
    if (spare) return 0;
    throw error;
  });
  const index = spare
    ? withFallback({ primary, spare, isPrimaryEmpty: () => false, spareLag: () => spareLag })
    : primary;
  return { ...parts, index, inquiries: createInquiries({ ...parts, index, follower: { status: () => ({ lag }) } }) };
}

export interface Opening {
  readonly readOnly: boolean;
  /** Whether an engine that is away is waited for; else UNAVAILABLE. */
  readonly waits: boolean;
  readonly onAway?: (problem: GongfuError) => void;
}

/** Of what reads beside the owner of the folder. */
const BESIDE: Opening = { readOnly: true, waits: false };

export interface Indexes {
  readonly primary: SearchIndex;
  readonly spare?: SearchIndex;
  close(): Promise<void>;
}

/** Errors: UNAVAILABLE, where a file or an engine that is not waited for cannot be used. */
export async function openParts(config: Config, folder: DataFolder, opening: Opening): Promise<Graph & Indexes> {
  const graph = await openStore(config, folder, opening);
  const { ontology, store } = graph;
  try {
    const indexes = await openIndexes(config, { folder, ontology, ...opening });
    const close = async () => {
      await Promise.all([store.close(), indexes.close()]);
    };
    return { ...graph, ...indexes, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** With the embedder of the settings, which is closed with them. */
async function openIndexes(
  config: Config,
  { folder, ontology, readOnly, waits, onAway }: Pick<Graph, 'folder' | 'ontology'> & Opening,
): Promise<Indexes> {
  const embedder = createEmbedder(config);
  // A command is there for one question, and has the model to load first.
  const meaningWait = readOnly ? { meaningWaitMs: config.requestTimeoutMs } : {};
  const parts = { ontology, readOnly, embedder, shippedVectors: SHIPPED_VECTORS, ...meaningWait };
  const openEmbedded = () => openEmbeddedIndex({ ...parts, file: folder.indexFile, maxQueue: config.maxQueue });
  const openMeilisearch = () =>
    openMeilisearchIndex({ ...parts, url: config.meiliUrl, apiKey: config.meiliApiKey, maxQueue: config.maxQueue });
  const closeAll = async (indexes: readonly (SearchIndex | undefined)[]) => {
    // The embedder first: what an index still waits for there ends by that.
    await Promise.all([embedder?.close(), ...indexes.map((index) => index?.close())]);
  };
  if (config.search === 'embedded') {
    const primary = await openEmbedded();
    return { primary, close: () => closeAll([primary]) };
  }
  const hasSpare = config.searchFallback === 'embedded';
  const noneBeside = (error: unknown) => {
    // A command may find the folder of a server that has not made it yet.
    if (readOnly && isAway(error)) return undefined;
    throw error;
  };
  const spare = hasSpare ? await openEmbedded().catch(noneBeside) : undefined;
  try {
    const open = { engine: `Meilisearch at ${config.meiliUrl}`, open: openMeilisearch, ...given({ onAway }) };
    const primary = waits || spare ? lateIndex('meilisearch', await awaitArrival(open)) : await openMeilisearch();
    return { primary, ...given({ spare }), close: () => closeAll([primary, spare]) };
  } catch (error) {
    await closeAll([spare]);
    throw error;
  }
}

async function openStore(config: Config, folder: DataFolder, opening: Opening): Promise<Omit<Graph, 'close'>> {
  const ontology = await readOntology(SCHEMA_FOLDER);
  const open = config.store === 'neo4j' ? openNeo4j : openSqlite;
  return { folder, ontology, store: guard(await open(config, { folder, ontology, ...opening })) };
}

type StoreOpening = Pick<Graph, 'folder' | 'ontology'> & Opening;

function openSqlite(config: Config, { folder, ontology, readOnly }: StoreOpening): Promise<GraphStore> {
  const walks = { maxBytes: config.walkMemoryMb * 2 ** 20 };
  return openSqliteStore({ file: folder.graphFile, ontology, readOnly, maxQueue: config.maxQueue, walks });
}

async function openNeo4j(config: Config, { ontology, readOnly, waits, onAway }: StoreOpening): Promise<GraphStore> {
  const open = () =>
    openNeo4jStore({
      uri: config.neo4jUri,
      username: config.neo4jUsername,
      password: config.neo4jPassword,
      ...given({ database: config.neo4jDatabase || undefined }),
      ontology,
      readOnly,
      warm: waits,
    });
  if (!waits) return open();
  return lateStore('neo4j', await awaitArrival({ engine: `Neo4j at ${config.neo4jUri}`, open, ...given({ onAway }) }));
}

/** Without what is undefined. */
export function given<T extends object>(values: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // What is undefined was filtered out above.
  return Object.fromEntries(entries) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}
