/** Generated vectors, from which no quality is read, and an embedder whose queries cost what the model's do. */
import { DatabaseSync } from 'node:sqlite';
import { metaOf, setMeta } from '../../src/search/embedded/meta.ts';
import { createLocalEmbedder } from '../../src/search/embedder/local.ts';
import { type Embedder, toLengthOne } from '../../src/search/embedder.ts';
import { packed } from '../../src/search/text-vectors.ts';
import { randomOf } from '../../test/search/documents.ts';

/**
 * Queries are embedded by the shipped model, for what that costs. No cosine is too low: of generated vectors the nearest 200 are
 * always taken, which is the most that a search can have to score. `filled` when an index has all vectors in memory: it then
 * asks for that of a first document.
 */
export function createGeneratedEmbedder(): Embedder & { readonly filled: Promise<void> } {
  const model = createLocalEmbedder();
  const { promise: filled, resolve: fill } = Promise.withResolvers<void>();
  return {
    filled,
    identity: 'generated vectors',
    dimension: model.dimension,
    leastCosine: -1,
    isChineseOnly: true,
    async embed(texts, kind, deadlineAt) {
      if (kind === 'QUERY') return model.embed(texts, kind, deadlineAt);
      fill();
      return texts.map((_, i) => vector(i, model.dimension));
    },
    close: () => model.close(),
  };
}

/** To every text of a closed index file that wants one. */
export function fillVectors(path: string, { identity, dimension }: Pick<Embedder, 'identity' | 'dimension'>): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  const put = database.prepare('INSERT OR REPLACE INTO vector (doc, numbers) VALUES (?, ?)');
  for (const { doc } of database.prepare('SELECT doc FROM semantic').iterate())
    put.run(Number(doc), packed(vector(Number(doc), dimension)));
  database.exec('UPDATE semantic SET is_wanting = 0');
  if (metaOf(database, 'model') !== identity) setMeta(database, 'model', identity);
  database.exec('COMMIT');
  database.close();
}

function vector(seed: number, dimension: number): Float32Array {
  const random = randomOf(seed);
  return toLengthOne(Float32Array.from({ length: dimension }, () => random() + random() - 1));
}
