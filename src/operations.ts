/** What the command line asks to be done to a data folder: by the server that owns it, else by taking the lock itself. */
import { setTimeout } from 'node:timers/promises';
import { checkParts, type Graph, openGraph, openReader, type Reader } from './app.ts';
import type { Config } from './config.ts';
import { askServer, type ControlHandlers, type OnProgress } from './control.ts';
import { dataFolder } from './data-folder.ts';
import { SEED_ACTOR } from './domain/actors.ts';
import type { ChangeOutcome } from './domain/change.ts';
import { badInput } from './domain/errors.ts';
import { type ChangedRecord, changedRecords } from './ingest/change-report.ts';
import { importFiles, readImport, withPlaces } from './ingest/import.ts';
import { openFiles, textsOf } from './ingest/import-files.ts';
import type { WriteInputs } from './ingest/input.ts';
import { type ByteFile, readExport } from './ingest/load.ts';
import { plainInputs } from './ingest/placed.ts';
import type { RemovalRequest } from './ingest/removing/removal.ts';
import type { SeedText } from './ingest/seed-read.ts';
import { receivedLines, sentLines } from './ingest/sent-lines.ts';
import type { Upgrade } from './ingest/upgrade.ts';
import type { Author } from './ingest/write.ts';
import { type Owner, openOwner } from './owner.ts';
import { removeOwned } from './removing.ts';
import type { RefusedDocument, SemanticStatus } from './search/port.ts';
import { previewShipped, upgradeShipped } from './shipped.ts';
import type { GraphStore, LoadOutcome } from './store/port.ts';

export interface IndexState {
  readonly documents: number;
  readonly indexSeq: number;
  readonly storeSeq: number;
  /** Undefined where search by meaning is off. */
  readonly semantic?: SemanticStatus;
  /** Documents that the index did not take, by id, each with its reason. */
  readonly refused?: readonly RefusedDocument[];
}

/** A command waits for the index, so that what it wrote is found when it ends; a large change may take longer than that. */
const INDEX_WAIT_MS = 60_000;
/** How often it is looked how many texts still want their vector. */
const VECTORS_LOOK_MS = 500;

/** What the owner of a folder does for whoever asks on its control socket. */
export function createOperations(owner: Owner): ControlHandlers {
  return {
    write: (input) => {
      const { inputs, by } = parseWrite(input);
      return owner.writer.write(inputs, by);
    },
    'try-write': (input) => owner.writer.trial.write(parseWrite(input).inputs),
    reindex: (_input, onProgress) => rebuilt(owner, onProgress),
    'index-status': () => indexState(owner),
    'mend-index': (input) => owner.follower.reproject(parseIds(input, 'ids')),
    upgrade: (input) => upgradeShipped(owner, parseIds(input, 'take')),
    load: (_input, _onProgress, more) => loadSent(owner, more),
    // Only the owner of the folder reaches the socket, with the command of this version.
    remove: (input) => removeOwned(owner, input as RemovalRequest),
  };
}

export type ImportOutcome =
  | { readonly kind: 'change'; readonly outcome: ChangeOutcome; readonly records?: readonly ChangedRecord[] }
  | { readonly kind: 'load'; readonly outcome: LoadOutcome };

export interface ImportRequest {
  readonly by: Author;
  /** Whether the outcome of a change has `records`. */
  readonly isVerbose?: boolean;
}

/**
 * An export fills an empty graph, with its revisions and without the shipped texts; all else is one change. The reading of large files
 * is done here, so that a running server only writes.
 * Errors: those of `importFiles` and of `GraphStore.load`; UNAVAILABLE, where another command owns the folder.
 */
export async function performImport(
  config: Config,
  sources: readonly ByteFile[],
  { by, isVerbose = false }: ImportRequest,
  onProgress: OnProgress,
): Promise<ImportOutcome> {
  const told = (outcome: ChangeOutcome, store: GraphStore) => changed(outcome, isVerbose ? store : undefined);
  if (by.actor === SEED_ACTOR)
    throw badInput(`'${SEED_ACTOR}' is who the shipped texts are from; say with --actor who enters these files.`);
  const { isExport, files } = await openFiles(sources);
  const address = dataFolder(config.data).controlAddress;
  const served = await askServer(address, { op: 'index-status', input: {} });
  if (served) {
    const isEmpty = answerOf<IndexState>(served).storeSeq === 0;
    if (isExport && isEmpty) return loaded(await loadThrough(address, files, onProgress));
    return within(openGraph(config), async (graph) =>
      told(await importThrough(address, graph, await textsOf(files), by), graph.store),
    );
  }
  // What an export is loaded into is to hold nothing else.
  return within(openOwner({ ...config, seed: config.seed && !isExport }, { onProgress }), async (owner) => {
    const isEmpty = (await owner.store.position()).revision === 0;
    const done =
      isExport && isEmpty
        ? loaded(await loadOwned(owner, files, onProgress))
        : await told(await importFiles(await textsOf(files), owner, by), owner.store);
    await owner.follower.caughtUp(done.outcome.seq, INDEX_WAIT_MS);
    return done;
  });
}

