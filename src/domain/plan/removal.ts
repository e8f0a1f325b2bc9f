/**
 * Removals: with an entity go the statements that have it at an end, with a source its passages; what had evidence in a passage
 * that goes keeps the rest of it. Refused, with the list, while anything elsewhere would lose its only evidence or keep a
 * reference to what is gone.
 */
import type { ItemPlace, RemoveItem } from '../change.ts';
import { identityOfEntity, statementIdentity } from '../identity.ts';
import { isId } from '../ids.ts';
import type { GraphRecord } from '../records.ts';
import { isStatement } from '../records.ts';
import { type ReferenceRole, referencesOf, refersTo } from '../references.ts';
import { problemAt, shown } from '../validate/faults.ts';
import { bareParts, withoutPassages } from './rules.ts';
import { current, load, type Planned, type PlanState, readReferring, resolved, type Steps } from './state.ts';

/** With the reference the record goes, too. */
const CASCADES: ReadonlySet<ReferenceRole> = new Set(['END', 'DOCUMENT']);

/** What goes, in order, each with the removal that takes it. */
type Gone = Map<string, ItemPlace>;

/** Returns the ids that go: those asked for in their order, then those that go with them, by id. */
export function* planRemovals(state: PlanState, items: readonly RemoveItem[]): Steps<readonly string[]> {
  const asked = askedFor(state, items);
  if (asked.size === 0 || state.problems.length > 0) return [];
  const gone: Gone = new Map(asked);
  const touched = yield* cascade(state, gone);
  shrink(state, gone, touched);
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

/** Adds what goes with what goes, level by level; returns all that refers to any of it. */
function* cascade(state: PlanState, gone: Gone): Steps<ReadonlySet<string>> {
  const planned = plannedReferrers(state);
  const touched = new Set<string>();
  let frontier = [...gone.keys()];
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

/** What stays keeps its other evidence, and may not keep anything else of what goes. */
function shrink(state: PlanState, gone: Gone, touched: ReadonlySet<string>): void {
  const staying = [...touched].filter((id) => !gone.has(id)).sort();
  for (const id of staying) {
    const record = current(state, id);
    if (!record) continue;
    const place = placeOf(record, gone);
    const after = withoutPassages(record, (passage) => gone.has(passage)) ?? record;
    for (const problem of faultsOf(after, gone)) state.problems.push(problemAt(place, 'id', 'CONFLICT', problem));
    if (after !== record) state.planned.set(id, shrunk(state, after, place));
  }
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

function shrunk(state: PlanState, after: GraphRecord, place: ItemPlace): Planned {
  const known = state.planned.get(after.id);
  if (known) return { ...known, after, place };
  const identity = identityOf(after);
  return identity === undefined ? { id: after.id, after, place } : { id: after.id, after, place, identity };
}

/** A passage has no evidence that could be taken from it. */
function identityOf(record: GraphRecord): string | undefined {
  if (record.record === 'passage') return undefined;
  return isStatement(record) ? statementIdentity(record) : identityOfEntity(record);
}
