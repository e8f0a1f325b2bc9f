/**
 * Removals: with an entity go the statements that have it at an end, with a source its passages; what had evidence in a passage
 * that goes keeps the rest of it, and a passage that names what goes no longer does. Refused, with the list, while anything
 * elsewhere would lose its only evidence or keep a reference to what is gone; a whole removal takes those statements, too, and what
 * others name of it (removal-whole.ts).
 */
import type { ItemPlace, RemoveItem, TextKeys } from '../change.ts';
import { identityOfEntity, statementIdentity } from '../identity.ts';
import { isId } from '../ids.ts';
import type { GraphRecord } from '../records.ts';
import { isStatement } from '../records.ts';
import { type ReferenceRole, referencesOf, refersTo } from '../references.ts';
import { problemAt, shown } from '../validate/faults.ts';
import { isSupportedThereAlone, renewKeys, strippedOf } from './removal-whole.ts';
import { bareParts, withoutGone } from './rules.ts';
import {
  current,
  load,
  type Planned,
  type PlanState,
  readIdentitiesOf,
  readReferring,
  resolved,
  type Steps,
} from './state.ts';

/** With the reference the record goes, too. */
const CASCADES: ReadonlySet<ReferenceRole> = new Set(['END', 'DOCUMENT']);

/** What goes, in order, each with the removal that takes it. */
type Gone = Map<string, ItemPlace>;

/** Those of the removals that take what nothing else supports. */
type Whole = ReadonlySet<ItemPlace>;

/** Returns the ids that go: those asked for in their order, then those that go with them, by id. */
export function* planRemovals(
  state: PlanState,
  items: readonly RemoveItem[],
  textKeys: TextKeys,
): Steps<readonly string[]> {
  const asked = askedFor(state, items);
  if (asked.size === 0 || state.problems.length > 0) return [];
  const whole: Whole = new Set(items.flatMap(({ place, isWhole }) => (isWhole ? [place] : [])));
  const gone: Gone = new Map(asked);
  const touched = new Set<string>();
  let frontier: readonly string[] = [...gone.keys()];
  while (frontier.length > 0) {
    for (const id of yield* cascade(state, gone, frontier)) touched.add(id);
    frontier = takeUnsupported(state, { gone, touched, whole });
  }
  const stripped = yield* shrink(state, { gone, touched, whole });
  renewKeys(state, stripped, textKeys);
  const rest = [...gone.keys()].filter((id) => !asked.has(id)).sort();
  const ids = [...asked.keys(), ...rest];
  for (const id of ids) state.planned.set(id, { id, place: gone.get(id) as ItemPlace });
  return ids;
}

/** Ids that the change removes at its end, resolved; what is no id is named later. */
export function removedIds(state: PlanState, items: readonly RemoveItem[]): ReadonlySet<string> {
  return new Set(items.map((item) => resolved(state, item.id)));
}

function askedFor(state: PlanState, items: readonly RemoveItem[]): Gone {
  const asked: Gone = new Map();
  for (const { id, place } of items) {
    const target = resolved(state, id);
    if (!isId(id)) state.problems.push(problemAt(place, 'id', 'BAD_USER_INPUT', `is ${shown(id)}, which is no id`));
    else if (!current(state, target))
      state.problems.push(problemAt(place, 'id', 'NOT_FOUND', `is ${id}, which is not there`));
    else if (!asked.has(target)) asked.set(target, place);
  }
  return asked;
}

interface Going {
  readonly gone: Gone;
  /** What refers to any of it. */
  readonly touched: ReadonlySet<string>;
  readonly whole: Whole;
}

/** Adds the statements that stand on nothing but what goes in a whole removal; gives those that are new. */
function takeUnsupported(state: PlanState, { gone, touched, whole }: Going): readonly string[] {
  if (whole.size === 0) return [];
  return [...touched].filter((id) => {
    const record = current(state, id);
    if (gone.has(id) || !record || !isSupportedThereAlone(record, (passage) => gone.has(passage))) return false;
    const place = placeOf(record, gone);
    if (whole.has(place)) gone.set(id, place);
    return whole.has(place);
  });
}

