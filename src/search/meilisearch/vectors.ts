/** The vectors of rows: those that are known already are put with them, the others are asked for one after the other (filler.ts). */
import type { TextHash } from '../semantic-text.ts';
import type { KnownVectors, NewVector, WantingText } from '../text-vectors.ts';
import { EMBEDDER } from './ddl.ts';
import type { Engine } from './engine.ts';
import { allOf, is, isOneOf, not } from './filters.ts';
import { packedVector, type Row, unpackedVector } from './rows.ts';

const REQUEST_MS = 10_000;
/** A change of the engine costs some 100 ms however small: so many vectors are kept with one. */
const KEPT_AT_ONCE = 256;
const ROWS_OF_TEXTS = 5_000;
/** More digits than eight bits have. */
const DIGITS = 1e5;

/** Rows with the vectors that are known, and the mark that they have none where the engine is to hold vectors. */
export async function withVectors(rows: readonly Row[], find: FindVectors): Promise<readonly Row[]> {
  const hashes = new Set(rows.flatMap(({ meaningHash }) => (typeof meaningHash === 'string' ? [meaningHash] : [])));
  const known = await find([...hashes]);
  return rows.map((row) => {
    const vector = known.get(String(row.meaningHash));
    return vector ? { ...row, ...fieldsOf(vector) } : { ...row, _vectors: { [EMBEDDER]: null } };
  });
}

/** Of those that are known, by hash. */
export type FindVectors = (hashes: readonly TextHash[]) => Promise<ReadonlyMap<TextHash, Float32Array>>;

/** In an index, then in a file of vectors that were made before. */
export function findIn(engine: Engine | undefined, shipped: KnownVectors | undefined): FindVectors {
  return async (hashes) => {
    const found = new Map(engine && hashes.length > 0 ? await held(engine, hashes) : []);
    for (const hash of hashes) {
      const halves = found.has(hash) ? undefined : shipped?.(hash);
      if (halves)
        found.set(hash, Float32Array.from(new Float16Array(halves.buffer, halves.byteOffset, halves.length / 2)));
    }
    return found;
  };
}

async function held(
  engine: Engine,
  hashes: readonly TextHash[],
): Promise<readonly (readonly [TextHash, Float32Array])[]> {
  const { rows } = await engine.askOne(
    {
      index: 'DOCUMENTS',
      filter: allOf([isOneOf('meaningHash', hashes), is('isWanting', 'false')]),
      limit: ROWS_OF_TEXTS,
      fields: ['meaningHash', 'vector'],
    },
    Date.now() + REQUEST_MS,
  );
  return rows.flatMap(({ meaningHash, vector }) =>
    typeof vector === 'string' ? [[String(meaningHash), unpackedVector(vector)] as const] : [],
  );
}

/** What is kept waits here until there is enough of it for a change. */
export class NewVectors {
  readonly #waiting = new Map<TextHash, Float32Array>();

  /** Texts that want a vector, each once, and of which none waits here. */
  async wanting(engine: Engine, limit: number): Promise<readonly WantingText[]> {
    const here = [...this.#waiting.keys()];
    const { rows } = await engine.askOne(
      {
        index: 'DOCUMENTS',
        filter: allOf([is('isWanting', 'true'), ...(here.length > 0 ? [not(isOneOf('meaningHash', here))] : [])]),
        limit,
        fields: ['meaningHash', 'meaningText'],
      },
      Date.now() + REQUEST_MS,
    );
    const texts = new Map(rows.map(({ meaningHash, meaningText }) => [String(meaningHash), String(meaningText)]));
    return [...texts].map(([hash, text]) => ({ hash, text }));
  }

  /** Whether they should be written. */
  add(vectors: readonly NewVector[]): boolean {
    for (const { hash, vector } of vectors) this.#waiting.set(hash, vector);
    return this.#waiting.size >= KEPT_AT_ONCE;
  }

  /** To every row that has the text and wants its vector; a text that is there no more is passed over. */
  async write(engine: Engine): Promise<void> {
    const vectors = new Map(this.#waiting);
    if (vectors.size === 0) return;
    const { rows } = await engine.askOne(
      {
        index: 'DOCUMENTS',
        filter: allOf([is('isWanting', 'true'), isOneOf('meaningHash', [...vectors.keys()])]),
        limit: ROWS_OF_TEXTS,
        fields: ['key', 'meaningHash'],
      },
      Date.now() + REQUEST_MS,
    );
    const patches = rows.flatMap(({ key, meaningHash }) => {
      const vector = vectors.get(String(meaningHash));
      return vector ? [{ key, ...fieldsOf(vector) }] : [];
    });
    if (patches.length > 0) await engine.follow([await engine.patch('DOCUMENTS', patches)]);
    // Rows beyond the limit want their vector still, and it is made again.
    for (const hash of vectors.keys()) this.#waiting.delete(hash);
  }
}

/** In both forms: packed for us, in numbers for the engine's graph. */
function fieldsOf(vector: Float32Array): Record<string, unknown> {
  const packed = packedVector(vector);
  const numbers = Array.from(unpackedVector(packed), (value) => Math.round(value * DIGITS) / DIGITS);
  return { vector: packed, isWanting: false, meaningText: null, _vectors: { [EMBEDDER]: numbers } };
}
