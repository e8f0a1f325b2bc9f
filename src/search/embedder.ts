/**
 * What turns texts into vectors that lie near one another where they mean the same. Texts come as `meaningText` of
 * semantic-text.ts makes them.
 */

/** Models may want the two differently: a query can have a prefix. */
export type EmbedKind = 'QUERY' | 'DOCUMENT';

export interface Embedder {
  /** Names all that decides a vector, the model and its revision: vectors of two identities cannot be compared. */
  readonly identity: string;
  /** How many numbers a vector has. */
  readonly dimension: number;
  /** The cosine below which a query and a text have nothing to do with one another; 0 where that is not known. */
  readonly leastCosine: number;
  /** Whether a text without Chinese characters means nothing to it. */
  readonly isChineseOnly: boolean;
  /**
   * Vectors aligned with the texts, each of length 1. A query goes before documents that wait; `deadlineAt` (milliseconds since
   * the epoch) ends the wait. Errors: UNAVAILABLE, with what would help; TIMEOUT past the deadline.
   */
  embed(texts: readonly string[], kind: EmbedKind, deadlineAt?: number): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** In place; gives the same array. A vector without a direction stays as it is. */
export function toLengthOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/** Of vectors of length 1 their cosine, -1 to 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
