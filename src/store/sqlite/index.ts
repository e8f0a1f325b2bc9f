/** The embedded store: one SQLite file, its own engine in the process (docs/architecture.md). */
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphStore } from '../port.ts';
import type { StoreSafety } from '../safety.ts';
import { createSafety, type SafetyOptions } from './safety/safety.ts';
import { createStore } from './store.ts';
import type { WalkSettings } from './thread-data.ts';

export interface SqliteStoreOptions {
  /** Made where it does not exist, but for `readOnly`. */
  readonly file: string;
  readonly ontology: Ontology;
  /** Reads beside a process that writes; `apply` is refused with UNAVAILABLE. */
  readonly readOnly?: boolean;
  /** Called once after each call of the port, with the number of SQL statements that its reads ran, those of the reader thread included. */
  readonly onStatements?: (count: number) => void;
  /** So many requests may wait for a thread (10,000 by default); one more is LIMIT_EXCEEDED. */
  readonly maxQueue?: number;
  readonly walks?: Partial<WalkSettings>;
}

const MAX_QUEUE = 10_000;
/**
 * Three steps in SQL pass 1 ms with some 500 relations (bench/store/walks.ts), which are loaded in 10 ms and take 20 kB. The bytes are
 * those of some 40 million relations.
 */
const WALKS: WalkSettings = { fromRelations: 500, maxBytes: 2 ** 30, atOnce: false };

/**
 * Opens the file, brings its tables to this program's version and starts a writer and a reader thread. Point reads run on the thread
 * of the caller: they end in well under a millisecond.
 *
 * Errors: UNAVAILABLE, with what to do, where the file is damaged, of a newer program, no file of gongfu or written by another
 * process. A file that cannot be written is opened for reading; `health()` says so.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<GraphStore> {
  const { file, ontology, readOnly = false, onStatements = () => {}, maxQueue = MAX_QUEUE } = options;
  const walks = { ...WALKS, ...options.walks };
  return createStore({ file, ontology, readOnly, onStatements, maxQueue, walks });
}

/** What keeps a store's file safe; opens nothing yet. */
export function sqliteSafety(options: SafetyOptions): StoreSafety {
  return createSafety(options);
}
