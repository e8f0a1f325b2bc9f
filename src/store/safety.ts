/**
 * What keeps a store safe apart from serving it: copies that are checked, putting one back, finding damage, and making anew what can
 * be. An adapter offers it beside its GraphStore. Nothing here belongs into a process that serves: a call works until it is done.
 */
import type { EntityKeys } from '../domain/change.ts';
import type { Finding } from '../domain/finding.ts';
import type { Name } from '../domain/records.ts';

/** A copy of a graph in one file, or the graph of such a file. */
export interface BackupFacts {
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  /** The last revision that is in it; 0 in an empty graph. */
  readonly revision: number;
  readonly records: number;
  /** Ids that were merged into others. */
  readonly merged: number;
  /** Of the tables; an older one is brought up to date when a program opens the file for writing. */
  readonly version: number;
}

/** How far a long piece of work is; `of` where it is known. */
export type OnWork = (progress: { readonly what: string; readonly done: number; readonly of?: number }) => void;

/** The same as ingest's MakeKeys: what an entity is found and sorted by. */
export type KeysOf = (
  label: string,
  names: readonly Name[],
  labelEn?: string,
  fields?: Readonly<Record<string, unknown>>,
) => EntityKeys;

export interface StoreSafety {
  /** Whether there is a store to lose. */
  exists(): boolean;
  /**
   * A copy as the graph stands at one moment, beside whoever writes, made under a temporary name, checked as `check` does, on disk and
   * then named `file`.
   *
   * Errors: CONFLICT where `file` exists and is not to be overwritten; BAD_USER_INPUT where it cannot be a backup's name; UNAVAILABLE
   * where there is no graph, it is damaged, or the disk does not take the copy. Nothing is left of a copy that failed.
   */
  backUp(file: string, options: { readonly overwrite: boolean }): Promise<BackupFacts>;
  /** Reads all of a copy. Errors: UNAVAILABLE, with what is wrong; NOT_FOUND where there is no such file. */
  check(file: string): Promise<BackupFacts>;
  /**
   * Puts a copy that `check` has just read in the store's place, at once or not at all; `kept` is where the graph that was there lies
   * now. To be called by who owns the folder. Errors: CONFLICT where there is a graph and it is not to be replaced; UNAVAILABLE where
   * somebody else has it open, or the disk does not take the copy.
   */
  restore(checked: BackupFacts, options: { readonly replace: boolean }): Promise<{ readonly kept?: string }>;
  /** Reads everything and compares what is derived with what it is derived from; beside whoever writes, and writing nothing. */
  examine(onWork: OnWork): Promise<readonly Finding[]>;
  /**
   * Makes all that stands beside the records anew from them, in a new file that takes the place of the old one, which is `kept`. The
   * records and their history are copied as they are. To be called by who owns the folder. Errors: UNAVAILABLE where the records
   * themselves are damaged; nothing was changed then.
   */
  rebuild(onWork: OnWork): Promise<{ readonly kept: string }>;
}
