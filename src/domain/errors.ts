/** The one error class. Tests read the code, never the message; each code is documented in docs/errors.md. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'AMBIGUOUS',
  'CONFLICT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'LIMIT_EXCEEDED',
  'TIMEOUT',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault of one item of a batch: `index` counts the items from 0 over the whole request, `field` is the path inside the item. */
export interface Problem {
  readonly index: number;
  readonly field: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a client may read beside the message: `problems` of a batch, `ids` of NOT_FOUND, `candidates` of AMBIGUOUS, … */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The message is for a person: what was asked, what was found, what would be right. */
export class GongfuError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'GongfuError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

export function badInput(message: string, details?: ErrorDetails): GongfuError {
  return new GongfuError('BAD_USER_INPUT', message, details ? { details } : {});
}

/** The refusal of a batch: its message names the first problem, its details hold all of them. */
export function refusal(problems: readonly Problem[]): GongfuError {
  const [first] = problems;
  if (!first) throw new Error('a refusal needs a problem');
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new GongfuError(first.code, `item ${first.index}, ${first.field}: ${first.message}${more}`, {
    details: { problems },
  });
}
