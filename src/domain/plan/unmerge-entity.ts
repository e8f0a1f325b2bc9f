/** What the entity becomes from which another one is taken out again: without what the merge added and still stands as added. */
import { canonical } from '../record-json.ts';
import type { EntityRecord } from '../records.ts';

export interface Versions {
  /** As it was before the merge, and what the merge made of it. */
  readonly before: EntityRecord;
  readonly after: EntityRecord;
  /** As it is now. */
  readonly now: EntityRecord;
}

/** `moved` gives what the merge made of an id: what was moved inside the record goes back, where it still stands. */
export function unmergedEntity(
  { before, after, now }: Versions,
  moved: (record: EntityRecord) => EntityRecord,
): EntityRecord {
  const made = moved(before);
  return canonical({
    ...withoutAdded({ before, after, now }),
    names: takenBack(now.names, after.names, { was: before.names, became: made.names }),
    fields: withoutAdded({ before: before.fields, after: after.fields, now: now.fields }),
    fieldEvidence: takenBack(now.fieldEvidence, after.fieldEvidence, {
      was: before.fieldEvidence,
      became: made.fieldEvidence,
    }),
  });
}

/** Single values that were not there before and are still those of the merge. */
function withoutAdded<T extends object>({
  before,
  after,
  now,
}: {
  readonly before: T;
  readonly after: T;
  readonly now: T;
}): T {
  const textOf = (record: T, key: string) => JSON.stringify(Object.getOwnPropertyDescriptor(record, key)?.value);
  const kept = Object.entries(now).filter(
    ([key]) => textOf(before, key) !== undefined || textOf(after, key) !== textOf(now, key),
  );
  // What a record may lack is all that can have been added to it.
  return Object.fromEntries(kept) as T;
}

/** Of a list now: what the merge made of a member becomes that again, and what it added goes. */
function takenBack<T>(
  now: readonly T[],
  after: readonly T[],
  { was, became }: { readonly was: readonly T[]; readonly became: readonly T[] },
): readonly T[] {
  const origins = new Map<string, T[]>();
  became.forEach((member, index) => {
    const text = JSON.stringify(member);
    origins.set(text, [...(origins.get(text) ?? []), was[index] as T]);
  });
  const added = new Set(after.map((member) => JSON.stringify(member)).filter((text) => !origins.has(text)));
  return now.flatMap((member) => {
    const text = JSON.stringify(member);
    return added.has(text) ? [] : [origins.get(text)?.shift() ?? member];
  });
}
