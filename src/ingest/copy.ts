/** One store's records and merged ids, with their revisions, into another that is empty. */
import { GongfuError, type Problem } from '../domain/errors.ts';
import {
  type ExportedRecord,
  exportedId,
  type GraphStore,
  type LoadedLine,
  type StoreSnapshot,
} from '../store/port.ts';
import { compareSides, isSame } from './compare-sides.ts';
import { linesOf } from './compared-sides.ts';
import { exportedBatches } from './export.ts';
import { keysOf, type MakeKeys } from './items.ts';

export interface Copying {
  readonly from: GraphStore;
  readonly to: GraphStore;
  readonly keys: MakeKeys;
  /** Lines that the target has taken. */
  readonly onLines?: (done: number) => void;
  /** All lines are there, and are held to the rules. */
  readonly onAllLines?: () => void;
}

export interface Copied {
  /** THERE_ALREADY: an earlier copying had come to its end, and nothing has changed since. */
  readonly kind: 'COPIED' | 'THERE_ALREADY';
  /** The state of the source that the target holds. */
  readonly revision: number;
  /** What was written to the source meanwhile and is not in the target. */
  readonly sourceRevision: number;
  readonly records: number;
  readonly merged: number;
}

/**
 * The source as it is now, whatever is written to it meanwhile. The target takes all or nothing (GraphStore.load): after a copying that was
 * cut off the next one begins anew.
 *
 * Errors: CONFLICT where the target holds something else or an older state; BAD_USER_INPUT where the source is empty, or holds what breaks
 * a rule, with the ids; those of `GraphStore.load`.
 */
export async function copyStore(copying: Copying): Promise<Copied> {
  const snapshot = await copying.from.snapshot();
  try {
    const { revision } = await snapshot.position();
    if (revision === 0)
      throw new GongfuError('BAD_USER_INPUT', 'The source is an empty graph: there is nothing to copy.');
    const isFilled = (await copying.to.position()).revision > 0;
    const done = isFilled ? await thereAlready(copying, snapshot) : await load(copying, snapshot);
    return { ...done, revision, sourceRevision: (await copying.from.position()).revision };
  } finally {
    await snapshot.close();
  }
}

type Done = Pick<Copied, 'kind' | 'records' | 'merged'>;

async function load({ to, keys, onLines, onAllLines }: Copying, snapshot: StoreSnapshot): Promise<Done> {
  const counts = { record: 0, merged: 0 };
  async function* lines(): AsyncGenerator<readonly LoadedLine[]> {
    let index = 0;
    for await (const batch of exportedBatches(snapshot, 'EDITORS')) {
      for (const line of batch) counts['record' in line ? 'record' : 'merged'] += 1;
      const start = index;
      index += batch.length;
      yield batch.map((line, at) => loadedLine(line, start + at, keys));
      onLines?.(index);
    }
    onAllLines?.();
  }
  try {
    const { records, merged } = await to.load(lines());
    if (records !== counts.record || merged !== counts.merged)
      throw new GongfuError(
        'INTERNAL',
        `${counts.record} records and ${counts.merged} merged ids were sent, and the target says that it has ${records} and ${merged}`,
      );
    return { kind: 'COPIED', records, merged };
  } catch (error) {
    throw await withIds(error, snapshot);
  }
}

function loadedLine(line: ExportedRecord, index: number, keys: MakeKeys): LoadedLine {
  if ('merged' in line) return { ...line, index };
  const { record } = line;
  return record.record === 'entity' ? { ...line, index, keys: keysOf(record, keys) } : { ...line, index };
}

/** A refusal counts lines, which nobody sees here: their ids are looked up. */
async function withIds(error: unknown, snapshot: StoreSnapshot): Promise<unknown> {
  if (!(error instanceof GongfuError) || !Array.isArray(error.details.problems)) return error;
  const problems: readonly Problem[] = error.details.problems;
  const ids = new Map(problems.map(({ index }) => [index, '']));
  let start = 0;
  for await (const batch of exportedBatches(snapshot, 'EDITORS')) {
    for (const [at, line] of batch.entries()) if (ids.has(start + at)) ids.set(start + at, exportedId(line));
    start += batch.length;
  }
  const lines = problems.map(({ index, field, message }) => `${ids.get(index)}, ${field}: ${message}`);
  return new GongfuError(error.code, `The source holds what breaks a rule; nothing was copied.\n${lines.join('\n')}`, {
    cause: error,
  });
}

const NAMED = 3;

async function thereAlready({ to }: Copying, snapshot: StoreSnapshot): Promise<Done> {
  const counts = { record: 0, merged: 0 };
  const counted = (line: ExportedRecord) => {
    counts['record' in line ? 'record' : 'merged'] += 1;
    return true;
  };
  const differences = await compareSides(linesOf(snapshot, { isMeant: counted }), linesOf(to), NAMED);
  if (isSame(differences)) return { kind: 'THERE_ALREADY', records: counts.record, merged: counts.merged };
  throw new GongfuError('CONFLICT', await refusalOf(to, snapshot));
}

const ANEW = 'take a new file or an empty database, or empty this one';

/** Whether it is this graph as it was once: what has not changed since is there as it is in the source. */
async function refusalOf(to: GraphStore, snapshot: StoreSnapshot): Promise<string> {
  const [{ revision }, now] = [await to.position(), await snapshot.position()];
  const isOld = (line: ExportedRecord) => line.revision.number <= revision;
  const old = await compareSides(linesOf(snapshot, { isMeant: isOld }), linesOf(to), NAMED);
  const isOlderState = revision < now.revision && old.missing.count === 0 && old.different.count === 0;
  return isOlderState
    ? `The target holds an older state of this graph: its newest record is of revision ${revision}, and the source is at ${now.revision}. To copy it as it is now, ${ANEW}.`
    : `The target holds something else: only an empty one is filled, and what is there is never overwritten. To copy, ${ANEW}; \`gongfu verify\` names what differs.`;
}
