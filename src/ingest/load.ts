/** Files that are an export, and the lines that they are to an empty store (GraphStore.load). */
import { GongfuError, type Problem } from '../domain/errors.ts';
import type { LoadedLine } from '../store/port.ts';
import { createFaults, type Faults, faulty, type Place } from './fault.ts';
import { keysOf, type MakeKeys } from './items.ts';
import { readLine } from './jsonl.ts';
import { type ParsedLine, parseLine } from './jsonl-line.ts';
import { type TextLine, textLines } from './text-lines.ts';

export interface ByteFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface LoadReading {
  /** To be read once. Errors: BAD_USER_INPUT with `details.faults`. */
  readonly lines: AsyncIterable<readonly LoadedLine[]>;
  /** The refusal of a store that counts lines becomes one that names them; any other error stays as it is. */
  named(error: unknown): unknown;
}

/** So many lines are with the store at once. */
const LINES_AT_ONCE = 500;
/** Where it is seen that more are wrong, reading on helps nobody. */
const MAX_FAULTS = 100;

/** Whether a line is of an export whose revisions can be kept; false for what is no line at all. */
export function isExportLine(text: string): boolean {
  try {
    return parseLine(text).revision !== undefined;
  } catch {
    return false;
  }
}

export function readExport(
  files: readonly ByteFile[],
  keys: MakeKeys,
  onProgress: (lines: number) => void = () => {},
): LoadReading {
  const starts: FileStart[] = [];
  return {
    lines: told(readFiles(files, starts, keys), onProgress),
    named: (error) => withPlaces(error, starts),
  };
}

async function* told(batches: AsyncIterable<readonly LoadedLine[]>, onProgress: (lines: number) => void) {
  let done = 0;
  for await (const batch of batches) {
    yield batch;
    done += batch.length;
    onProgress(done);
  }
}

/** Lines are counted over all files. */
interface FileStart {
  readonly file: string;
  readonly index: number;
}

async function* readFiles(files: readonly ByteFile[], starts: FileStart[], keys: MakeKeys) {
  const faults = createFaults();
  let start = 0;
  for (const { name, bytes } of files) {
    starts.push({ file: name, index: start });
    let lines = 0;
    for await (const texts of textLines(name, bytes)) {
      lines = texts.at(-1)?.number ?? lines;
      const read = texts.flatMap((text) => loadedLine(text, { file: name, start }, faults, keys) ?? []);
      for (let at = 0; at < read.length; at += LINES_AT_ONCE) yield read.slice(at, at + LINES_AT_ONCE);
      if (faults.list.length >= MAX_FAULTS) throw faulty(faults.list);
    }
    start += lines;
  }
  if (faults.list.length > 0) throw faulty(faults.list);
}

function loadedLine(
  { number, text }: TextLine,
  { file, start }: { readonly file: string; readonly start: number },
  faults: Faults,
  keys: MakeKeys,
): LoadedLine | undefined {
  if (text.trim() === '') return undefined;
  const at: Place = { file, line: number, column: 1 };
  const read = readLine(text, at, faults);
  if (!read) return undefined;
  const { revision } = read;
  if (revision) return { ...withKeys(read, keys), index: start + number - 1, revision };
  faults.add(
    at,
    'REFUSED',
    'This line does not have its revision as the first line has; an export has it on every line (docs/records.md).',
  );
  return undefined;
}

function withKeys(read: ParsedLine, keys: MakeKeys) {
  if ('merged' in read) return { merged: read.merged };
  const { record } = read;
  return record.record === 'entity' ? { record, keys: keysOf(record, keys) } : { record };
}

function withPlaces(error: unknown, starts: readonly FileStart[]): unknown {
  if (!(error instanceof GongfuError) || !Array.isArray(error.details.problems)) return error;
  const problems: readonly Problem[] = error.details.problems;
  const faults = problems.map(({ index, field, message }) => {
    const start = starts.findLast((one) => one.index <= index) ?? { file: '', index: 0 };
    const code = 'REFUSED' as const;
    return { file: start.file, line: index - start.index + 1, column: 1, code, message: `${field}: ${message}` };
  });
  return faulty(faults, error);
}
