/**
 * An index on the network with an embedded one beside it. Both are fed from the change feed, each at its own pace. While the first is
 * away the other answers, and each answer says so: FALLBACK_INDEX, and INDEX_BEHIND where the other has not followed the store.
 */
import { isAway } from '../domain/arrival.ts';
import { GongfuError } from '../domain/errors.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchAnswer, SearchDegradation, SearchIndex, SearchRequest } from './port.ts';

export interface FallbackParts {
  readonly primary: SearchIndex;
  readonly spare: SearchIndex;
  /** Whether the primary holds nothing yet of a store that is not empty: a list from it would look whole. */
  readonly isPrimaryEmpty: () => boolean;
  /** How many changes the spare is behind the store. */
  readonly spareLag: () => number;
}

/** Of the time for an answer, what the primary may take of it: the spare still has the rest then. */
const PRIMARY_SHARE = 0.6;

/**
 * Writing, rebuilding and the status are the primary's: who feeds the spare has it itself. A list goes on in the index in which it
 * was begun, whose scores its cursor has. Errors: UNAVAILABLE, where that is the primary and it is away.
 */
export function withFallback(parts: FallbackParts): SearchIndex {
  const { primary, spare } = parts;
  return {
    ...primary,
    async search(request, scope) {
      const begun = request.after;
      if (begun?.isOfFallback || (!begun && parts.isPrimaryEmpty())) return bySpare(parts, request, scope);
      try {
        return await primary.search(request, begun ? scope : sharedScope(scope));
      } catch (error) {
        if (!isAway(error)) throw error;
        if (begun) throw begunElsewhere(primary.name, error);
        return bySpare(parts, request, scope);
      }
    },
    async suggest(request, scope) {
      if (parts.isPrimaryEmpty()) return spare.suggest(request, scope);
      try {
        return await primary.suggest(request, sharedScope(scope));
      } catch (error) {
        if (!isAway(error)) throw error;
        return spare.suggest(request, scope);
      }
    },
    async close() {
      await Promise.all([primary.close(), spare.close()]);
    },
  };
}

async function bySpare(
  { spare, spareLag }: FallbackParts,
  request: SearchRequest,
  scope: Scope,
): Promise<SearchAnswer> {
  // Read before: what is followed meanwhile may not be in the answer.
  const behind: readonly SearchDegradation[] = spareLag() > 0 ? ['INDEX_BEHIND'] : [];
  const answer = await spare.search(request, scope);
  return { ...answer, degraded: [...answer.degraded, 'FALLBACK_INDEX', ...behind] };
}

function sharedScope(scope: Scope): Scope {
  const now = Date.now();
  return { ...scope, deadlineAt: now + PRIMARY_SHARE * (scope.deadlineAt - now) };
}

function begunElsewhere(name: string, cause: unknown): GongfuError {
  return new GongfuError(
    'UNAVAILABLE',
    `This list was begun in ${name}, which is away: search anew from its beginning, which another index answers meanwhile.`,
    { cause },
  );
}
