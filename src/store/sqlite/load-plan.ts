/**
 * The rules of a load are those of a change: lines that lie in `record` are planned as if they were new there, in batches of one kind,
 * while all others are taken for known.
 */
import type { ChangeItem, UpsertItem } from '../../domain/change.ts';
import { GongfuError, type Problem } from '../../domain/errors.ts';
import { planChange, runPlanning } from '../../domain/plan.ts';
import type { Plan, PlanAnswer, PlannedWrite, PlanRead } from '../../domain/plan-port.ts';
import type { GraphRecord } from '../../domain/records.ts';
import type { Loading } from './load-lines.ts';
import { answerPlanRead } from './plan-answers.ts';

/** A row of `record` whose record is not yet known to be in order. */
export interface LoadedRow {
  readonly n: number;
  readonly doc: string;
  readonly record: GraphRecord;
}

export type RowRead = [n: number, doc: string];

export function loadedRow([n, doc]: RowRead): LoadedRow {
  // `doc` was written by recordJson.
  return { n, doc, record: JSON.parse(doc) as GraphRecord };
}

/** The writes in the order of the rows; undefined where the rows are refused: the problems are then with those of the load. */
export function planRows(loading: Loading, rows: readonly LoadedRow[]): readonly PlannedWrite[] | undefined {
  return planItems(loading, rows.map(itemOf), new Set(rows.map(({ record }) => record.id)))?.writes;
}

/** `own`: ids of records that lie in the table and are planned as new. */
export function planItems(loading: Loading, items: readonly ChangeItem[], own: ReadonlySet<string>): Plan | undefined {
  const request = { items, actor: 'load', reason: '' };
  try {
    return runPlanning(planChange(loading.ontology, request), (read) => answer(loading, read, own));
  } catch (error) {
    loading.problems.push(...problemsOf(error));
    return undefined;
  }
}

/** Circles that lead through several batches are looked for when all relations are there (load-circles.ts). */
function answer({ connection, ontology }: Loading, read: PlanRead, own: ReadonlySet<string>): PlanAnswer {
  if (read.read === 'targets') return read.ids.map(() => []);
  if (read.read !== 'records') return answerPlanRead(connection, ontology, read);
  const others = read.ids.filter((id) => !own.has(id));
  const answers = answerPlanRead(connection, ontology, { ...read, ids: others });
  const found = new Map(others.map((id, index) => [id, answers[index]]));
  // What 'records' is answered with for the ids of others, in the order of all.
  return read.ids.map((id) => found.get(id)) as PlanAnswer;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof GongfuError && Array.isArray(error.details.problems)) return error.details.problems;
  throw error;
}

function itemOf({ n, record }: LoadedRow): UpsertItem {
  const place = { index: n - 1, path: '' };
  if (record.record === 'entity') {
    const { id, record: kind, distinct = false, ...draft } = record;
    // The keys came with the line, and are stored.
    return { kind, place, id, draft, distinct, keys: { sort: '', slug: '', names: [] } };
  }
  const { id, record: kind, ...draft } = record;
  // One record's kind, and the rest of the same record: they belong together.
  return { kind, place, id, draft } as UpsertItem;
}
