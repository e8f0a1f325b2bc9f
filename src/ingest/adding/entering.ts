/** Writes a document: its file into the data folder, itself and its passages into the graph, and between them what was begun and what is whole. */
import type { ChangeOutcome } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import type { EntityInput, PassageInput, WriteInputs } from '../input.ts';
import { dropFile, type FileToKeep, keepFile } from './kept-files.ts';
import type { Ledger, LedgerLine } from './ledger.ts';

/** A revision has at most so many passages: more of one document are further revisions. */
const PASSAGES_A_CHANGE = 2_000;

export type WriteAdded = (inputs: WriteInputs, reason: string) => Promise<ChangeOutcome>;

export interface EnteringParts {
  readonly write: WriteAdded;
  readonly ledger: Ledger;
  /** The data folder. */
  readonly folder: string;
  readonly now: () => Date;
}

export interface EnteredInputs {
  readonly entities: readonly EntityInput[];
  readonly passages: readonly PassageInput[];
}

export interface StoreToAsk {
  readonly store: Pick<GraphStore, 'records'>;
  /** A scope for reads that begin now. */
  readonly scope: () => Scope;
}

/** Those that a change before has not written. */
export async function missing(
  passages: readonly PassageInput[],
  { store, scope }: StoreToAsk,
): Promise<readonly PassageInput[]> {
  const there = new Set<string>();
  for (const some of inChanges(passages)) {
    const found = await store.records(
      some.flatMap(({ id }) => id ?? []),
      scope(),
    );
    for (const stored of found) if (stored) there.add(stored.record.id);
  }
  return passages.filter(({ id }) => !id || !there.has(id));
}

/** What a document becomes, with the file to keep. */
export interface Entering {
  readonly id: string;
  readonly hash: string;
  /** Of the document. */
  readonly name: string;
  readonly reason: string;
  readonly kept: FileToKeep;
  /** Where it came from, and when, for the ledger. */
  readonly origin: Pick<LedgerLine, 'url' | 'accessedOn'>;
}

/** Of the fields of a source. */
export function originOf({ url, accessedOn }: Readonly<Record<string, unknown>>): Entering['origin'] {
  return {
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof accessedOn === 'string' ? { accessedOn } : {}),
  };
}

/**
 * The file is kept before what it became is written, and dropped again where that is refused. Gives the last revision, undefined
 * where nothing was left to write.
 */
export async function entered(
  { entities, passages }: EnteredInputs,
  { id, hash, name, reason, kept, origin }: Entering,
  { ledger, folder, now, write }: EnteringParts,
): Promise<number | undefined> {
  const stored = await keepFile(folder, kept);
  const note = { hash, id, name, file: stored.path, ...origin };
  await ledger.write({ ...note, state: 'BEGUN', at: now().toISOString() });
  let revision: number | undefined;
  const changes = inChanges(passages);
  for (const [at, some] of (changes.length === 0 ? [[]] : changes).entries()) {
    const first = at === 0 ? entities : [];
    if (first.length + some.length === 0) continue;
    const outcome = await write({ entities: first, passages: some }, reason).catch(async (error: unknown) => {
      if (stored.isNew && at === 0 && isRefusal(error)) await dropFile(folder, stored);
      throw error;
    });
    revision = outcome.revision;
  }
  await ledger.write({ ...note, state: 'DONE', at: now().toISOString() });
  return revision;
}

/** Nothing was written, for certain. */
export function isRefusal(error: unknown): boolean {
  return error instanceof GongfuError && ['BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND'].includes(error.code);
}

function inChanges(passages: readonly PassageInput[]): readonly (readonly PassageInput[])[] {
  const parts = Math.ceil(passages.length / PASSAGES_A_CHANGE);
  return Array.from({ length: parts }, (_, at) => passages.slice(at * PASSAGES_A_CHANGE, (at + 1) * PASSAGES_A_CHANGE));
}
