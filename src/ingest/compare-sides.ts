/**
 * Two holders of the same entries, compared: first the sums of their buckets, then entry by entry where those differ. Memory does not grow
 * with the number of entries, nor with that of the differences.
 */
import { BUCKETS, type BucketSums, bucketOf, type Entry, sumUp } from './compared-buckets.ts';

/** Read more than once, in any order, each id once; `isWanted` spares what the entry of another id would cost. */
export interface Side {
  entries(isWanted?: (id: string) => boolean): AsyncIterable<readonly Entry[]>;
}

export interface Named {
  readonly count: number;
  /** The first of them by id, no more than were asked for. */
  readonly ids: readonly string[];
}

export interface Differences {
  /** Entries of the one and of the other. */
  readonly one: number;
  readonly other: number;
  readonly buckets: number;
  readonly differingBuckets: number;
  /** Only the one has it, only the other has it, both have it and not alike. */
  readonly missing: Named;
  readonly extra: Named;
  readonly different: Named;
}

/** So many entries are held at once while differing buckets are looked through. */
const HELD = 200_000;

export function isSame({ differingBuckets }: Differences): boolean {
  return differingBuckets === 0;
}

export function countOfDifferences({ missing, extra, different }: Differences): number {
  return missing.count + extra.count + different.count;
}

/** `most` ids are named of each kind of difference. */
export async function compareSides(one: Side, other: Side, most: number): Promise<Differences> {
  const sums = [await sumUp(one.entries()), await sumUp(other.entries())] as const;
  const differing = Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter(
    (bucket) => !sums[0].equals(bucket, sums[1]),
  );
  const found = { missing: createNames(most), extra: createNames(most), different: createNames(most) };
  for (const buckets of rounds(differing, sums)) await lookThrough(one, other, buckets, found);
  return {
    ...{ one: sums[0].total, other: sums[1].total, buckets: BUCKETS, differingBuckets: differing.length },
    ...{ missing: found.missing.named(), extra: found.extra.named(), different: found.different.named() },
  };
}

function* rounds(
  differing: readonly number[],
  [one, other]: readonly [BucketSums, BucketSums],
): Generator<ReadonlySet<number>> {
  let round = new Set<number>();
  let held = 0;
  for (const bucket of differing) {
    const size = one.countOf(bucket) + other.countOf(bucket);
    if (round.size > 0 && held + size > HELD) {
      yield round;
      [round, held] = [new Set(), 0];
    }
    round.add(bucket);
    held += size;
  }
  if (round.size > 0) yield round;
}

interface Found {
  readonly missing: Names;
  readonly extra: Names;
  readonly different: Names;
}

async function lookThrough(one: Side, other: Side, buckets: ReadonlySet<number>, found: Found): Promise<void> {
  const isWanted = (id: string) => buckets.has(bucketOf(id));
  const waiting = new Map<string, string>();
  for await (const batch of one.entries(isWanted)) for (const { id, hash } of batch) waiting.set(id, hash);
  for await (const batch of other.entries(isWanted)) {
    for (const { id, hash } of batch) {
      const own = waiting.get(id);
      if (own === undefined) found.extra.add(id);
      else if (own !== hash) found.different.add(id);
      waiting.delete(id);
    }
  }
  for (const id of waiting.keys()) found.missing.add(id);
}

interface Names {
  add(id: string): void;
  named(): Named;
}

/** Counts all and keeps the first by id. */
function createNames(most: number): Names {
  const ids: string[] = [];
  let count = 0;
  const cut = () => {
    ids.sort();
    ids.length = Math.min(ids.length, most);
  };
  return {
    add(id) {
      count += 1;
      ids.push(id);
      if (ids.length > 2 * most + 100) cut();
    },
    named() {
      cut();
      return { count, ids };
    },
  };
}
