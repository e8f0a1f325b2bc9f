/** What every resolver finds: who asks, until when, the inquiries and the request's loaders. */
import type { Writer } from '../ingest/write.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { RequestFacts } from './request.ts';

export interface GraphContext extends RequestFacts {
  readonly inquiries: Inquiries;
  readonly writer: Writer;
  /** What this request has read so far is read once. */
  readonly loaders: Loaders;
  /** After a write: what was read before it counts no longer. */
  forget(): void;
}

export interface ContextParts {
  readonly inquiries: Inquiries;
  readonly writer: Writer;
}

/** One per request. */
export function createContext(parts: ContextParts, facts: RequestFacts): GraphContext {
  let loaders = createLoaders(parts.inquiries, facts.scope);
  return {
    ...facts,
    ...parts,
    get loaders() {
      return loaders;
    },
    forget() {
      loaders = createLoaders(parts.inquiries, facts.scope);
    },
  };
}
