/** What SQLite throws, said once in our codes and with what to do. */
import { basename } from 'node:path';
import { GongfuError } from '../../domain/errors.ts';

/** https://sqlite.org/rescode.html: the primary result codes that a person can do something about. */
const ADVICE: ReadonlyMap<number, (file: string) => string> = new Map([
  [5, (file) => `${file} is being used by another program; close that one, or try again in a moment.`],
  [6, (file) => `${file} is being used by another program; close that one, or try again in a moment.`],
  [
    8,
    (file) =>
      `${file} cannot be written: give this user the right to write the file and its folder, then restart. Nothing was changed.`,
  ],
  [
    10,
    (file) =>
      `reading or writing ${file} failed on the disk; look at the system's log and at the space that is left. Nothing was changed.`,
  ],
  [
    11,
    (file) =>
      `${file} is damaged; stop the program, keep a copy of the file, and put a backup or a fresh import in its place.`,
  ],
  [
    13,
    (file) => `the disk that holds ${file} is full; free some space and send the change again. Nothing was changed.`,
  ],
  [14, (file) => `${file} cannot be opened; check that its folder exists and that this user may read and write in it.`],
  [
    26,
    (file) =>
      `${file} is damaged or no database; keep a copy of the file, and put a backup or a fresh import in its place.`,
  ],
]);

const CORRUPT = 11;

/** SQLITE_FULL, READONLY, IOERR, CORRUPT, CANTOPEN, NOTADB: the file itself does not take writes. */
const UNWRITABLE: ReadonlySet<number> = new Set([8, 10, 11, 13, 14, 26]);

/** Passes our own errors on; INTERNAL for what no rule names. Clients read the message: it names the file without its folder. */
export function storeError(cause: unknown, file: string): GongfuError {
  if (cause instanceof GongfuError) return cause;
  const code = isNoJson(cause) ? CORRUPT : primaryCode(cause);
  const advice = ADVICE.get(code);
  if (advice) return new GongfuError('UNAVAILABLE', advice(basename(file)), { cause, details: { sqlite: code } });
  const message = cause instanceof Error ? cause.message : String(cause);
  return new GongfuError('INTERNAL', `the store failed: ${message}`, { cause });
}

/** Whether the error says that the file is not what was written, so that not all of it can be read. */
export function isDamage(error: unknown): error is GongfuError {
  return error instanceof GongfuError && (error.details.sqlite === CORRUPT || error.details.sqlite === 26);
}

/** Whether the error says that the file takes no writes at present. */
export function isUnwritable(error: unknown): error is GongfuError {
  if (!(error instanceof GongfuError)) return false;
  return typeof error.details.sqlite === 'number' && UNWRITABLE.has(error.details.sqlite);
}

/** The disk is full, or a limit on the size of files was met: writing may work again without a restart. */
export function isFull(error: GongfuError): boolean {
  return error.details.sqlite === 13 || error.details.sqlite === 10;
}

/** All texts that are parsed here were written as JSON: one that is none any more is damage that SQLite does not notice. */
function isNoJson(cause: unknown): boolean {
  return cause instanceof SyntaxError || (cause instanceof Error && /malformed JSON/.test(cause.message));
}

/** Of node:sqlite's errors, without the extended part; 0 for any other error. */
function primaryCode(cause: unknown): number {
  if (!(cause instanceof Error) || !('errcode' in cause) || typeof cause.errcode !== 'number') return 0;
  return cause.errcode & 0xff;
}
