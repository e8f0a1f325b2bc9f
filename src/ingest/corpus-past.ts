/** What the seed and persons have made of the shipped texts so far, read from the change feed. */
import { SEED_ACTOR } from '../domain/actors.ts';
import type { Revision } from '../domain/change.ts';
import type { GraphStore } from '../store/port.ts';

export interface Edit {
  readonly actor: string;
  readonly at: string;
}

export interface CorpusPast {
  /** What the seed wrote last under each id that it ever wrote, as JSON of the record; undefined where it removed it last. */
  readonly written: ReadonlyMap<string, string | undefined>;
  /** Of the ids of `written`: who changed it last, where that was a person. */
  readonly edits: ReadonlyMap<string, Edit>;
}

const REVISIONS_READ = 100;

/** One pass over the feed; memory grows with what the seed wrote, not with the graph. */
export async function readCorpusPast(store: Pick<GraphStore, 'changes'>): Promise<CorpusPast> {
  const past = { written: new Map<string, string | undefined>(), edits: new Map<string, Edit>() };
  for (let since = 0; ; ) {
    const revisions = await store.changes(since, REVISIONS_READ);
    for (const revision of revisions) take(past, revision);
    const last = revisions.at(-1);
    if (!last) return past;
    since = last.seq;
  }
}

function take(
  { written, edits }: { written: Map<string, string | undefined>; edits: Map<string, Edit> },
  { actor, at, changes }: Revision,
): void {
  for (const { id, after } of changes) {
    if (actor === SEED_ACTOR) {
      written.set(id, after);
      edits.delete(id);
    } else if (written.has(id)) edits.set(id, { actor, at });
  }
}
