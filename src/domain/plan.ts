/** The planning of a change: from the request to the records that will be written, by the rules of the contract. */
import type { ChangeItem, ChangeRequest, EntityItem, PassageItem, RemoveItem, UpsertItem } from './change.ts';
import { badInput, refusal } from './errors.ts';
import type { Ontology } from './ontology.ts';
import { checkCycles } from './plan/cycles.ts';
import { type Identified, identifyEntities, storedIdentities } from './plan/entities.ts';
import { identifyPassages } from './plan/passages.ts';
import { checkQuoted, checkQuotes, checkSource } from './plan/quotes.ts';
import { planRemovals, removedIds } from './plan/removal.ts';
import { checkEvidence, checkFigures, checkReferences, givenIds } from './plan/rules.ts';
import { settled, united } from './plan/settle.ts';
import {
  before,
  createPlanState,
  current,
  load,
  type Planned,
  type PlanState,
  resolved,
  type Steps,
} from './plan/state.ts';
import { identifyStatements, type StatementItem } from './plan/statements.ts';
import type { Plan, PlanAnswer, PlannedWrite, Planning, PlanRead } from './plan-port.ts';
import { recordJson } from './record-json.ts';
import type { GraphRecord } from './records.ts';
import { isStatement } from './records.ts';
import { referencesOf, refersTo } from './references.ts';
import { problemAt } from './validate/faults.ts';
import { PROSE_RULE, textFault } from './validate/text-rules.ts';
import { draftOf, problemsOf } from './validate.ts';

/**
 * Yields reads and returns the plan; throws a refusal with all problems of the request that it could find. A plan without writes
 * changes nothing and makes no revision. Reads do not grow with the number of items, but for levels of cascades and circles.
 */
export function* planChange(ontology: Ontology, request: ChangeRequest): Planning {
  checkRequest(request);
  const state = createPlanState(ontology);
  const upserts = request.items.filter(isUpsert);
  const removals = request.items.filter((item) => item.kind === 'remove');
  // Not by spreading them into one call: there can be more of them than a call takes arguments.
  for (const item of upserts) state.problems.push(...problemsOf(item, ontology));
  refuse(state);
  yield* load(state, idsOf(request.items));
  checkReferences(state, upserts, givenIds(state, upserts));
  const identified = yield* identify(state, upserts, removals);
  refuse(state);
  const unchanged = upsertAll(state, upserts, identified, yield* identitiesBefore(state, identified));
  checkEvidence(state);
  checkFigures(state, upserts);
  checkQuotes(state, upserts);
  const removed = yield* planRemovals(state, removals);
  yield* checkQuoted(state);
  yield* checkCycles(state);
  refuse(state);
  return planOf(state, removed, unchanged);
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

function checkRequest({ actor, reason }: ChangeRequest): void {
  const fault = textFault(actor, PROSE_RULE) ?? (reason === '' ? undefined : textFault(reason, PROSE_RULE));
  if (fault) throw badInput(`The actor or the reason of a change ${fault}.`);
}

function refuse(state: PlanState): void {
  if (state.problems.length > 0) throw refusal(state.problems.toSorted((one, other) => one.index - other.index));
}

function isUpsert(item: ChangeItem): item is UpsertItem {
  return item.kind !== 'remove';
}

function idsOf(items: readonly ChangeItem[]): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === 'remove') return [item.id];
    const references = referencesOf(draftOf(item)).map((reference) => reference.id);
    return item.id === undefined ? references : [item.id, ...references];
  });
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

function* identitiesBefore(
  state: PlanState,
  identified: IdentifiedItems,
): Steps<ReadonlyMap<string, string | undefined>> {
  const ids = [...identified].flatMap(([item, { id }]) => (item.kind === 'entity' ? [id] : []));
  return yield* storedIdentities(state, [...new Set(ids)]);
}

/** One item after the other, each on what the ones before made of its record; returns how many changed nothing. */
function upsertAll(
  state: PlanState,
  items: readonly UpsertItem[],
  identified: IdentifiedItems,
  identities: ReadonlyMap<string, string | undefined>,
): number {
  let unchanged = 0;
  for (const item of items) {
    const { id, identity } = identified.get(item) ?? { id: '' };
    if (!checkRevision(state, item, id)) continue;
    const known = current(state, id);
    const after = merged(
      item,
      settled(item, id, state.ontology, (reference) => resolved(state, reference)),
      known,
    );
    if (item.kind === 'passage') checkSource(state, item, { known, after });
    const identityBefore = state.planned.has(id) ? state.planned.get(id)?.identity : identities.get(id);
    const isSame = known !== undefined && recordJson(known) === recordJson(after);
    if (isSame && (item.kind !== 'entity' || identityBefore === identity)) unchanged += 1;
    else state.planned.set(id, planned(item, id, after, identity));
  }
  return unchanged;
}

function checkRevision(state: PlanState, item: UpsertItem, id: string): boolean {
  if (item.ifRevision === undefined) return true;
  const stored = state.stored.get(id);
  if (stored?.revision === item.ifRevision) return true;
  const found = stored ? `is at revision ${stored.revision}` : 'is not there';
  const message = `is ${item.ifRevision}, but ${id} ${found}; read it again and write on what it says now`;
  state.problems.push(problemAt(item.place, 'ifRevision', 'CONFLICT', message));
  return false;
}

/** A statement that is known without its id keeps the evidence that it has. */
function merged(item: UpsertItem, record: GraphRecord, known: GraphRecord | undefined): GraphRecord {
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

function planOf(state: PlanState, removed: readonly string[], unchanged: number): Plan {
  const isReal = ({ id, after }: Planned) => after !== undefined || before(state, id) !== undefined;
  const gone = new Set(removed);
  const written = [...state.planned.values()].filter((one) => !gone.has(one.id));
  const removals = removed.flatMap((id) => state.planned.get(id) ?? []).filter(isReal);
  return {
    writes: [...written, ...removals].map((one) => writeOf(state, one)),
    changed: written.map(({ id }) => id),
    removed: removals.map(({ id }) => id),
    unchanged,
  };
}

function writeOf(state: PlanState, { id, after, keys, identity }: Planned): PlannedWrite {
  const known = before(state, id);
  return {
    id,
    ...(known ? { before: known } : {}),
    ...(after ? { after } : {}),
    ...(keys ? { keys } : {}),
    ...(identity === undefined ? {} : { identity }),
    refersTo: after ? refersTo(after) : [],
  };
}
