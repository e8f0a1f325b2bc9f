/**
 * Which files have become which documents: a line of JSON when one is begun, when it is whole, and when it is so no longer. A line
 * cut off by a kill counts for nothing.
 */
import { open, readFile } from 'node:fs/promises';

export interface LedgerLine {
  /** SHA-256 of the document's bytes; of a file of an archive, of that file. */
  readonly hash: string;
  /** REPLACED: a newer version of the document was added (`by`). REMOVED: the document was, or it was never written. */
  readonly state: 'BEGUN' | 'DONE' | 'REPLACED' | 'REMOVED';
  /** What it became. */
  readonly id: string;
  /** As it was called when it was added. */
  readonly name: string;
  /** The kept file, from the data folder on: the file itself or the archive around it. */
  readonly file: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The address that it was fetched from, and the day, where they are known. */
  readonly url?: string;
  readonly accessedOn?: string;
  /** The hash of the version that this one took the place of. */
  readonly replaces?: string;
  /** The hash of the version that took the place of this one. */
  readonly by?: string;
}

export interface Ledger {
  /** The last line about these bytes. */
  find(hash: string): LedgerLine | undefined;
  /** The last line of each hash, in the order in which they were first added. */
  all(): readonly LedgerLine[];
  /** On disk when it resolves. */
  write(line: LedgerLine): Promise<void>;
}

/** As the file is now; what another process writes afterwards is not in it. */
export async function openLedger(file: string): Promise<Ledger> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const last = new Map(
    text
      .split('\n')
      .flatMap(lineOf)
      .map((line) => [line.hash, line]),
  );
  let isTorn = text !== '' && !text.endsWith('\n');
  return {
    find: (hash) => last.get(hash),
    all: () => [...last.values()],
    async write(line) {
      await append(file, `${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
      isTorn = false;
      last.set(line.hash, line);
    },
  };
}

function lineOf(text: string): readonly LedgerLine[] {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? [value] : [];
  } catch {
    return [];
  }
}

function isLine(value: unknown): value is LedgerLine {
  if (typeof value !== 'object' || value === null) return false;
  const texts = ['hash', 'id', 'name', 'file', 'at'].every((key) => typeof Reflect.get(value, key) === 'string');
  return texts && ['BEGUN', 'DONE', 'REPLACED', 'REMOVED'].includes(String(Reflect.get(value, 'state')));
}

/** Names of files and documents are nobody else's to read. */
async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.write(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
