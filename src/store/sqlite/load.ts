/** Fills an empty file in one transaction. What is wrong anywhere leaves it empty. */
import { GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { LoadedLine, LoadOutcome } from '../port.ts';
import { type Connection, openConnection } from './connection.ts';
import { checkLoadedCircles } from './load-circles.ts';
import { writeLoadedDetails } from './load-details.ts';
import { createLineWriter, type LineWriter, type Loading, refuseAny, writeWaitingNames } from './load-lines.ts';
import { writeLoadedMerged } from './load-merged.ts';
import { writeLoadedVisibility } from './load-visibility.ts';

export interface Loader {
  write(lines: readonly LoadedLine[]): void;
  /** Holds all to the rules, and commits. */
  finish(): LoadOutcome;
  /** Without `finish`, nothing is kept. */
  close(): void;
}

const CACHE_KIB = 65_536;

/** Of a file whose tables are there. Throws CONFLICT where anything was ever written to it. */
export function openLoader(file: string, ontology: Ontology): Loader {
  const connection = openConnection({ file, readOnly: false, cacheKib: CACHE_KIB });
  try {
    // Mapped pages would count as this process's memory until the whole file is in it.
    connection.exec('PRAGMA mmap_size = 0; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    requireEmpty(connection);
    const loading: Loading = { connection, ontology, problems: [] };
    const lines = createLineWriter(loading);
    return { ...stepsOf(loading, lines), close: () => connection.close() };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function stepsOf(loading: Loading, lines: LineWriter): Omit<Loader, 'close'> {
  return {
    write: (batch) => lines.write(batch),
    finish: () => {
      refuseAny(loading);
      writeWaitingNames(loading.connection);
      writeLoadedDetails(loading);
      checkLoadedCircles(loading);
      writeLoadedMerged(loading);
      refuseAny(loading);
      writeLoadedVisibility(loading);
      const outcome = outcomeOf(loading.connection);
      loading.connection.exec('COMMIT');
      return outcome;
    },
  };
}

function requireEmpty(connection: Connection): void {
  const [written] = connection.get<[number]>('SELECT EXISTS (SELECT 1 FROM revision)') ?? [0];
  if (written === 0) return;
  throw new GongfuError(
    'CONFLICT',
    'only an empty store can be loaded, and this one holds something; write the records as a change, or take a new data folder.',
  );
}

const COUNTS =
  'SELECT (SELECT max(number) FROM revision), (SELECT count(*) FROM record), (SELECT count(*) FROM merged)';

function outcomeOf(connection: Connection): LoadOutcome {
  const [revision, records, merged] = connection.get<[number | null, number, number]>(COUNTS) ?? [null, 0, 0];
  return { revision: revision ?? 0, seq: revision ?? 0, records, merged };
}
