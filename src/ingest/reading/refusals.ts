/** Files that are not read, by name of the reason. */
import { badInput, GongfuError } from '../../domain/errors.ts';

export const REFUSAL_REASONS = [
  'EMPTY',
  'WRONG_TYPE',
  'TRUNCATED',
  'BROKEN',
  'ENCRYPTED',
  'NEEDS_OCR',
  'NO_TEXT',
  'TOO_LARGE',
  'TOO_SLOW',
  'TOO_MUCH_MEMORY',
  'TOO_DEEP',
  'TOO_MANY_PAGES',
  'BOMB',
  'PATH_OUTSIDE',
  'EXTERNAL_ENTITY',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** The message begins with the file's name and says what would be right. */
export function refused(file: string, reason: RefusalReason, message: string, cause?: unknown): GongfuError {
  if (cause === undefined) return badInput(`${file}: ${message}`, { file, reason });
  return new GongfuError('BAD_USER_INPUT', `${file}: ${message}`, { details: { file, reason }, cause });
}

/** The reason of a refusal; undefined for any other error. */
export function reasonOf(error: unknown): RefusalReason | undefined {
  if (!(error instanceof GongfuError) || error.code !== 'BAD_USER_INPUT') return undefined;
  return REFUSAL_REASONS.find((reason) => reason === error.details.reason);
}
