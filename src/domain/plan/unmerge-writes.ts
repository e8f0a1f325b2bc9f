/** What an unmerge writes: what comes back, what goes back to it, and the entity without what the merge added to it. */
import type { TextKeys } from '../change.ts';
import { identityOfEntity, passageIdentity, statementIdentity } from '../identity.ts';
import type { EntityRecord, GraphRecord } from '../records.ts';
import { isSame } from './merging.ts';
import { hasSameNames, keysOf } from './name-keys.ts';
import { redirected } from './redirect.ts';
import { before, readIdentitiesOf, resolved, type Steps } from './state.ts';
import { unmergedEntity } from './unmerge-entity.ts';
import type { Unmerging } from './unmerging.ts';

export function* planReturn(unmerging: Unmerging, textKeys: TextKeys): Steps<void> {
  const { state, place } = unmerging;
  const written = [
    ...returningRecords(unmerging),
    ...withoutMerged(unmerging),
    ...unmerging.moved.map((one) => one.before),
  ];
  const entities = written.filter((record) => record.record === 'entity');
  const keys = keysOf(
    entities.filter((record) => !hasSameNames(before(state, record.id), record)),
    textKeys,
  );
  const identities = yield* passageIdentities(unmerging, written);
  for (const after of written) {
    const own = keys.get(after.id);
    const identity = identityOf(after, identities);
    const known = { ...(own ? { keys: own } : {}), ...(identity === undefined ? {} : { identity }) };
    state.planned.set(after.id, { id: after.id, after, place, ...known });
  }
}

/** What they refer to may have been merged since. */
function returningRecords({ state, returning }: Unmerging): readonly GraphRecord[] {
  const ids = new Set(returning.map(({ id }) => id));
  return returning.map((record) =>
    redirected(record, state.ontology, (id) => (ids.has(id) ? id : resolved(state, id))),
  );
}

function withoutMerged({ state, from, into }: Unmerging): readonly EntityRecord[] {
  const now = into && before(state, into.id);
  if (!into || now?.record !== 'entity') return [];
  const leads = new Map([[from.id, into.id]]);
  const moved = (record: EntityRecord) => redirected(record, state.ontology, (id) => leads.get(id) ?? id);
  const after = unmergedEntity({ before: into.before, after: into.after, now }, moved);
  return isSame(now, after) ? [] : [after];
}

type Identities = ReadonlyMap<string, string | undefined>;

/** Of those that go back to the source the one that they had there; those that only name what comes back keep theirs. */
function* passageIdentities({ from, moves }: Unmerging, records: readonly GraphRecord[]): Steps<Identities> {
  const passages = records.filter((record) => record.record === 'passage');
  const returned = new Map(moves.occurrences);
  const kept = passages.filter(({ document }) => document !== from.id).map(({ id }) => id);
  const stored = yield* readIdentitiesOf(kept);
  return new Map([
    ...passages.map(({ id, text }) => [id, returned.get(id) ?? passageIdentity(from.id, text, 1)] as const),
    ...kept.map((id, index) => [id, stored[index]] as const),
  ]);
}

function identityOf(record: GraphRecord, identities: Identities): string | undefined {
  if (record.record === 'passage') return identities.get(record.id);
  return record.record === 'entity' ? identityOfEntity(record) : statementIdentity(record);
}
