/** What the store knows of its own state. */
import type { GongfuError } from '../../domain/errors.ts';
import type { StoreHealth } from '../port.ts';

export interface HealthParts {
  /** Why the server is not asked at present. */
  readonly away: () => GongfuError | undefined;
  /** The smallest question. */
  readonly ask: () => Promise<unknown>;
  /** Why the server takes no changes. */
  readonly unwritable: () => Promise<GongfuError | undefined>;
  readonly mayWrite: boolean;
}

/** Never rejects: a server that is away is an answer. */
export async function healthOf({ away, ask, unwritable, mayWrite }: HealthParts): Promise<StoreHealth> {
  const failure = away() ?? (await ask().then(() => undefined, asError));
  const writing = failure ?? (await unwritable());
  const problems = new Set([failure?.message, writing?.message].filter((problem) => problem !== undefined));
  return { ok: failure === undefined, writable: mayWrite && writing === undefined, problems: [...problems] };
}

/** All that the store's own questions reject with. */
function asError(error: unknown): GongfuError {
  return error as GongfuError;
}
