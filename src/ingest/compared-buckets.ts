/** What one side of a comparison holds, summed up bucket by bucket: two sums that are equal are of the same entries, in any order. */
import { hash } from 'node:crypto';

/** An id, and the hash of all that stands under it. */
export interface Entry {
  readonly id: string;
  readonly hash: string;
}

/** Of a million entries one has some 250. */
export const BUCKETS = 4_096;
/** 128 bits. */
const WORDS = 4;

export interface BucketSums {
  readonly total: number;
  /** How many entries a bucket has. */
  countOf(bucket: number): number;
  equals(bucket: number, other: BucketSums): boolean;
  /** The words of a bucket's sum. */
  sumOf(bucket: number): readonly number[];
}

/** FNV-1a: even enough for this, and far cheaper than what is kept under the id. */
export function bucketOf(id: string): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) mixed = Math.imul(mixed ^ id.charCodeAt(at), 0x01000193);
  return (mixed ^ (mixed >>> 15)) & (BUCKETS - 1);
}

/** Memory is that of the buckets, however many entries there are. */
export async function sumUp(entries: AsyncIterable<readonly Entry[]>): Promise<BucketSums> {
  const counts = new Uint32Array(BUCKETS);
  const sums = new Uint32Array(BUCKETS * WORDS);
  let total = 0;
  for await (const batch of entries) {
    for (const { id, hash: content } of batch) {
      const bucket = bucketOf(id);
      const digest = hash('sha256', `${id}\0${content}`, 'buffer');
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      // Added, not xored: an entry that stands twice is not to cancel itself.
      for (let word = 0; word < WORDS; word += 1) {
        const place = bucket * WORDS + word;
        sums[place] = (sums[place] ?? 0) + digest.readUInt32BE(word * 4);
      }
    }
    total += batch.length;
  }
  const countOf = (bucket: number) => counts[bucket] ?? 0;
  const sumOf = (bucket: number) => [...sums.subarray(bucket * WORDS, (bucket + 1) * WORDS)];
  return {
    ...{ total, countOf, sumOf },
    equals: (bucket, other) =>
      countOf(bucket) === other.countOf(bucket) &&
      sumOf(bucket).every((word, place) => word === other.sumOf(bucket)[place]),
  };
}