/** Adds what goes with `first`, level by level; returns all that refers to any of it. */
function* cascade(state: PlanState, gone: Gone, first: readonly string[]): Steps<ReadonlySet<string>> {
  const planned = plannedReferrers(state);
  const touched = new Set<string>();
  let frontier = first;
  while (frontier.length > 0) {
    const referring = yield* readReferring(frontier);
    yield* load(state, referring.flat());
    const next: string[] = [];
    frontier.forEach((id, index) => {
      for (const referrer of new Set([...(referring[index] ?? []), ...(planned.get(id) ?? [])])) {
        const record = current(state, referrer);
        const roles = record ? rolesOf(record, id) : [];
        if (roles.length > 0) touched.add(referrer);
        if (roles.some((role) => CASCADES.has(role)) && !gone.has(referrer)) {
          gone.set(referrer, gone.get(id) as ItemPlace);
          next.push(referrer);
        }
      }
    });
    frontier = next;
  }
  return touched;
}

function rolesOf(record: GraphRecord, id: string): readonly ReferenceRole[] {
  return referencesOf(record).flatMap((reference) => (reference.id === id ? [reference.role] : []));
}

function plannedReferrers(state: PlanState): ReadonlyMap<string, readonly string[]> {
  const referrers = new Map<string, string[]>();
  for (const { id, after } of state.planned.values()) {
    for (const reference of after ? refersTo(after) : []) {
      const known = referrers.get(reference);
      if (known) known.push(id);
      else referrers.set(reference, [id]);
    }
  }
  return referrers;
}

/** What stays keeps its other evidence, and may not keep anything else of what goes. Gives what a whole removal took more from. */
function* shrink(state: PlanState, { gone, touched, whole }: Going): Steps<readonly string[]> {
  const stripped: string[] = [];
  const staying = [...touched].filter((id) => !gone.has(id)).sort();
  const identities = yield* passageIdentities(state, staying);
  for (const id of staying) {
    const record = current(state, id);
    if (!record) continue;
    const place = placeOf(record, gone);
    const rest = withoutGone(record, (other) => gone.has(other)) ?? record;
    const isStripped = whole.has(place);
    const after = isStripped ? strippedOf(rest, (one) => gone.has(one), state.ontology) : rest;
    if (isStripped) stripped.push(id);
    for (const problem of faultsOf(after, gone)) state.problems.push(problemAt(place, 'id', 'CONFLICT', problem));
    if (after !== record) state.planned.set(id, shrunk(state, after, { place, identity: identities.get(id) }));
  }
  return stripped;
}

function placeOf(record: GraphRecord, gone: Gone): ItemPlace {
  const place = refersTo(record).flatMap((id) => gone.get(id) ?? [])[0];
  if (!place) throw new Error(`${record.id} refers to nothing that goes`);
  return place;
}

function faultsOf(record: GraphRecord, gone: Gone): readonly string[] {
  const kept = referencesOf(record).filter((reference) => gone.has(reference.id));
  return [
    ...kept.map(
      ({ id, field }) => `cannot go while ${record.id} refers to ${id} in \`${field}\`; change or remove that first`,
    ),
    ...bareParts(record).map(
      ({ field }) =>
        `cannot go while ${record.id} has its only evidence there (\`${field}\`); change or remove that first`,
    ),
  ];
}

/** A passage keeps the identity that it is stored under: its text and its place among equal ones stay. */
function* passageIdentities(state: PlanState, ids: readonly string[]): Steps<ReadonlyMap<string, string | undefined>> {
  const passages = ids.filter((id) => current(state, id)?.record === 'passage');
  const identities = yield* readIdentitiesOf(passages);
  return new Map(passages.map((id, index) => [id, identities[index]]));
}

function shrunk(
  state: PlanState,
  after: GraphRecord,
  { place, identity }: { readonly place: ItemPlace; readonly identity: string | undefined },
): Planned {
  const known = state.planned.get(after.id);
  if (known) return { ...known, after, place };
  const own = identityOf(after) ?? identity;
  return { id: after.id, after, place, ...(own === undefined ? {} : { identity: own }) };
}

function identityOf(record: GraphRecord): string | undefined {
  if (record.record === 'passage') return undefined;
  return isStatement(record) ? statementIdentity(record) : identityOfEntity(record);
}