export async function performReindex(config: Config, onProgress: OnProgress): Promise<IndexState> {
  const answered = await askServer(dataFolder(config.data).controlAddress, { op: 'reindex', input: {}, onProgress });
  if (answered) return answerOf(answered);
  return within(openOwner(config, { onProgress }), async (owner) => {
    await rebuilt(owner, onProgress);
    // A server makes the vectors behind its answers; without one nobody would.
    return withVectors(owner, onProgress);
  });
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
    return within(openGraph(config), async ({ store }) => previewShipped({ ...(await checkParts()), store }, take));
  const answered = await askServer(dataFolder(config.data).controlAddress, { op: 'upgrade', input: { take } });
  if (answered) return answerOf(answered);
  // Opening the folder would upgrade it, and its outcome would be lost.
  return within(openOwner({ ...config, seed: false }), async (owner) => {
    const upgrade = await upgradeShipped(owner, take);
    if (upgrade.seq !== undefined) await owner.follower.caughtUp(upgrade.seq, INDEX_WAIT_MS);
    return upgrade;
  });
}

function loaded(outcome: LoadOutcome): ImportOutcome {
  return { kind: 'load', outcome };
}

/** With what became of each record, where there is a store to ask. A change of nothing is none in the store. */
async function changed(outcome: ChangeOutcome, store: GraphStore | undefined): Promise<ImportOutcome> {
  if (!store) return { kind: 'change', outcome };
  const isNone = outcome.changed.length === 0;
  return { kind: 'change', outcome, records: isNone ? [] : await changedRecords(outcome.seq, store) };
}

async function loadOwned(owner: Owner, files: readonly ByteFile[], onProgress: OnProgress): Promise<LoadOutcome> {
  const reading = readExport(files, owner.keys, (done) => onProgress({ what: 'reading lines', done }));
  try {
    const outcome = await owner.store.load(reading.lines);
    owner.follower.nudge(outcome.seq);
    return outcome;
  } catch (error) {
    throw reading.named(error);
  }
}

async function loadThrough(address: string, files: readonly ByteFile[], onProgress: OnProgress): Promise<LoadOutcome> {
  const { keys } = await checkParts();
  const reading = readExport(files, keys, (done) => onProgress({ what: 'reading lines', done }));
  try {
    const answered = await askServer(address, { op: 'load', input: {}, more: sentLines(reading.lines) });
    if (answered) return answerOf(answered);
  } catch (error) {
    throw reading.named(error);
  }
  throw stoppedInBetween();
}

/** The server's side of `loadThrough`. */
async function loadSent(owner: Owner, more: AsyncIterable<Uint8Array>): Promise<LoadOutcome> {
  const outcome = await owner.store.load(receivedLines(more));
  owner.follower.nudge(outcome.seq);
  return outcome;
}

async function importThrough(
  address: string,
  graph: Graph,
  files: readonly SeedText[],
  by: Author,
): Promise<ChangeOutcome> {
  const parts = { ...(await checkParts()), store: graph.store };
  const inputs = await readImport(files, parts);
  try {
    const answered = await askServer(address, { op: 'write', input: { inputs: plainInputs(inputs), by } });
    if (answered) return answerOf(answered);
  } catch (error) {
    throw withPlaces(error, inputs, parts);
  }
  throw stoppedInBetween();
}

function stoppedInBetween(): Error {
  return badInput('The server has stopped in between; nothing was changed. Try again.');
}

/** The handlers of `createOperations` in a server of this version give what the operation of this name gives. */
function answerOf<T>({ result }: { readonly result: unknown }): T {
  return result as T;
}

async function within<P extends Graph, T>(opening: Promise<P>, work: (parts: P) => Promise<T>): Promise<T> {
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
  const { documents, seq: indexSeq, semantic, refused } = status;
  return {
    ...{ documents, indexSeq, storeSeq: position.seq },
    ...(semantic ? { semantic } : {}),
    ...(refused ? { refused } : {}),
  };
}

/** Until every text has its vector, or there is no progress: what is missing is in the state then. */
async function withVectors(owner: Owner, onProgress: OnProgress): Promise<IndexState> {
  for (;;) {
    const state = await indexState(owner);
    const { vectors, wanting, problem } = state.semantic ?? { vectors: 0, wanting: 0 };
    if (wanting === 0 || problem !== undefined) return state;
    onProgress({ what: 'making vectors', done: vectors, of: vectors + wanting });
    await setTimeout(VECTORS_LOOK_MS);
  }
}

function parseIds(input: unknown, field: string): readonly string[] {
  const ids: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, field) : undefined;
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
    throw badInput(`The request has \`${field}\`, a list of ids.`);
  return ids;
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
