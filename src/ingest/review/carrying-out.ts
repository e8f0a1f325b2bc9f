/**
 * A decision in two files: it is begun beside the graph, written to the graph, and finished beside it. Where that is cut short, the feed
 * of the graph tells whether it was written; nothing is written twice.
 */
import { randomBytes } from 'node:crypto';
import type { Revision } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { WriteInputs } from '../input.ts';
import { hasEnded, ownHolder } from './holder.ts';
import type { Pending, Settled, Written } from './kept.ts';
import type { Proposals } from './proposals.ts';
import type { ReviewGraph } from './review-graph.ts';

export interface CarryingParts {
  readonly graph: Pick<ReviewGraph, 'store' | 'write'>;
  readonly proposals: Pick<Proposals, 'begin' | 'finish' | 'release' | 'pending'>;
  readonly now: () => Date;
}

export interface Deciding {
  readonly actor: string;
  /** Without the decision's id, which is added. */
  readonly reason: string;
  readonly settled: readonly Settled[];
  readonly inputs: WriteInputs;
}

const FEED_AT_ONCE = 200;
/** Decisions that this process carries out. */
const underWay = new Set<string>();

export interface CarriedOut {
  readonly decision: string;
  /** Undefined where nothing was to be written, as is `seq`. */
  readonly revision?: number;
  readonly seq?: number;
}

/** Errors: CONFLICT where somebody else decides; those of the write. */
export async function carryOut(deciding: Deciding, parts: CarryingParts): Promise<CarriedOut> {
  const { graph, proposals, now } = parts;
  const { actor, settled, inputs, reason } = deciding;
  const id = randomBytes(6).toString('hex');
  const { seq } = await graph.store.position();
  underWay.add(id);
  try {
    proposals.begin({ id, actor, at: now().toISOString(), seq, holder: ownHolder(), settled });
    if (isNothing(inputs)) {
      proposals.finish(id, undefined, new Map());
      return { decision: id };
    }
    await write(inputs, { actor, reason: reasonOf(reason, id) }, { id, parts });
    const written = await finishWritten({ id, seq, settled }, parts);
    return { decision: id, ...(written ? { revision: written.number, seq: written.seq } : {}) };
  } finally {
    underWay.delete(id);
  }
}

async function write(
  inputs: WriteInputs,
  by: { readonly actor: string; readonly reason: string },
  { id, parts }: { readonly id: string; readonly parts: CarryingParts },
): Promise<void> {
  try {
    await parts.graph.write(inputs, by);
  } catch (error) {
    // Of all else it is not known whether it was written: that is found when somebody looks next.
    const isRefusal = error instanceof GongfuError && ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'].includes(error.code);
    if (isRefusal) parts.proposals.release(id);
    throw error;
  }
}

function isNothing(inputs: WriteInputs): boolean {
  return Object.values(inputs).every((list) => !Array.isArray(list) || list.length === 0);
}

function reasonOf(reason: string, id: string): string {
  return `${reason}; decision ${id}`;
}

/** What others left half done is finished where it was written, and open again where it was not. Cost: one indexed read where there is none. */
export async function takeUp(parts: CarryingParts): Promise<void> {
  for (const pending of parts.proposals.pending()) {
    if (!hasEnded(pending, underWay.has(pending.id), parts.now())) continue;
    if ((await finishWritten(pending, parts)) === undefined) parts.proposals.release(pending.id);
  }
}

/** Undefined where the graph does not have it, and nothing is finished. */
async function finishWritten(
  { id, seq, settled }: Pick<Pending, 'id' | 'seq' | 'settled'>,
  { graph, proposals }: CarryingParts,
): Promise<Revision | undefined> {
  const revision = await revisionOf(id, seq, graph);
  if (!revision) return undefined;
  const after = new Map(revision.changes.map((change) => [change.id, change.after]));
  proposals.finish(id, revision.number, new Map(settled.flatMap((one) => withAfter(one, after))));
  return revision;
}

async function revisionOf(id: string, since: number, { store }: CarryingParts['graph']): Promise<Revision | undefined> {
  for (let seq = since; ; ) {
    const revisions = await store.changes(seq, FEED_AT_ONCE);
    const found = revisions.find(({ reason }) => reason.endsWith(`; decision ${id}`));
    const last = revisions.at(-1);
    if (found || !last) return found;
    seq = last.seq;
  }
}

function withAfter(
  { key, written }: Settled,
  after: ReadonlyMap<string, string | undefined>,
): readonly (readonly [string, Written])[] {
  if (!written || written.kind === 'MENTION') return [];
  const text = after.get(written.id);
  return [[key, text === undefined ? written : { ...written, after: text }]];
}
