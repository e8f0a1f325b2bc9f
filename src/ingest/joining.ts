/** Merges and unmerges: the store knows which names come together, and the keys of names are made above it. */
import { type ChangeOutcome, type ChangeRequest, type EntityKeys, identifierOf } from '../domain/change.ts';
import { GongfuError } from '../domain/errors.ts';
import type { GraphStore } from '../store/port.ts';
import type { MakeKeys } from './items.ts';
import { inTurns } from './turns.ts';

/** The first try tells which parts need keys; more are needed only where names are changed in between. */
const MAX_TRIES = 5;

/** Errors: those of `GraphStore.apply`. */
export async function applyJoining(store: GraphStore, request: ChangeRequest, keys: MakeKeys): Promise<ChangeOutcome> {
  const textKeys = new Map<string, EntityKeys>();
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.apply({ ...request, textKeys });
    } catch (error) {
      const needed = neededBy(error);
      if (needed.length === 0 || tries === MAX_TRIES) throw error;
      for (const [part, made] of await inTurns(eachKeys(needed, keys))) textKeys.set(part, made);
    }
  }
}

function neededBy(error: unknown): readonly string[] {
  const needed = error instanceof GongfuError ? error.details.needsKeys : undefined;
  // The planner (plan/name-keys.ts) gives texts and identifiers.
  return Array.isArray(needed) ? (needed as readonly string[]) : [];
}

function* eachKeys(parts: readonly string[], keys: MakeKeys): Generator<readonly [string, EntityKeys], void, void> {
  for (const part of parts) yield [part, keysOfPart(part, keys)];
}

/** Of one of `needsKeys`. */
export function keysOfPart(part: string, keys: MakeKeys): EntityKeys {
  const identifier = identifierOf(part);
  return identifier ? keys('', [], undefined, identifier) : keys(part, []);
}
