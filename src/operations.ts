/** What the command line asks to be done to a data folder: by the server that owns it, else by taking the lock itself. */
import { checkParts, type Owner, openOwner, openReader, type Reader } from './app.ts';
import type { Config } from './config.ts';
import { askServer, type ControlHandlers, type OnProgress } from './control.ts';
import { dataFolder } from './data-folder.ts';
import { SEED_ACTOR } from './domain/actors.ts';
import type { ChangeOutcome } from './domain/change.ts';
import { badInput } from './domain/errors.ts';
import { importFiles, readImport, withPlaces } from './ingest/import.ts';
import type { WriteInputs } from './ingest/input.ts';
import { plainInputs } from './ingest/placed.ts';
import type { SeedText } from './ingest/seed-read.ts';
import type { Upgrade } from './ingest/upgrade.ts';
import type { Author } from './ingest/write.ts';
import { previewShipped, upgradeShipped } from './shipped.ts';

export interface IndexState {
  readonly documents: number;
  readonly indexSeq: number;
  readonly storeSeq: number;
}

/** A command waits for the index, so that what it wrote is found when it ends; a large change may take longer than that. */
const INDEX_WAIT_MS = 60_000;

/** What the owner of a folder does for whoever asks on its control socket. */
export function createOperations(owner: Owner): ControlHandlers {
  return {
    write: (input) => {
      const { inputs, by } = parseWrite(input);
      return owner.writer.write(inputs, by);
    },
    reindex: (_input, onProgress) => rebuilt(owner, onProgress),
    'index-status': () => indexState(owner),
    upgrade: (input) => upgradeShipped(owner, parseTake(input)),
  };
}

/**
 * Files as one change. The reading of large files is done here, so that a running server only writes.
 * Errors: those of `importFiles`; UNAVAILABLE, where another command owns the folder.
 */
export async function performImport(
  config: Config,
  files: readonly SeedText[],
  by: Author,
  onProgress: OnProgress,
): Promise<ChangeOutcome> {
  if (by.actor === SEED_ACTOR)
    throw badInput(`'${SEED_ACTOR}' is who the shipped texts are from; say with --actor who enters these files.`);
  const address = dataFolder(config.data).controlAddress;
  const isServed = (await askServer(address, { op: 'index-status', input: {} })) !== undefined;
  if (isServed) return within(openReader(config), (reader) => importThrough(address, reader, files, by));
  return within(openOwner(config, { onProgress }), async (owner) => {
    const outcome = await importFiles(files, owner, by);
    await owner.follower.caughtUp(outcome.seq, INDEX_WAIT_MS);
    return outcome;
  });
}

export async function performReindex(config: Config, onProgress: OnProgress): Promise<IndexState> {
  const answered = await askServer(dataFolder(config.data).controlAddress, { op: 'reindex', input: {}, onProgress });
  if (answered) return answerOf(answered);
  return within(openOwner(config, { onProgress }), (owner) => rebuilt(owner, onProgress));
}

/** Needs no owner: it is read beside a server as well. */
export function readIndexState(config: Config): Promise<IndexState> {
  return within(openReader(config), indexState);
}

export interface UpgradeOptions {
  /** Ids under review that are to be as the release has them. */
  readonly take: readonly string[];
  /** Nothing is written. */
  readonly isDry: boolean;
}

/** The shipped texts of this release into the graph. Errors: those of `upgradeCorpus`. */
export async function performUpgrade(config: Config, { take, isDry }: UpgradeOptions): Promise<Upgrade> {
  if (isDry)
    return within(openReader(config), async (reader) =>
      previewShipped({ ...(await checkParts()), store: reader.store }, take),
    );
  const answered = await askServer(dataFolder(config.data).controlAddress, { op: 'upgrade', input: { take } });
  if (answered) return answerOf(answered);
  // Opening the folder would upgrade it, and its outcome would be lost.
  return within(openOwner({ ...config, seed: false }), async (owner) => {
    const upgrade = await upgradeShipped(owner, take);
    if (upgrade.seq !== undefined) await owner.follower.caughtUp(upgrade.seq, INDEX_WAIT_MS);
    return upgrade;
  });
}

async function importThrough(
  address: string,
  reader: Reader,
  files: readonly SeedText[],
  by: Author,
): Promise<ChangeOutcome> {
  const parts = { ...(await checkParts()), store: reader.store };
  const inputs = await readImport(files, parts);
  try {
    const answered = await askServer(address, { op: 'write', input: { inputs: plainInputs(inputs), by } });
    if (answered) return answerOf(answered);
  } catch (error) {
    throw withPlaces(error, inputs, parts);
  }
  throw badInput('The server has stopped in between; nothing was changed. Try again.');
}

/** The handlers of `createOperations` in a server of this version give what the operation of this name gives. */
function answerOf<T>({ result }: { readonly result: unknown }): T {
  return result as T;
}

async function within<P extends Reader, T>(opening: Promise<P>, work: (parts: P) => Promise<T>): Promise<T> {
  const parts = await opening;
  try {
    return await work(parts);
  } finally {
    await parts.close();
  }
}

async function rebuilt(owner: Owner, onProgress: OnProgress): Promise<IndexState> {
  await owner.follower.rebuild((done) => onProgress({ what: 'indexing', done }));
  return indexState(owner);
}

async function indexState({ store, index }: Pick<Reader, 'store' | 'index'>): Promise<IndexState> {
  const [position, status] = await Promise.all([store.position(), index.status()]);
  return { documents: status.documents, indexSeq: status.seq, storeSeq: position.seq };
}

function parseTake(input: unknown): readonly string[] {
  const take = typeof input === 'object' && input !== null && 'take' in input ? input.take : undefined;
  if (!Array.isArray(take) || !take.every((id) => typeof id === 'string'))
    throw badInput('An upgrade has `take`, a list of ids.');
  return take;
}

function parseWrite(input: unknown): { readonly inputs: WriteInputs; readonly by: Author } {
  const value = typeof input === 'object' && input !== null ? input : {};
  const by = 'by' in value ? value.by : undefined;
  const inputs = 'inputs' in value ? value.inputs : undefined;
  const hasActor = typeof by === 'object' && by !== null && 'actor' in by && typeof by.actor === 'string';
  if (!hasActor || typeof inputs !== 'object' || inputs === null) {
    throw badInput('A write has `inputs`, and `by` with an actor.');
  }
  // Only the owner of the folder reaches the socket, with the command of this version: the shape is that of `performImport`.
  return { inputs, by: by as Author };
}
