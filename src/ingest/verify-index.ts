/** An index compared with what the store makes of it now, also while both go on. */
import { setTimeout } from 'node:timers/promises';
import type { IndexStatus } from '../search/port.ts';
import { compareSides, countOfDifferences, type Differences, isSame } from './compare-sides.ts';
import { documentsOf, type OnRead, onlyOf, projectionOf } from './compared-sides.ts';
import { type Following, mustRebuild } from './reindex.ts';

export interface VerifyOptions {
  /** Whether somebody keeps the index up: it is then waited for, and what differed only while it was behind is no difference. */
  readonly isFollowed: boolean;
  /** How long it is waited for. */
  readonly waitMs?: number;
  /** Of the documents that the store makes, and of those that the index holds. */
  readonly onProjected?: OnRead;
  readonly onListed?: OnRead;
}

export interface VerifiedIndex {
  readonly seq: number;
  readonly storeSeq: number;
  /** An index of another format, of another state of the graph, or an empty one: to be made anew, nothing was compared. */
  readonly isToBeRebuilt: boolean;
  readonly differences?: Differences;
  /** Documents that the engine did not take. */
  readonly refused: NonNullable<IndexStatus['refused']>;
}

/** Up to so many differing documents are named and can be made anew one by one; where more differ, a rebuild is cheaper. */
export const MOST_NAMED = 10_000;
const REBUILT_FROM = 0.25;
const WAIT_MS = 30_000;
const LOOK_MS = 100;
/** Under a load that never ends something is always under way. */
const LOOKS_AGAIN = 3;

export function isGood({ isToBeRebuilt, differences }: VerifiedIndex): boolean {
  return !isToBeRebuilt && differences !== undefined && isSame(differences);
}

/** Errors: those of store and index. */
export async function verifyIndex(parts: Following, options: VerifyOptions): Promise<VerifiedIndex> {
  const { isFollowed, waitMs = WAIT_MS, onProjected, onListed } = options;
  const settled = () => (isFollowed ? waitForIndex(parts, waitMs) : whereBothAre(parts));
  const start = await settled();
  const refused = start.status.refused ?? [];
  const where = { seq: start.status.seq, storeSeq: start.storeSeq, refused };
  if (mustRebuild(start.status, start.storeSeq)) return { ...where, isToBeRebuilt: true };
  const [projection, documents] = [projectionOf(parts, onProjected), documentsOf(parts.index, onListed)];
  let differences = await compareSides(projection, documents, MOST_NAMED);
  for (let look = 0; isFollowed && look < LOOKS_AGAIN && isWorthAnotherLook(differences); look += 1) {
    await settled();
    const ids = new Set(idsOf(differences));
    const now = await compareSides(onlyOf(projection, ids), onlyOf(documents, ids), MOST_NAMED);
    differences = { ...now, one: differences.one, other: differences.other };
  }
  return { ...where, isToBeRebuilt: false, differences };
}

/** Of all kinds of differences. */
export function idsOf({ missing, extra, different }: Differences): readonly string[] {
  return [...missing.ids, ...extra.ids, ...different.ids];
}

/** Whether the differing documents are to be made anew one by one; else the whole index. */
export function isWorthMending(differences: Differences): boolean {
  const count = countOfDifferences(differences);
  return count <= MOST_NAMED && count <= Math.max(differences.one, differences.other) * REBUILT_FROM;
}

function isWorthAnotherLook(differences: Differences): boolean {
  return !isSame(differences) && countOfDifferences(differences) <= MOST_NAMED;
}

async function whereBothAre({ store, index }: Following) {
  // The index first: the store, asked after it, is never behind it where the two belong together.
  const [status, { seq: storeSeq }] = [await index.status(), await store.position()];
  return { status, storeSeq };
}

/** Until the index is where the store was when it was asked, at most for `waitMs`. */
async function waitForIndex(parts: Following, waitMs: number) {
  const until = performance.now() + waitMs;
  const { seq } = await parts.store.position();
  for (;;) {
    const both = await whereBothAre(parts);
    if (both.status.seq >= seq || performance.now() > until) return both;
    await setTimeout(LOOK_MS);
  }
}
