/** `gongfu add` on a data folder: the reading is done here, the writing by the server that owns the folder, else under its lock. */
import { existsSync } from 'node:fs';
import { checkParts, openGraph } from './app.ts';
import type { Config } from './config.ts';
import { askServer } from './control.ts';
import { dataFolder } from './data-folder.ts';
import { SEED_ACTOR } from './domain/actors.ts';
import type { ChangeOutcome } from './domain/change.ts';
import { badInput, GongfuError } from './domain/errors.ts';
import { emptyPage } from './domain/page.ts';
import { scopeFor } from './domain/scope.ts';
import { type AddingParts, type AddResult, type AskedFile, addFile } from './ingest/adding/adding.ts';
import { openLedger } from './ingest/adding/ledger.ts';
import { createFileReader } from './ingest/reading/reader.ts';
import { contributorOf } from './inquiry/contributor.ts';
import { openOwner } from './owner.ts';

export interface AddRequest {
  readonly actor: string;
  /** Nothing is written or kept. */
  readonly isDry: boolean;
  /** Read one after the other, each when the one before is done; a refusal is that of the file. */
  readonly files: AsyncIterable<AskedFile | GongfuError>;
}

type Opened = Pick<AddingParts, 'store' | 'write'> & { close(): Promise<void> };

/** What is added is found by search when it ends; a server's index follows by itself. */
const INDEX_WAIT_MS = 60_000;
const NOTHING_THERE: AddingParts['store'] = {
  records: async (ids) => ids.map(() => undefined),
  named: async (keys) => keys.map(() => []),
  contentOf: async (ids) => ids.map(() => emptyPage()),
  statementsIn: async (passages) => passages.map(() => emptyPage()),
  mentionsIn: async (passages) => passages.map(() => emptyPage()),
};

/** The results in the order of the files. Errors: UNAVAILABLE, where another command owns the folder or the disk takes nothing. */
export async function* performAdd(config: Config, request: AddRequest): AsyncGenerator<AddResult, void, void> {
  if (request.actor === SEED_ACTOR)
    throw badInput(`'${SEED_ACTOR}' is who the shipped texts are from; say with --actor who adds these files.`);
  const opened = request.isDry ? await openDry(config) : await openWriting(config, request.actor);
  const reader = createFileReader();
  try {
    const { path: folder, documentsFile } = dataFolder(config.data);
    const ledger = await openLedger(documentsFile);
    const scope = () => scopeFor('EDITORS', config.requestTimeoutMs);
    const tools = { ...(await checkParts()), reader, ledger, folder, scope };
    const parts: AddingParts = { ...opened, ...tools, contributor: contributorOf, now: () => new Date() };
    for await (const file of request.files) {
      if (file instanceof GongfuError) yield refusedUnread(file);
      else yield* addFile(file, parts);
    }
  } catch (error) {
    throw ofDisk(error) ?? error;
  } finally {
    await Promise.all([reader.close(), opened.close()]);
  }
}

function refusedUnread({ message, details }: GongfuError): AddResult {
  return { outcome: 'REFUSED', file: String(details.file), reason: String(details.reason), message };
}

/** A trial needs no graph. */
async function openDry(config: Config): Promise<Opened> {
  const isThere = config.store !== 'sqlite' || existsSync(dataFolder(config.data).graphFile);
  if (!isThere) return { store: NOTHING_THERE, close: async () => undefined };
  const { store, close } = await openGraph(config);
  return { store, close };
}

async function openWriting(config: Config, actor: string): Promise<Opened> {
  const address = dataFolder(config.data).controlAddress;
  const served = await askServer(address, { op: 'index-status', input: {} });
  if (!served) return openOwned(config, actor);
  const { store, close } = await openGraph(config);
  return { store, close, write: (inputs, reason) => writeThrough(address, { inputs, by: { actor, reason } }) };
}

async function openOwned(config: Config, actor: string): Promise<Opened> {
  const owner = await openOwner(config);
  let last = 0;
  return {
    store: owner.store,
    async write(inputs, reason) {
      const outcome = await owner.writer.write(inputs, { actor, reason });
      last = outcome.seq;
      return outcome;
    },
    async close() {
      if (last > 0) await owner.follower.caughtUp(last, INDEX_WAIT_MS);
      await owner.close();
    },
  };
}

async function writeThrough(address: string, input: unknown): Promise<ChangeOutcome> {
  const answered = await askServer(address, { op: 'write', input });
  // `createOperations` in a server of this version gives what the writer gives.
  if (answered) return answered.result as ChangeOutcome;
  throw new GongfuError(
    'UNAVAILABLE',
    'The server has stopped in between. Run the same command again: it goes on where it was.',
  );
}

const OF_DISK: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOTDIR']);

function ofDisk(error: unknown): GongfuError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !OF_DISK.has(String(error.code))) return undefined;
  const message = `The data folder does not take the file: ${error.message}. Run the same command again when it does: it goes on where it was.`;
  return new GongfuError('UNAVAILABLE', message, { cause: error });
}
