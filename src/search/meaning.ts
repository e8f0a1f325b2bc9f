/** What a search by meaning has of its query, and the query's vector, which is asked for once. */
import type { Scope } from '../domain/scope.ts';
import { saysNothing } from '../text/stop-words.ts';
import type { Embedder } from './embedder.ts';
import type { SearchRequest } from './port.ts';
import { parseQuery } from './query-language.ts';
import { hasLetters, meaningOfQuery, meaningText } from './semantic-text.ts';

export interface Meaning {
  /** Undefined where there is none: the answer is then by words alone. */
  readonly vector?: Float32Array;
  /** Whether the answer lacks something for that. A hybrid search in English or pinyin does not: it is by words where the model knows Chinese only. */
  readonly isMissing: boolean;
}

/** Undefined for a mode that asks for no meaning. Never rejects: what fails is missing. */
export type MeaningOf = (request: SearchRequest, scope: Scope) => Promise<Meaning | undefined>;

const MISSING: Meaning = { isMissing: true };
const MAX_KEPT = 256;

/** `waitMs`: how long a search waits for its vector, at most; a vector that comes later serves the next one. */
export function createMeaning(embedder: Embedder | undefined, waitMs: number): MeaningOf {
  const vectors = createVectorCache(embedder);
  return async ({ query, mode }, { deadlineAt }) => {
    if (mode === 'FULL_TEXT') return undefined;
    if (!embedder) return MISSING;
    const { wanted } = parseQuery(query);
    const text = meaningOfQuery(wanted, embedder);
    // Stop words alone lack nothing: they ask for nothing.
    if (text === undefined)
      return { isMissing: mode === 'SEMANTIC' && hasLetters(wanted) && !saysNothing(meaningText(wanted)) };
    const vector = await vectors(text, Math.min(deadlineAt, Date.now() + waitMs));
    return vector ? { vector, isMissing: false } : MISSING;
  };
}

/** The vectors of the last queries; of a query that is asked again meanwhile there is one request. */
function createVectorCache(embedder: Embedder | undefined) {
  const kept = new Map<string, Promise<Float32Array | undefined>>();
  const asked = (text: string) => {
    const vector = embedder?.embed([text], 'QUERY').then(([first]) => first) ?? Promise.resolve(undefined);
    kept.set(text, vector);
    vector.catch(() => kept.delete(text));
    const oldest = kept.size > MAX_KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return vector;
  };
  return async (text: string, until: number): Promise<Float32Array | undefined> => {
    const vector = kept.get(text) ?? asked(text);
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), Math.max(0, until - Date.now()));
    try {
      return await Promise.race([vector, late.promise]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  };
}
