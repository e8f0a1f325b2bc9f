/** The texts that come with gongfu: into a new graph whole, into one that an earlier release filled as an upgrade. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DataFolder } from './data-folder.ts';
import { SEED_ACTOR } from './domain/actors.ts';
import { isAway } from './domain/arrival.ts';
import { corpusOf } from './ingest/corpus.ts';
import { type ImportParts, importFiles } from './ingest/import.ts';
import type { SeedText } from './ingest/seed-read.ts';
import { previewUpgrade, type Upgrade, type UpgradeRequest, upgradeCorpus } from './ingest/upgrade.ts';
import { readVersion } from './version.ts';

export const SCHEMA_FOLDER: URL = new URL('../schema/', import.meta.url);
const SEED_FOLDER = new URL('../seed/', import.meta.url);
/** Path of the vectors of the seed's texts, by the shipped model. */
export const SHIPPED_VECTORS: string = fileURLToPath(
  new URL('../models/bge-small-zh-v1.5/seed-vectors.bin', import.meta.url),
);

/** Paths of the shipped seed's files, by name. */
export async function shippedSeedFiles(): Promise<readonly string[]> {
  return filesIn(SEED_FOLDER, /\.ya?ml$/);
}

/** Between two looks whether a store has come. */
const BRING_PAUSE_MS = 1_000;

export interface ShippedParts extends ImportParts {
  readonly folder: DataFolder;
}

export interface Brought {
  /** Up to where the index has something to follow; undefined where nothing was written. */
  readonly seq?: number;
  /** Undefined where the graph was new, or had the texts of this release. */
  readonly upgrade?: Upgrade;
}

/** Brings the graph to the texts of this release. Which release a folder has is noted in it, so that a usual start compares nothing. */
export async function bringShipped(parts: ShippedParts): Promise<Brought> {
  const files = await readShipped();
  if (files.length === 0) return {};
  const { revision } = await parts.store.position();
  if (revision > 0 && (await notedDigest(parts.folder)) === (await digestOf(files))) return {};
  if (revision > 0) {
    const upgrade = await upgradeShipped(parts, []);
    return { upgrade, ...(upgrade.seq === undefined ? {} : { seq: upgrade.seq }) };
  }
  const { seq } = await importFiles(files, parts, { actor: SEED_ACTOR, reason: release() });
  await note(parts.folder, await digestOf(files));
  return { seq };
}

/**
 * Brings them now, or where the store is away as soon as it answers. Resolves after the first try, with the end of the work behind it.
 * Errors: those of `bring` at the first try, but for a store that is away; later ones are told.
 */
export async function bringWhenThere(
  bring: () => Promise<unknown>,
  stopping: AbortSignal,
  onProblem?: (error: unknown) => void,
): Promise<{ readonly done: Promise<void> }> {
  const isDone = () =>
    bring().then(
      () => true,
      (error: unknown) => {
        if (isAway(error)) return false;
        throw error;
      },
    );
  const goOn = async () => {
    do await setTimeout(BRING_PAUSE_MS, undefined, { signal: stopping, ref: false });
    while (!(await isDone()));
  };
  if (await isDone()) return { done: Promise.resolve() };
  const done = goOn().catch((error: unknown) => {
    if (!stopping.aborted) onProblem?.(error);
  });
  return { done };
}

/** Errors: those of `upgradeCorpus`. */
export async function upgradeShipped(parts: ShippedParts, take: readonly string[]): Promise<Upgrade> {
  const files = await readShipped();
  const upgrade = await upgradeCorpus(requestOf(files, parts, take), parts);
  await note(parts.folder, await digestOf(files));
  return upgrade;
}

/** What `upgradeShipped` would do. */
export async function previewShipped(
  parts: Omit<ShippedParts, 'writer' | 'folder'>,
  take: readonly string[],
): Promise<Upgrade> {
  return previewUpgrade(requestOf(await readShipped(), parts, take), parts.store);
}

function requestOf(
  files: readonly SeedText[],
  { ontology, keys }: Pick<ShippedParts, 'ontology' | 'keys'>,
  take: readonly string[],
): UpgradeRequest {
  return { corpus: corpusOf(files, { ontology, keys }), release: release(), take };
}

/** Stands in the history as the reason of what the seed wrote. */
function release(): string {
  return `gongfu ${readVersion()}`;
}

async function readShipped(): Promise<readonly SeedText[]> {
  return readTexts(await shippedSeedFiles());
}

function readTexts(paths: readonly string[]): Promise<readonly SeedText[]> {
  return Promise.all(paths.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
}

async function filesIn(folder: URL, ending: RegExp): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => ending.test(name)).toSorted();
  return names.map((name) => fileURLToPath(new URL(encodeURIComponent(name), folder)));
}

/** Of all that decides which records the texts make. */
async function digestOf(files: readonly SeedText[]): Promise<string> {
  const schema = await readTexts(await filesIn(SCHEMA_FOLDER, /\.graphql$/));
  const hash = createHash('sha256').update(release());
  for (const { text } of [...files, ...schema]) hash.update('\0').update(text);
  return hash.digest('hex');
}

/** Undefined where nothing was noted, as in a folder that was restored: the texts are compared then. */
async function notedDigest({ corpusFile }: DataFolder): Promise<string | undefined> {
  const text = await readFile(corpusFile, 'utf8').catch(() => undefined);
  return text?.split(/\s/)[0];
}

/** A folder that does not take the note is compared again at the next start. */
async function note({ corpusFile }: DataFolder, digest: string): Promise<void> {
  await writeFile(corpusFile, `${digest}  ${release()}\n`).catch(() => undefined);
}
