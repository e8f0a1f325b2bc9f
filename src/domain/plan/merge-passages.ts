/** The passages of a source that is merged: they stay apart from those of the other, also where the words are the same. And passages that name what is merged. */
import { passageIdentity } from '../identity.ts';
import type { PassageRecord } from '../records.ts';
import { type Merging, movedRecord } from './merging.ts';
import { readIdentities, readIdentitiesOf, type Steps } from './state.ts';

type Occurrence = readonly [id: string, identity: string];

/** Plans them; returns the identity keys of those that were not the first occurrence of their text. */
export function* movePassages(merging: Merging, passages: readonly PassageRecord[]): Steps<readonly Occurrence[]> {
  const { state, place, from, into } = merging;
  const known = yield* readIdentitiesOf(passages.map(({ id }) => id));
  const kept = new Map(passages.map(({ id }, index) => [id, known[index]]));
  const own = passages.filter(({ document }) => document === from.id);
  const occurrences = own.flatMap(({ id, text }): Occurrence[] => {
    const identity = kept.get(id);
    return identity === undefined || identity === passageIdentity(from.id, text, 1) ? [] : [[id, identity]];
  });
  const later = new Set(occurrences.map(([id]) => id));
  const inOrder = [...own.filter(({ id }) => !later.has(id)), ...own.filter(({ id }) => later.has(id))];
  const identities = yield* freeOccurrences(into.id, inOrder);
  for (const passage of passages) {
    const identity = identities.get(passage.id) ?? kept.get(passage.id);
    const after = movedRecord(merging, passage);
    state.planned.set(passage.id, { id: passage.id, after, place, ...(identity === undefined ? {} : { identity }) });
  }
  return occurrences;
}

interface Waiting {
  readonly text: string;
  readonly ids: readonly string[];
  /** The occurrence from which on none was looked at. */
  readonly next: number;
}

/** For each the next occurrence of its text in the source that nothing has; asks for as many at once as are to be placed. */
function* freeOccurrences(document: string, passages: readonly PassageRecord[]): Steps<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let open = waitingOf(passages);
  while (open.length > 0) {
    const candidates = open.map(({ text, ids, next }) =>
      ids.map((_, at) => passageIdentity(document, text, next + at)),
    );
    const asked = candidates.flat();
    const holders = yield* readIdentities(asked);
    const taken = new Set(asked.filter((_, at) => holders[at] !== undefined));
    open = open.flatMap(({ text, ids, next }, index) => {
      const free = (candidates[index] ?? []).filter((identity) => !taken.has(identity));
      for (const [at, identity] of free.entries()) found.set(ids[at] ?? '', identity);
      return free.length < ids.length ? [{ text, ids: ids.slice(free.length), next: next + ids.length }] : [];
    });
  }
  return found;
}

function waitingOf(passages: readonly PassageRecord[]): readonly Waiting[] {
  const byText = new Map<string, string[]>();
  for (const { id, text } of passages) {
    const ids = byText.get(text);
    if (ids) ids.push(id);
    else byText.set(text, [id]);
  }
  return [...byText].map(([text, ids]) => ({ text, ids, next: 1 }));
}
