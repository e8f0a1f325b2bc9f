/** What every resolver finds: who asks, until when, the inquiries and the request's loaders. */
import type { Documents } from '../ingest/documents.ts';
import type { Review } from '../ingest/review/review.ts';
import type { Writer } from '../ingest/write.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { RequestFacts } from './request.ts';

export interface GraphContext extends RequestFacts {
  readonly inquiries: Inquiries;
  readonly writer: Writer;
  readonly documents: Documents;
  readonly review: Review;
  /** What this request has read so far is read once. */
  readonly loaders: Loaders;
  /**
   * Made once for a key of the request: a field of the document (`info.fieldNodes`) or its checked arguments, which are the same
   * for all objects on which it is asked. One thing a key.
   */
  once<T>(key: object, make: () => T): T;
  /** After a write: what was read before it counts no longer. */
  forget(): void;
}

export interface ContextParts {
  readonly inquiries: Inquiries;
  readonly writer: Writer;
  readonly documents: Documents;
  readonly review: Review;
}

/** One per request. */
export function createContext(parts: ContextParts, facts: RequestFacts): GraphContext {
  let loaders = createLoaders(parts.inquiries, facts.scope);
  let made = new Map<object, unknown>();
  return {
    ...facts,
    ...parts,
    get loaders() {
      return loaders;
    },
    once<T>(key: object, make: () => T): T {
      // A key has one thing, made by one place.
      const before = made.get(key) as T | undefined;
      if (before !== undefined) return before;
      const value = make();
      made.set(key, value);
      return value;
    },
    forget() {
      loaders = createLoaders(parts.inquiries, facts.scope);
      made = new Map();
    },
  };
}
