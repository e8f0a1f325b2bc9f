/** The planning of a change: from the request to the records that will be written, by the rules of the contract. */
import type {
  AliasItem,
  ChangeItem,
  ChangeRequest,
  EntityItem,
  MergeItem,
  PassageItem,
  RemoveItem,
  UnmergeItem,
  UpsertItem,
} from './change.ts';
import { badInput, refusal } from './errors.ts';
import type { Ontology } from './ontology.ts';
import { checkDeadMerges, planAliases } from './plan/alias.ts';
import { checkCycles } from './plan/cycles.ts';
import { type Identified, identifyEntities } from './plan/entities.ts';
import { united } from './plan/evidence.ts';
import { type MergePlan, planMerge } from './plan/merge.ts';
import { identifyPassages } from './plan/passages.ts';
import { planOf } from './plan/planned-writes.ts';
import { checkQuoted, checkQuotes, checkSource } from './plan/quotes.ts';
import { planRemovals, removedIds } from './plan/removal.ts';
import { checkEnds, checkEvidence, checkFigures, checkReferences, givenIds } from './plan/rules.ts';
import { settled } from './plan/settle.ts';
import { createPlanState, current, load, type Planned, type PlanState, resolved, type Steps } from './plan/state.ts';
import { identifyStatements, type StatementItem } from './plan/statements.ts';
import { planUnmerge } from './plan/unmerge.ts';
import type { Plan, PlanAnswer, Planning, PlanRead } from './plan-port.ts';
import { recordJson } from './record-json.ts';
import type { GraphRecord } from './records.ts';
import { isStatement } from './records.ts';
import { referencesOf } from './references.ts';
import { problemAt } from './validate/faults.ts';
import { authorFault } from './validate/stamp.ts';
import { draftOf, problemsOf } from './validate.ts';

/**
 * Yields reads and returns the plan; throws a refusal with all problems of the request that it could find. A plan that is no revision
 * (`isRevision`) changes nothing. Reads do not grow with the number of items, but for levels of cascades and circles.
 */
export function* planChange(ontology: Ontology, request: ChangeRequest): Planning {
  checkRequest(request);
  const state = createPlanState(ontology);
  const joining = request.items.find((item) => item.kind === 'merge' || item.kind === 'unmerge');
  return joining ? yield* planJoining(state, joining, request) : yield* planItems(state, request);
}

function* planItems(state: PlanState, request: ChangeRequest): Planning {
  const { ontology } = state;
  const upserts = request.items.filter(isUpsert);
  const removals = request.items.filter((item) => item.kind === 'remove');
  const aliases = request.items.filter((item) => item.kind === 'alias');
  // Not by spreading them into one call: there can be more of them than a call takes arguments.
  for (const item of upserts) state.problems.push(...problemsOf(item, ontology));
  refuse(state);
  yield* load(state, idsOf(upserts, removals, aliases));
  yield* checkDeadMerges(state, upserts);
  checkReferences(state, upserts, givenIds(state, upserts));
  const identified = yield* identify(state, upserts, removals);
  refuse(state);
  const unchanged = upsertAll(state, upserts, identified);
  checkEvidence(state);
  checkEnds(state, upserts);
  checkFigures(state, upserts);
  checkQuotes(state, upserts);
  const removed = yield* planRemovals(state, removals, request.textKeys ?? new Map());
  yield* checkQuoted(state);
  yield* checkCycles(state);
  const alias = yield* planAliases(state, aliases);
  refuse(state);
  const plan = planOf(state, removed, unchanged + alias.unchanged);
  const changed = [...plan.changed, ...alias.merged.map(({ id }) => id)];
  return { ...plan, changed, merged: alias.merged };
}

/** A merge, or the taking back of one: it moves what no item names, and so stands alone. */
function* planJoining(state: PlanState, item: MergeItem | UnmergeItem, request: ChangeRequest): Planning {
  if (request.items.length > 1)
    throw badInput(`A ${item.kind} stands alone: send the other items of the change in one of their own.`);
  if (request.reason === '') throw badInput(`A ${item.kind} says why: give a reason.`);
  const textKeys = request.textKeys ?? new Map();
  const made: MergePlan =
    item.kind === 'merge' ? yield* planMerge(state, item, textKeys) : yield* planUnmerge(state, item, textKeys);
  refuse(state);
  return { ...planOf(state, made.removed, 0), merged: made.merged, unmerged: made.unmerged };
}

