/** The vectors of texts, as an index asks for them and keeps them. */
import type { TextHash } from './semantic-text.ts';

/** Whose vectors an index is to hold. */
export interface EmbeddingModel {
  readonly identity: string;
  readonly dimension: number;
  /** See `Embedder`. */
  readonly leastCosine: number;
}

/** The vector of a text in the form in which they are kept in files: 16-bit floats. */
export type KnownVectors = (hash: TextHash) => Uint8Array | undefined;

export interface WantingText {
  readonly hash: TextHash;
  readonly text: string;
}

export interface NewVector {
  readonly hash: TextHash;
  readonly vector: Float32Array;
}

/** In the form in which files keep a vector. */
export function packed(vector: ArrayLike<number>): Uint8Array {
  return new Uint8Array(Float16Array.from(vector).buffer);
}
