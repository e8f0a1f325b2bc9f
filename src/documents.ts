/** Files that editors hand in to a running server: read in a thread of their own, entered by its writer, one after the other. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { checkParts } from './app.ts';
import type { Config } from './config.ts';
import { GongfuError } from './domain/errors.ts';
import { scopeFor } from './domain/scope.ts';
import { type AddingParts, type AddResult, addFile } from './ingest/adding/adding.ts';
import { keptFileOf } from './ingest/adding/kept-document.ts';
import { type Ledger, openLedger } from './ingest/adding/ledger.ts';
import type { AddingJob, Documents, HandedIn } from './ingest/documents.ts';
import { createFileReader } from './ingest/reading/reader.ts';
import { forgetFiles } from './ingest/removing/removal.ts';
import { contributorOf } from './inquiry/contributor.ts';
import type { Owner } from './owner.ts';

/** They are in memory until they are read. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024;
const KEPT_JOBS = 100;
const READ_TIMEOUT_MS = 30_000;
const STOP_MS = 1_000;

export interface OpenDocuments extends Documents {
  /** Takes no more, and lets the file that is being entered be finished, as long as the settings give. */
  close(): Promise<void>;
}

/** `onProblem` gets what is no refusal of a file and no error of ours. */
export function openDocuments(
  owner: Owner,
  config: Pick<Config, 'requestTimeoutMs' | 'shutdownTimeoutMs'>,
  onProblem: (error: unknown) => void,
): OpenDocuments {
  const reader = createFileReader();
  const jobs = new Map<string, AddingJob>();
  let last: Promise<unknown> = Promise.resolve();
  let waitingBytes = 0;
  let isClosed = false;
  const ledger = createLedgerAsItIs(owner.folder.documentsFile);
  const change = (id: string, to: Partial<AddingJob>) => {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...to });
  };

  async function work(id: string, handed: HandedIn): Promise<readonly AddResult[]> {
    const results: AddResult[] = [];
    const parts = await partsOf(owner, handed.actor, reader);
    for (const { name, bytes } of handed.files) {
      if (isClosed) throw new GongfuError('UNAVAILABLE', 'The server is stopping: hand in what is missing again.');
      const { visibility, replaces, reason = `Added from ${name}` } = handed;
      const asked = {
        ...{ name, bytes, reason, said: { visibility, fields: new Map<string, string>() } },
        ...(replaces === undefined ? {} : { replaces }),
        onProgress: (done: number, of: number) => change(id, { reading: { file: name, done, of } }),
      };
      for await (const result of addFile(asked, parts)) {
        results.push(result);
        change(id, { results: [...results] });
      }
    }
    return results;
  }

  function started(handed: HandedIn): { readonly job: AddingJob; readonly ended: Promise<readonly AddResult[]> } {
    const bytes = handed.files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (waitingBytes > 0 && waitingBytes + bytes > MAX_WAITING_BYTES) throw tooManyWait();
    waitingBytes += bytes;
    const { actor } = handed;
    const job = { id: randomUUID(), actor, files: handed.files.map(({ name }) => name), results: [], isDone: false };
    jobs.set(job.id, job);
    for (const id of [...jobs.keys()].slice(0, -KEPT_JOBS)) jobs.delete(id);
    const ended = last.then(() => work(job.id, handed));
    last = ended
      .then(
        () => change(job.id, { isDone: true }),
        (error: unknown) => {
          if (!(error instanceof GongfuError)) onProblem(error);
          change(job.id, { isDone: true, failure: messageOf(error) });
        },
      )
      .finally(() => {
        waitingBytes -= bytes;
      });
    return { job, ended };
  }

  return {
    begin(handed) {
      const { job, ended } = started(handed);
      // What went wrong stands in the job.
      ended.catch(() => undefined);
      return job;
    },
    find: (id) => jobs.get(id),
    add: (handed) => started(handed).ended,
    fileOf: (document, viewer) =>
      keptFileOf(document, {
        store: owner.store,
        ledger,
        folder: owner.folder.path,
        scope: scopeFor(viewer, config.requestTimeoutMs),
      }),
    forget: (document) => {
      const { store, folder } = owner;
      const { path, documentsFile } = folder;
      return forgetFiles(document, { store, documentsFile, folder: path, now: () => new Date() });
    },
    async close() {
      isClosed = true;
      await Promise.race([last, setTimeout(config.shutdownTimeoutMs, undefined, { ref: false })]);
      await Promise.race([reader.close(), setTimeout(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** The ledger is read anew: a command may have written to it. */
async function partsOf(owner: Owner, actor: string, reader: AddingParts['reader']): Promise<AddingParts> {
  const { folder, store } = owner;
  return {
    ...{ ...(await checkParts()), store, reader, folder: folder.path, contributor: contributorOf },
    ledger: await openLedger(folder.documentsFile),
    write: (inputs, reason) => owner.writer.write(inputs, { actor, reason }),
    scope: () => scopeFor('EDITORS', READ_TIMEOUT_MS),
    now: () => new Date(),
  };
}

/** Read again only where it has changed: commands write to it, too. */
function createLedgerAsItIs(file: string): () => Promise<Ledger> {
  let known: { readonly state: string; readonly ledger: Promise<Ledger> } | undefined;
  return async () => {
    const found = await stat(file).catch(() => undefined);
    const state = `${found?.size} ${found?.mtimeMs}`;
    if (known?.state !== state) known = { state, ledger: openLedger(file) };
    return known.ledger;
  };
}

function tooManyWait(): GongfuError {
  const allowed = MAX_WAITING_BYTES;
  const message = `Files of more than ${allowed / 1024 / 1024} MB would wait to be read: hand these in when the others are done.`;
  return new GongfuError('LIMIT_EXCEEDED', message, { details: { limit: 'waitingFiles', allowed } });
}

function messageOf(error: unknown): string {
  return error instanceof GongfuError ? error.message : 'It could not be entered; the log of the server says why.';
}
