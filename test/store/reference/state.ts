/** What the reference store holds, and how a planned change enters it. */
import type { ChangeOutcome, ChangeRequest, EntityKeys, Revision } from '../../../src/domain/change.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { compareText } from '../../../src/domain/order.ts';
import { planChange, runPlanning } from '../../../src/domain/plan.ts';
import { outcomeOf } from '../../../src/domain/plan-outcome.ts';
import {
  isRevision,
  type MergeRecord,
  type Plan,
  type PlanAnswer,
  type PlannedWrite,
  type PlanRead,
} from '../../../src/domain/plan-port.ts';
import { recordJson } from '../../../src/domain/record-json.ts';
import type { Stored } from '../../../src/domain/records.ts';
import { refersTo } from '../../../src/domain/references.ts';
import { hiddenIds } from '../../../src/domain/visibility.ts';

export interface MergedEntry {
  readonly target: string;
  readonly moves: string;
  /** That last changed it. */
  readonly revision: number;
}

export interface ReferenceState {
  readonly records: Map<string, Stored>;
  readonly keys: Map<string, EntityKeys>;
  /** Of what is not `distinct`: identity → id. */
  readonly identities: Map<string, string>;
  readonly merged: Map<string, MergedEntry>;
  readonly used: Set<string>;
  /** Removed ids, and whether PUBLIC could not see them when they went. */
  readonly gone: Map<string, boolean>;
  readonly revisions: Revision[];
}

export function emptyState(): ReferenceState {
  return {
    records: new Map(),
    keys: new Map(),
    identities: new Map(),
    merged: new Map(),
    used: new Set(),
    gone: new Map(),
    revisions: [],
  };
}

export function applyTo(state: ReferenceState, ontology: Ontology, request: ChangeRequest): ChangeOutcome {
  const plan = runPlanning(planChange(ontology, request), (read) => answer(state, read));
  if (isRevision(plan) && !request.isTrial) commit(state, ontology, request, plan);
  return outcomeOf(plan, lastNumber(state), request);
}

/** What the planner asks. */
export function answer(state: ReferenceState, read: PlanRead): PlanAnswer {
  if (read.read === 'records') return read.ids.map((id) => state.records.get(resolvedIn(state, id)));
  if (read.read === 'labels') return read.of.map(({ type, label }) => holderOf(state, type, label));
  if (read.read === 'identities') return read.keys.map((key) => state.identities.get(key));
  if (read.read === 'used') return read.ids.map((id) => state.used.has(id));
  if (read.read === 'referring') return read.ids.map((id) => referring(state, id));
  if (read.read === 'identitiesOf') return read.ids.map((id) => identityOf(state, id));
  if (read.read === 'targetsOf') return read.ids.map((id) => state.merged.get(id)?.target);
  if (read.read === 'mergedInto') return read.ids.map((id) => mergedInto(state, id));
  if (read.read === 'merges') return read.ids.map((id) => mergeOf(state, id));
  return read.ids.map((id) => targets(state, id, read.relationType));
}

/** A merged id's record, else the id itself. */
export function resolvedIn(state: ReferenceState, id: string): string {
  return state.merged.get(id)?.target ?? id;
}

function identityOf(state: ReferenceState, id: string): string | undefined {
  return [...state.identities].find(([, holder]) => holder === id)?.[0];
}

function mergedInto(state: ReferenceState, target: string): readonly string[] {
  return [...state.merged].flatMap(([id, entry]) => (entry.target === target ? [id] : [])).sort(compareText);
}

function mergeOf(state: ReferenceState, id: string): MergeRecord | undefined {
  const entry = state.merged.get(id);
  const revision = state.revisions.findLast(({ changes }) => changes.some((change) => change.id === id));
  return entry && { target: entry.target, moves: entry.moves, changes: revision?.changes ?? [] };
}

function holderOf(state: ReferenceState, type: string, label: string): string | undefined {
  const named = new Set(state.identities.values());
  return [...state.records.values()].find(
    ({ record }) =>
      record.record === 'entity' && record.type === type && record.label === label && named.has(record.id),
  )?.record.id;
}

function referring(state: ReferenceState, id: string): readonly string[] {
  const found = [...state.records.values()].filter(({ record }) => refersTo(record).includes(id));
  return found.map(({ record }) => record.id).sort(compareText);
}

function targets(state: ReferenceState, id: string, type: string): readonly string[] {
  return [...state.records.values()].flatMap(({ record }) =>
    record.record === 'relation' && record.relationType === type && record.source === id ? [record.target] : [],
  );
}

function commit(state: ReferenceState, ontology: Ontology, request: ChangeRequest, plan: Plan): void {
  const hidden = hiddenIds(recordsOf(state), ontology);
  const number = lastNumber(state) + 1;
  forgetIdentities(state, new Set(plan.writes.map((write) => write.id)));
  for (const write of plan.writes) {
    state.used.add(write.id);
    if (write.after) put(state, write, number);
    else {
      state.records.delete(write.id);
      state.keys.delete(write.id);
      state.gone.set(write.id, hidden.has(write.id));
    }
  }
  for (const id of plan.unmerged) state.merged.delete(id);
  for (const { id, target, moves } of plan.merged) {
    state.used.add(id);
    state.merged.set(id, { target, moves: moves ?? state.merged.get(id)?.moves ?? '', revision: number });
  }
  const aliases = plan.merged.flatMap(({ id, moves }) => (moves === '' ? [{ id }] : []));
  const { actor, reason } = request;
  state.revisions.push({
    number,
    seq: number,
    at: new Date().toISOString(),
    actor,
    reason,
    changes: [...plan.writes.map(changeOf), ...aliases],
  });
}

export function put(state: ReferenceState, write: PlannedWrite, revision: number): void {
  if (!write.after) return;
  state.records.set(write.id, { record: write.after, revision });
  state.gone.delete(write.id);
  if (write.keys) state.keys.set(write.id, write.keys);
  if (write.identity === undefined) return;
  const holder = state.identities.get(write.identity);
  if (holder !== undefined) throw new Error(`${write.id} and ${holder} have one identity`);
  state.identities.set(write.identity, write.id);
}

function forgetIdentities(state: ReferenceState, ids: ReadonlySet<string>): void {
  for (const [identity, id] of state.identities) if (ids.has(id)) state.identities.delete(identity);
}

function changeOf({ id, before, after }: PlannedWrite) {
  return { id, ...(before ? { before: recordJson(before) } : {}), ...(after ? { after: recordJson(after) } : {}) };
}

/** What was loaded may have gaps between its numbers. */
export function lastNumber(state: ReferenceState): number {
  return state.revisions.at(-1)?.number ?? 0;
}

export function recordsOf(state: ReferenceState) {
  return [...state.records.values()].map(({ record }) => record);
}
