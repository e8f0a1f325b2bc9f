/** What owns a data folder: takes its lock, writes, keeps the index up with the graph, and brings in the shipped texts. */
import { given, openParts, type Reader } from './app.ts';
import type { Config } from './config.ts';
import type { OnProgress } from './control.ts';
import { type DataFolder, type FolderLock, lockDataFolder, makeDataFolder } from './data-folder.ts';
import { createFollower, type Follower } from './ingest/follow.ts';
import { followBoth } from './ingest/follow-both.ts';
import type { MakeKeys } from './ingest/items.ts';
import type { Upgrade } from './ingest/upgrade.ts';
import { createWriter, type Writer } from './ingest/write.ts';
import { createInquiries } from './inquiry/inquiries.ts';
import { withFallback } from './search/fallback.ts';
import type { SearchIndex } from './search/port.ts';
import { bringShipped, bringWhenThere } from './shipped.ts';
import { createKeys } from './text/keys.ts';

/** The shipped seed is indexed in a few seconds; a first search should find it. */
const FIRST_INDEX_TIMEOUT_MS = 20_000;

/** What owns the data folder and writes. */
export interface Owner extends Reader {
  readonly keys: MakeKeys;
  readonly writer: Writer;
  /** Of the index, and of the spare one. */
  readonly follower: Follower;
  /** What answers while the index is away; undefined where nothing does. */
  readonly spare?: { readonly index: SearchIndex; readonly follower: Follower };
}

export interface OwnerOptions {
  readonly onProgress?: OnProgress;
  /** Told of what goes wrong while the index follows, and of an engine that is away at the start. */
  readonly onProblem?: (error: unknown) => void;
  /** Told of what a newer release changed in the shipped texts, and what it left for review. */
  readonly onUpgrade?: (upgrade: Upgrade) => void;
  /** Opens although an engine on the network is away, and takes it in when it comes. */
  readonly waitsForEngines?: boolean;
}

/**
 * Takes the lock, opens everything for writing and brings the shipped texts into the graph, or up to this release.
 * Errors: UNAVAILABLE, where another process owns the folder, it or a file in it cannot be used, or an engine is not waited for.
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
  const { onProblem, waitsForEngines = false } = options;
  const opening = { readOnly: false, waits: waitsForEngines, ...given({ onAway: onProblem }) };
  const { primary, spare: beside, ...parts } = await openParts(config, owned.folder, opening);
  const { ontology, store } = parts;
  const following = (index: SearchIndex) => createFollower({ store, index, ontology, ...given({ onProblem }) });
  const first = following(primary);
  const spare = beside && { index: beside, follower: following(beside) };
  const index = spare ? besideSpare(primary, first, spare) : primary;
  const follower = spare ? followBoth(first, spare.follower) : first;
  const keys = createKeys();
  const writer = createWriter({ store, ontology, keys, onWritten: ({ seq }) => follower.nudge(seq) });
  const stopping = new AbortController();
  let bringing: Promise<void> = Promise.resolve();
  const owner: Owner = {
    ...parts,
    index,
    inquiries: createInquiries({ ...parts, index, follower, searchTimeoutMs: config.searchTimeoutMs }),
    keys,
    writer,
    follower,
    ...given({ spare }),
    async close() {
      stopping.abort();
      await Promise.all([bringing, follower.stop()]);
      await parts.close();
      owned.lock.release();
    },
  };
  try {
    bringing = (await begin(owner, config, options, stopping.signal)).done;
    return owner;
  } catch (error) {
    await owner.close();
    throw error;
  }
}

/** Follows, and brings in the texts: before it resolves, or behind it where the store may be away. */
async function begin(
  owner: Owner,
  config: Config,
  options: OwnerOptions,
  stopping: AbortSignal,
): Promise<{ readonly done: Promise<void> }> {
  const { follower } = owner;
  const bring = () => bringTexts(owner, options);
  if (config.seed && options.waitsForEngines && config.store !== 'sqlite') {
    follower.start();
    return bringWhenThere(bring, stopping, options.onProblem);
  }
  const seq = config.seed ? await bring() : undefined;
  follower.start();
  if (seq !== undefined) await follower.caughtUp(seq, FIRST_INDEX_TIMEOUT_MS);
  return { done: Promise.resolve() };
}

function besideSpare(primary: SearchIndex, follower: Follower, spare: NonNullable<Owner['spare']>): SearchIndex {
  const isPrimaryEmpty = () => {
    const { seq, storeSeq } = follower.status();
    return seq === 0 && storeSeq > 0;
  };
  return withFallback({
    primary,
    spare: spare.index,
    isPrimaryEmpty,
    spareLag: () => spare.follower.status().lag,
  });
}

async function bringTexts(owner: Owner, { onProgress, onUpgrade }: OwnerOptions): Promise<number | undefined> {
  const what = 'bringing in the shipped texts';
  onProgress?.({ what, done: 0, of: 1 });
  const { seq, upgrade } = await bringShipped(owner);
  onProgress?.({ what, done: 1, of: 1 });
  if (upgrade) onUpgrade?.(upgrade);
  return seq;
}
