/** The naive embedder: texts that share characters are near. It remembers what it was asked for. */
import type { Embedder } from '../../../src/search/embedder.ts';
import { SERVED_DIMENSION, unitVector } from './vector-server.ts';

export interface HashEmbedder extends Embedder {
  readonly documents: readonly string[];
  readonly queries: readonly string[];
}

export function createHashEmbedder({
  identity = 'hashed:1',
  isChineseOnly = true,
  leastCosine = -1,
} = {}): HashEmbedder {
  const asked = { DOCUMENT: [] as string[], QUERY: [] as string[] };
  return {
    identity,
    dimension: SERVED_DIMENSION,
    leastCosine,
    isChineseOnly,
    documents: asked.DOCUMENT,
    queries: asked.QUERY,
    async embed(texts, kind) {
      asked[kind].push(...texts);
      return texts.map((text) => unitVector(text));
    },
    async close() {},
  };
}
