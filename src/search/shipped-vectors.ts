/** A file of vectors that were made before: those of the shipped texts, so that a first start need not make them. */
import { existsSync, readFileSync } from 'node:fs';
import { toLengthOne } from './embedder.ts';
import type { TextHash } from './semantic-text.ts';
import { type EmbeddingModel, type KnownVectors, type NewVector, packed } from './text-vectors.ts';

const HASH_BYTES = 16;
const HIGHEST_CODE = 127;

/**
 * A line with the model's identity, then a record for each text, in the order of their hashes: the hash, and the vector with eight
 * bits a number (a cosine is 0.0004 off by that). Undefined where there is no file, or one of another model.
 */
export function readShippedVectors(
  path: string,
  { identity, dimension }: Pick<EmbeddingModel, 'identity' | 'dimension'>,
): KnownVectors | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const start = bytes.indexOf('\n') + 1;
  if (bytes.subarray(0, start).toString() !== headerOf(identity)) return undefined;
  const size = HASH_BYTES + dimension;
  const records = Math.floor((bytes.length - start) / size);
  return (hash) => {
    const wanted = Buffer.from(hash, 'hex');
    const at = placeOf(wanted, records, (place) =>
      bytes.subarray(start + place * size, start + place * size + HASH_BYTES),
    );
    if (at === undefined) return undefined;
    const codes = bytes.subarray(start + at * size + HASH_BYTES, start + (at + 1) * size);
    return packed(toLengthOne(Float32Array.from(new Int8Array(codes.buffer, codes.byteOffset, dimension))));
  };
}

/** The file's content. */
export function shippedVectors(
  vectors: readonly NewVector[],
  { identity }: Pick<EmbeddingModel, 'identity'>,
): Uint8Array {
  const sorted = vectors.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  return Buffer.concat([
    Buffer.from(headerOf(identity)),
    ...sorted.flatMap(({ hash, vector }) => record(hash, vector)),
  ]);
}

function headerOf(identity: string): string {
  return `gongfu vectors ${identity}\n`;
}

function record(hash: TextHash, vector: Float32Array): readonly Uint8Array[] {
  const highest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const codes = Int8Array.from(vector, (value) => Math.round((value / highest) * HIGHEST_CODE));
  return [Buffer.from(hash, 'hex'), new Uint8Array(codes.buffer)];
}

/** By halving. */
function placeOf(wanted: Buffer, records: number, hashAt: (place: number) => Buffer): number | undefined {
  let low = 0;
  let high = records;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = wanted.compare(hashAt(middle));
    if (order === 0) return middle;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return undefined;
}
