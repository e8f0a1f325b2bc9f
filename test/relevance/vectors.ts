/** The vectors of texts, made once and kept in the cache folder: a minute of CPU for the whole collection. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchDocument } from '../../src/search/document.ts';
import type { Embedder } from '../../src/search/embedder.ts';
import { semanticText, textHash } from '../../src/search/semantic-text.ts';
import { readShippedVectors, shippedVectors } from '../../src/search/shipped-vectors.ts';
import type { NewVector } from '../../src/search/text-vectors.ts';

const CACHE = join(tmpdir(), 'gongfu-relevance');
const TEXTS_AT_ONCE = 16;

/** Path of a file for `shippedVectors` of the index, with a vector for each of the documents; only what is new in it is made. */
export async function vectorsFile(
  name: string,
  documents: readonly SearchDocument[],
  embedder: Embedder,
): Promise<string> {
  const path = join(CACHE, `${name}-${textHash(embedder.identity)}.bin`);
  const known = existsSync(path) ? readShippedVectors(path, embedder) : undefined;
  const texts = new Map(documents.flatMap(hashedText));
  const missing = [...texts].filter(([hash]) => !known?.(hash));
  if (missing.length === 0) return path;
  const kept = [...texts.keys()].flatMap((hash): readonly NewVector[] => {
    const numbers = known?.(hash);
    return numbers ? [{ hash, vector: Float32Array.from(new Float16Array(numbers.buffer)) }] : [];
  });
  const made = await vectorsOf(missing, embedder);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(path, shippedVectors([...kept, ...made], embedder));
  return path;
}

function hashedText(document: SearchDocument): readonly (readonly [string, string])[] {
  const text = semanticText(document);
  return text === undefined ? [] : [[textHash(text), text]];
}

async function vectorsOf(
  texts: readonly (readonly [string, string])[],
  embedder: Embedder,
): Promise<readonly NewVector[]> {
  const made: NewVector[] = [];
  for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) {
    const some = texts.slice(at, at + TEXTS_AT_ONCE);
    const vectors = await embedder.embed(
      some.map(([, text]) => text),
      'DOCUMENT',
    );
    made.push(...some.flatMap(([hash], i) => (vectors[i] ? [{ hash, vector: vectors[i] }] : [])));
  }
  return made;
}
