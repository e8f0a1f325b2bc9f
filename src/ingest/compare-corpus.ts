/**
 * The shipped texts against a graph that an earlier release filled: what an upgrade writes, because no person has touched it, and what it
 * leaves to a person. What the release did not change, compared with what the seed wrote last, is never asked about.
 */
import { recordJson } from '../domain/record-json.ts';
import type { GraphRecord } from '../domain/records.ts';
import { type Scope, scopeFor } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import type { Corpus } from './corpus.ts';
import { type CorpusPast, type Edit, readCorpusPast } from './corpus-past.ts';
import { differingParts } from './differing-parts.ts';
import { findForeign } from './foreign.ts';

/**
 * EDITED: a person changed it, and the release did. REMOVED: a person removed it, and the release changed it. MERGED: a person merged it
 * into another, and the release changed it. DROPPED: the release no longer has it, but a person changed it or built on it.
 * REFUSED: the graph as persons made it does not allow the change.
 */
export type ReviewReason = 'EDITED' | 'REMOVED' | 'MERGED' | 'DROPPED' | 'REFUSED';

export interface ReviewItem {
  readonly id: string;
  readonly reason: ReviewReason;
  /** What is to be decided, for a person. */
  readonly message: string;
  readonly by?: Edit;
  /** As the release has it; undefined where it has it no longer. */
  readonly shipped?: GraphRecord;
}

export interface CorpusComparison {
  readonly add: readonly GraphRecord[];
  readonly change: readonly GraphRecord[];
  readonly remove: readonly string[];
  readonly review: readonly ReviewItem[];
  /** False where the seed never wrote to the graph: it is not the seed's to change. */
  readonly isSeeded: boolean;
}

const BATCH = 500;
const TIMEOUT_MS = 30_000;

export async function compareCorpus(corpus: Corpus, store: GraphStore): Promise<CorpusComparison> {
  const past = await readCorpusPast(store);
  const held = await readHeld([...new Set([...corpus.keys(), ...past.written.keys()])], store);
  const found = { add: [] as GraphRecord[], change: [] as GraphRecord[], review: [] as ReviewItem[] };
  for (const [id, shipped] of corpus) {
    const verdict = compareOne({ id, shipped, held: held.get(id), past });
    if (verdict === 'ADD') found.add.push(shipped);
    else if (verdict === 'CHANGE') found.change.push(shipped);
    else if (verdict) found.review.push(verdict);
  }
  const dropped = await compareDropped({ corpus, past, held, store });
  return {
    ...found,
    remove: dropped.remove,
    review: [...found.review, ...dropped.review],
    isSeeded: past.written.size > 0,
  };
}

interface One {
  readonly id: string;
  readonly shipped: GraphRecord;
  /** What the graph has under the id, of a merged one that into which it was merged. */
  readonly held: GraphRecord | undefined;
  readonly past: CorpusPast;
}

function compareOne({ id, shipped, held, past }: One): 'ADD' | 'CHANGE' | ReviewItem | undefined {
  const text = recordJson(shipped);
  const by = past.edits.get(id);
  if (held?.id === id && recordJson(held) === text) return undefined;
  if (!by && past.written.has(id)) return held ? 'CHANGE' : 'ADD';
  if (past.written.get(id) === text) return undefined;
  const item = { id, shipped, ...(by ? { by } : {}) };
  if (held && held.id !== id)
    return { ...item, reason: 'MERGED', message: `was merged into ${held.id}; the release changed it` };
  if (held)
    return {
      ...item,
      reason: 'EDITED',
      message: `differs from the release in ${differingParts(held, shipped).join(', ')}`,
    };
  return by ? { ...item, reason: 'REMOVED', message: 'was removed; the release changed it' } : 'ADD';
}

interface Dropped {
  readonly corpus: Corpus;
  readonly past: CorpusPast;
  readonly held: ReadonlyMap<string, GraphRecord>;
  readonly store: GraphStore;
}

async function compareDropped({ corpus, past, held, store }: Dropped) {
  const ids = [...past.written.keys()].filter((id) => !corpus.has(id) && held.get(id)?.id === id);
  const untouched = ids.filter((id) => !past.edits.has(id));
  const isOurs = (id: string) => past.written.has(id) && !past.edits.has(id);
  const foreign = await findForeign(
    untouched.flatMap((id) => held.get(id) ?? []),
    isOurs,
    store,
  );
  const edited = ids.flatMap((id): ReviewItem[] => {
    const by = past.edits.get(id);
    const message = 'is no longer in the release, but was changed here';
    return by ? [{ id, reason: 'DROPPED', message, by }] : [];
  });
  const builtOn = untouched.flatMap((id): ReviewItem[] => {
    const others = foreign.get(id);
    return others
      ? [{ id, reason: 'DROPPED', message: `is no longer in the release, but here ${others.join(', ')} stand on it` }]
      : [];
  });
  return { remove: untouched.filter((id) => !foreign.has(id)), review: [...edited, ...builtOn] };
}

async function readHeld(ids: readonly string[], store: GraphStore): Promise<ReadonlyMap<string, GraphRecord>> {
  const held = new Map<string, GraphRecord>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const scope: Scope = scopeFor('EDITORS', TIMEOUT_MS);
    const records = await store.records(batch, scope);
    batch.forEach((id, i) => {
      const record = records[i]?.record;
      if (record) held.set(id, record);
    });
  }
  return held;
}