/** Drives a planning to its end, for a store that answers at once. */
export function runPlanning(planning: Planning, answer: (read: PlanRead) => PlanAnswer): Plan {
  let step = planning.next();
  while (!step.done) step = planning.next(answer(step.value));
  return step.value;
}

/** The same for a store that answers later. */
export async function runPlanningAsync(
  planning: Planning,
  answer: (read: PlanRead) => Promise<PlanAnswer>,
): Promise<Plan> {
  let step = planning.next();
  while (!step.done) step = planning.next(await answer(step.value));
  return step.value;
}

function checkRequest(request: ChangeRequest): void {
  const fault = authorFault(request);
  if (fault) throw badInput(`The actor or the reason of a change ${fault}.`);
}

function refuse(state: PlanState): void {
  if (state.problems.length > 0) throw refusal(state.problems.toSorted((one, other) => one.index - other.index));
}

function isUpsert(item: ChangeItem): item is UpsertItem {
  return item.kind !== 'remove' && item.kind !== 'alias' && item.kind !== 'merge' && item.kind !== 'unmerge';
}

function idsOf(
  upserts: readonly UpsertItem[],
  removals: readonly RemoveItem[],
  aliases: readonly AliasItem[],
): readonly string[] {
  const written = upserts.flatMap((item) => {
    const references = referencesOf(draftOf(item)).map((reference) => reference.id);
    return item.id === undefined ? references : [item.id, ...references];
  });
  return [...written, ...removals.map(({ id }) => id), ...aliases.flatMap(({ id, into }) => [id, into])];
}

type IdentifiedItems = ReadonlyMap<UpsertItem, Identified>;

function* identify(
  state: PlanState,
  upserts: readonly UpsertItem[],
  removals: readonly RemoveItem[],
): Steps<IdentifiedItems> {
  const removed = removedIds(state, removals);
  const entities = yield* identifyEntities(
    state,
    upserts.filter((item): item is EntityItem => item.kind === 'entity'),
    removed,
  );
  const passages = yield* identifyPassages(
    state,
    upserts.filter((item): item is PassageItem => item.kind === 'passage'),
  );
  const others = upserts.filter((item): item is StatementItem => item.kind !== 'entity' && item.kind !== 'passage');
  const statements = yield* identifyStatements(state, others, removed);
  const identified = new Map<UpsertItem, Identified>([...entities, ...passages, ...statements]);
  yield* load(
    state,
    [...identified.values()].map(({ id }) => id),
  );
  return identified;
}

/** One item after the other, each on what the ones before made of its record; returns how many changed nothing. */
function upsertAll(state: PlanState, items: readonly UpsertItem[], identified: IdentifiedItems): number {
  let unchanged = 0;
  for (const item of items) {
    const { id, identity, record } = identified.get(item) ?? { id: '' };
    if (!checkRevision(state, item, id)) continue;
    const known = current(state, id);
    const given = record ? { ...record, id } : settled(item, id, state.ontology, (other) => resolved(state, other));
    const after = merged(item, given, known);
    if (item.kind === 'passage') checkSource(state, item, { known, after });
    if (known && recordJson(known) === recordJson(after)) unchanged += 1;
    else state.planned.set(id, planned(item, id, after, identity));
  }
  return unchanged;
}

function checkRevision(state: PlanState, item: UpsertItem, id: string): boolean {
  if (item.ifRevision === undefined) return true;
  const stored = state.stored.get(id);
  if ((stored?.revision ?? 0) === item.ifRevision) return true;
  const found = stored ? `is at revision ${stored.revision}` : 'is not there';
  const message = `is ${item.ifRevision}, but ${id} ${found}; read it again and write on what it says now`;
  state.problems.push(problemAt(item.place, 'ifRevision', 'CONFLICT', message));
  return false;
}

/** A statement that is known without its id keeps the evidence that it has, a passage the mentions of which the item says nothing. */
function merged(item: UpsertItem, record: GraphRecord, known: GraphRecord | undefined): GraphRecord {
  if (item.kind === 'passage' && record.record === 'passage') {
    const kept = item.draft.mentions === undefined && known?.record === 'passage' ? known.mentions : undefined;
    return kept ? { ...record, mentions: kept } : record;
  }
  if (item.id !== undefined || !known || !isStatement(record) || !isStatement(known)) return record;
  return { ...record, evidence: united(known.evidence, record.evidence) };
}

function planned(item: UpsertItem, id: string, after: GraphRecord, identity: string | undefined): Planned {
  return {
    id,
    after,
    place: item.place,
    ...(item.kind === 'entity' ? { keys: item.keys } : {}),
    ...(identity === undefined ? {} : { identity }),
  };
}
