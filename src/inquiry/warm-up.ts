/**
 * The first search of a process loads dictionaries and the model, and would be cut for it. A server asks one itself, behind its
 * first answers; commands and tests, which open an index for one question, load what that needs.
 */
import { setTimeout } from 'node:timers/promises';
import type { Scope } from '../domain/scope.ts';
import { scopeFor } from '../domain/scope.ts';
import type { SearchAnswer, SearchMode, SearchRequest } from './searching.ts';

export interface WarmUp {
  isDone(): boolean;
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>;
}

export interface WarmUpOptions {
  /** Whether the model is loaded, too. */
  readonly withMeaning: boolean;
  readonly timeoutMs: number;
}

/** In traditional characters and with a homophone for one of them: what it is read as needs every dictionary. */
const QUERY = '飛地報團';
/** An answer that is cut or lacks the model is asked for again. The model takes a third of a second, on a busy machine some seconds. */
const MAX_TRIES = 100;
const PAUSE_MS = 100;
const COLD: readonly SearchAnswer['degraded'][number][] = ['TIME_LIMIT', 'SEMANTIC_UNAVAILABLE'];

/** A search, of which only what it lacks is looked at. */
type Warmed = (request: SearchRequest, scope: Scope) => Promise<Pick<SearchAnswer, 'degraded'>>;

/** Begins at once. What fails does no harm: whoever searches is told. */
export function warmUp(searches: readonly Warmed[], { withMeaning, timeoutMs }: WarmUpOptions): WarmUp {
  let isWanted = true;
  const modes: readonly SearchMode[] = withMeaning ? ['FULL_TEXT', 'HYBRID'] : ['FULL_TEXT'];
  const isWhole = async (search: Warmed, mode: SearchMode) => {
    const request = { query: QUERY, mode, filter: {}, first: 1, facets: [] };
    const { degraded } = await search(request, scopeFor('PUBLIC', timeoutMs));
    return !degraded.some((one) => COLD.includes(one));
  };
  const warm = async (search: Warmed, mode: SearchMode) => {
    for (let tries = 0; isWanted && tries < MAX_TRIES; tries += 1) {
      if (await isWhole(search, mode)) return;
      await setTimeout(PAUSE_MS);
    }
  };
  const done = Promise.allSettled(searches.flatMap((search) => modes.map((mode) => warm(search, mode)))).then(() => {
    isWanted = false;
  });
  return {
    isDone: () => !isWanted,
    stop() {
      isWanted = false;
      return done;
    },
  };
}
