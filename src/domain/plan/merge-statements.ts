/** The statements that a merge moves: they keep their ids, and those that say the same afterwards become one. */
import { statementIdentity } from '../identity.ts';
import { recordJson } from '../record-json.ts';
import type { RelationRecord, StatementRecord } from '../records.ts';
import { isStatement } from '../records.ts';
import { endsOf } from '../references.ts';
import { MAX_EVIDENCE } from '../validate/parts.ts';
import { joined } from './evidence.ts';
import type { Merging } from './merging.ts';
import { isSame, movedRecord, recordsReferring, refuseMerge } from './merging.ts';
import type { Fused } from './moves.ts';
import { before, load, readIdentities, type Steps } from './state.ts';

/**
 * Relations first: figures are known by the relation that they quantify, too, and one that goes leads them to the one that stays.
 * Returns what fell together, in the order of ids.
 */
export function* moveStatements(merging: Merging, records: readonly StatementRecord[]): Steps<readonly Fused[]> {
  const relations = records.filter((record) => record.record === 'relation');
  const fused = yield* moved(merging, withoutLoops(merging, relations));
  const led = yield* recordsReferring(
    merging,
    fused.map(({ id }) => id),
  );
  const others = [...records, ...led.filter(isStatement)].filter((record) => record.record !== 'relation');
  const each = [...new Map(others.map((record) => [record.id, record])).values()];
  return [...fused, ...(yield* moved(merging, each))];
}

/** No relation type joins an entity with itself. */
function withoutLoops(merging: Merging, relations: readonly RelationRecord[]): readonly RelationRecord[] {
  return relations.filter((relation) => {
    const { source, target } = movedRecord(merging, relation);
    if (source !== target) return true;
    const { from, into } = merging;
    const message = `is ${from.id}, which ${relation.id} (${relation.relationType}) joins with ${into.id}; nothing is joined with itself: remove that relation first, if the two are one`;
    refuseMerge(merging, message);
    return false;
  });
}

interface Group {
  readonly identity: string;
  /** What said this before and is not touched otherwise. */
  readonly holder?: string;
  readonly members: StatementRecord[];
}

function* moved(merging: Merging, records: readonly StatementRecord[]): Steps<readonly Fused[]> {
  const groups = yield* grouped(merging, records);
  return groups.flatMap((group) => fuse(merging, group));
}

/** By what they will say. */
function* grouped(merging: Merging, records: readonly StatementRecord[]): Steps<readonly Group[]> {
  const afters = records.map((record) => withoutRepeats(movedRecord(merging, record)));
  const ids = new Set(records.map(({ id }) => id));
  const identities = afters.map(statementIdentity);
  const holders = yield* readIdentities(identities);
  yield* load(
    merging.state,
    holders.flatMap((id) => id ?? []),
  );
  const groups = new Map<string, Group>();
  afters.forEach((after, index) => {
    const [identity = '', holder] = [identities[index], holders[index]];
    const known = groups.get(identity);
    if (known) known.members.push(after);
    else groups.set(identity, { identity, members: [after], ...(holder && !ids.has(holder) ? { holder } : {}) });
  });
  return [...groups.values()];
}

/** One role may have been both of the entities. */
function withoutRepeats(record: StatementRecord): StatementRecord {
  if (record.record !== 'relation') return record;
  const qualifiers = new Map(record.qualifiers.map((qualifier) => [JSON.stringify(qualifier), qualifier]));
  return { ...record, qualifiers: [...qualifiers.values()] };
}

/** The one that the other entity had stays, and says all that it said; of the rest it gets the evidence. */
function fuse(merging: Merging, group: Group): readonly Fused[] {
  const { state, place, leads } = merging;
  const [stays, ...others] = ranked(merging, group);
  if (!stays) return [];
  const evidence = others.reduce((all, other) => joined(all, other.evidence), stays.evidence);
  const after: StatementRecord = { ...stays, evidence };
  if (evidence.length > MAX_EVIDENCE) {
    refuseMerge(
      merging,
      `is ${merging.from.id}, whose statements fall together into ${stays.id} with ${evidence.length} places of evidence; at most ${MAX_EVIDENCE} are taken`,
    );
  }
  const isKept = isSame(before(state, stays.id), after);
  if (!isKept) state.planned.set(stays.id, { id: stays.id, after, place, identity: group.identity });
  return others.map(({ id }) => {
    state.planned.set(id, { id, place });
    leads.set(id, stays.id);
    return { id, into: stays.id, ...(isKept ? { kept: recordJson(after) } : {}) };
  });
}

/** First what is not moved, then what has the other entity at an end, then by id. */
function ranked({ state, from }: Merging, { holder, members }: Group): readonly StatementRecord[] {
  const held = holder === undefined ? undefined : before(state, holder);
  const isOfFrom = ({ id }: StatementRecord) => {
    const known = before(state, id);
    return known !== undefined && isStatement(known) && endsOf(known).includes(from.id);
  };
  const rest = [...members.filter((member) => !isOfFrom(member)), ...members.filter(isOfFrom)];
  return held && isStatement(held) ? [held, ...rest] : rest;
}
