/** The door of added files for those above the graph: what may be handed in, what becomes of it, and the files that were kept. */
import type { Visibility } from '../domain/records.ts';
import type { Viewer } from '../domain/scope.ts';
import type { AddResult } from './adding/adding.ts';

export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HandedIn {
  readonly files: readonly HandedFile[];
  readonly visibility: Visibility;
  /** The document that the only file is a newer version of. */
  readonly replaces?: string;
  readonly actor: string;
  /** For the history. */
  readonly reason?: string;
}

/** Files that were handed in together, read one after the other. */
export interface AddingJob {
  readonly id: string;
  readonly actor: string;
  readonly files: readonly string[];
  /** So far, in the order of the files: one a document. */
  readonly results: readonly AddResult[];
  /** What is being read, and how far it is, where that is known. */
  readonly reading?: { readonly file: string; readonly done: number; readonly of: number };
  readonly isDone: boolean;
  /** Why it ended before all were read: what is not there yet may be handed in again. */
  readonly failure?: string;
}

/** A kept file, for who may see its document. */
export interface KeptDocument {
  /** On the disk. */
  readonly path: string;
  /** As it was called when it was added; of an archive, as that was. */
  readonly name: string;
  /** SHA-256 of its bytes in hex. */
  readonly hash: string;
}

export interface Documents {
  /** Returns at once. Errors: LIMIT_EXCEEDED where too many wait. */
  begin(handed: HandedIn): AddingJob;
  /** As it is now; the last hundred are remembered. */
  find(job: string): AddingJob | undefined;
  /** When all of it is done. Errors: UNAVAILABLE and whatever ended it. */
  add(handed: HandedIn): Promise<readonly AddResult[]>;
  /** The file of a document, of its newest version; undefined where there is none or the viewer may not see all that is in it. */
  fileOf(document: string, viewer: Viewer): Promise<KeptDocument | undefined>;
  /** Of a document that was removed: its file goes, too, where no other document came from it. */
  forget(document: string): Promise<void>;
}
