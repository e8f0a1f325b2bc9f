/** What the command line asks about graphs in two places: one copied into the other, and what is in both compared. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { checkParts, type Graph, openGraph, openGraphIn, openReader, removeMadeOfGraph } from './app.ts';
import type { Place } from './config/place.ts';
import type { Config } from './config.ts';
import { askServer, type OnProgress } from './control.ts';
import { type DataFolder, dataFolder, isFolderOwned, lockDataFolder, makeDataFolder } from './data-folder.ts';
import { badInput } from './domain/errors.ts';
import { scopeFor } from './domain/scope.ts';
import { compareSides, type Differences } from './ingest/compare-sides.ts';
import { linesOf } from './ingest/compared-sides.ts';
import { type Copied, copyStore } from './ingest/copy.ts';
import { idsOf, isGood, isWorthMending, type VerifiedIndex, verifyIndex } from './ingest/verify-index.ts';
import { openOwner } from './owner.ts';

/** Names of differing records, and of differing documents. */
const MOST_NAMED = 10_000;
const COUNT_TIMEOUT_MS = 30_000;
const INDEX_WAIT_MS = 600_000;

/** Errors: those of `copyStore`; BAD_USER_INPUT where both places are one; UNAVAILABLE where one cannot be used, or a server has the target. */
export async function performCopy(
  config: Config,
  { from, to }: { readonly from: Place; readonly to: Place },
  onProgress: OnProgress,
): Promise<Copied> {
  const [source, target] = [located(config, from), located(config, to)];
  if (source.key === target.key) throw badInput('--from and --to are the same place; give two.');
  const { keys } = await checkParts();
  return within(openGraphIn(source.config, source.folder, true), async (graph) => {
    const counts = await graph.store.counts(scopeFor('EDITORS', COUNT_TIMEOUT_MS));
    const all = [counts.passages, counts.observations, counts.claims];
    const of = [...all, ...Object.values(counts.entities), ...Object.values(counts.relations)].reduce((a, b) => a + b);
    return withTarget(target, (copy) =>
      copyStore({
        ...{ from: graph.store, to: copy.store, keys },
        onLines: (done) => onProgress({ what: 'copying', done, of: Math.max(of, done + 1) }),
        onAllLines: () => onProgress({ what: 'holding the copy to the rules: lines', done: of }),
      }),
    );
  });
}

interface Located {
  readonly config: Config;
  readonly folder: DataFolder;
  /** The same for the same place. */
  readonly key: string;
  /** Whether the file is the graph of a data folder, which one process at a time owns. */
  readonly isOfFolder: boolean;
}

function located(config: Config, place: Place): Located {
  const folder = dataFolder(config.data);
  if (place.kind === 'neo4j') {
    const key = `${place.uri.replace(/^[a-z0-9+]+:/, '')} ${config.neo4jDatabase}`;
    return { config: { ...config, store: 'neo4j', neo4jUri: place.uri }, folder, key, isOfFolder: false };
  }
  const file = fileOf(resolve(place.path));
  const own = dataFolder(dirname(file));
  const isOfFolder = basename(file) === basename(own.graphFile);
  const graphFile = join(own.path, basename(file));
  return { config: { ...config, store: 'sqlite' }, folder: { ...own, graphFile }, key: graphFile, isOfFolder };
}

/** A name without an ending that is not there yet is that of a data folder. */
function fileOf(path: string): string {
  const isFolder = existsSync(path) ? statSync(path).isDirectory() : extname(path) === '';
  return isFolder ? dataFolder(path).graphFile : path;
}

/** Of a data folder under its lock, and without what was made from a graph that was there before. */
async function withTarget<T>(target: Located, work: (graph: Graph) => Promise<T>): Promise<T> {
  const { config, folder, isOfFolder } = target;
  if (!isOfFolder) return within(openGraphIn(config, folder, false), work);
  const lock = lockDataFolder(makeDataFolder(folder.path));
  try {
    return await within(openGraphIn(config, folder, false), async (graph) => {
      if ((await graph.store.position()).revision === 0) removeMadeOfGraph(folder);
      return work(graph);
    });
  } finally {
    lock.release();
  }
}

/** The graph of the settings is the one, that of the place the other. Each is one state, whatever is written meanwhile. */
export async function compareGraphs(config: Config, place: Place, onProgress: OnProgress): Promise<Differences> {
  const other = located(config, place);
  return within(openGraph(config), (one) =>
    within(openGraphIn(other.config, other.folder, true), async (two) => {
      const onRead = (done: number) => onProgress({ what: 'comparing', done });
      const snapshots = [await one.store.snapshot(), await two.store.snapshot()] as const;
      try {
        return await compareSides(linesOf(snapshots[0], { onRead }), linesOf(snapshots[1], { onRead }), MOST_NAMED);
      } finally {
        await Promise.all(snapshots.map((snapshot) => snapshot.close()));
      }
    }),
  );
}

/** The index that searches, without the one that stands in for it. */
export async function verifyOwnIndex(config: Config, onProgress: OnProgress): Promise<VerifiedIndex> {
  return within(openReader({ ...config, searchFallback: 'none' }), (parts) =>
    verifyIndex(parts, {
      isFollowed: isFolderOwned(parts.folder),
      onProjected: (done) => onProgress({ what: 'making documents', done }),
      onListed: (done) => onProgress({ what: 'comparing documents', done }),
    }),
  );
}

/** Only the documents that differed, or all of them. */
export type Repaired = { readonly kind: 'REPROJECTED'; readonly documents: number } | { readonly kind: 'REBUILT' };

/** By the server that owns the folder, else by taking the lock. Errors: UNAVAILABLE, where another command owns it. */
export async function repairIndex(config: Config, found: VerifiedIndex, onProgress: OnProgress): Promise<Repaired> {
  const { differences } = found;
  const isMended = !isGood(found) && differences !== undefined && isWorthMending(differences);
  const ids = isMended ? idsOf(differences) : [];
  const address = dataFolder(config.data).controlAddress;
  const request = isMended ? { op: 'mend-index', input: { ids } } : { op: 'reindex', input: {}, onProgress };
  const answered = await askServer(address, request);
  if (!answered) await repairOwned(config, isMended ? ids : undefined, onProgress);
  return isMended ? { kind: 'REPROJECTED', documents: ids.length } : { kind: 'REBUILT' };
}

/** What the index had not followed yet it follows first. */
function repairOwned(config: Config, ids: readonly string[] | undefined, onProgress: OnProgress): Promise<void> {
  return within(openOwner({ ...config, seed: false }, { onProgress }), async ({ store, follower }) => {
    await follower.caughtUp((await store.position()).seq, INDEX_WAIT_MS);
    if (ids) await follower.reproject(ids);
    else await follower.rebuild((done) => onProgress({ what: 'indexing', done }));
  });
}

async function within<P extends { close(): Promise<void> }, T>(
  opening: Promise<P>,
  work: (parts: P) => Promise<T>,
): Promise<T> {
  const parts = await opening;
  try {
    return await work(parts);
  } finally {
    await parts.close();
  }
}
