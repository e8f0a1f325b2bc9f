/**
 * The rules of a load are those of a change: lines are planned as if they were new, in batches of one kind, while all others are taken
 * for known.
 */
import type { ChangeItem, UpsertItem } from '../../domain/change.ts';
import { GongfuError, type Problem } from '../../domain/errors.ts';
import { planChange, runPlanningAsync } from '../../domain/plan.ts';
import type { Plan, PlanAnswer, PlannedWrite, PlanRead } from '../../domain/plan-port.ts';
import type { GraphRecord } from '../../domain/records.ts';
import { type Loading, onLoading, stepDeadline } from './loading.ts';
import { answerPlanRead } from './plan-answers.ts';

/** A line whose record is not yet known to be in order. */
export interface LoadedRow {
  readonly place: number;
  readonly doc: string;
  readonly record: GraphRecord;
}

/** The columns of every question for such rows. */
export const ROW = 'n._place, n._doc';

export function loadedRow([place, doc]: readonly unknown[]): LoadedRow {
  const text = String(doc);
  // `_doc` was written by recordJson.
  return { place: Number(place), doc: text, record: JSON.parse(text) as GraphRecord };
}

/** The writes in the order of the rows; undefined where the rows are refused: the problems are then with those of the load. */
export async function planRows(
  loading: Loading,
  rows: readonly LoadedRow[],
): Promise<readonly PlannedWrite[] | undefined> {
  const own = new Set(rows.map(({ record }) => record.id));
  return (await planItems(loading, rows.map(itemOf), own))?.writes;
}

/** `own`: ids of lines that are planned as new. */
export async function planItems(
  loading: Loading,
  items: readonly ChangeItem[],
  own: ReadonlySet<string>,
): Promise<Plan | undefined> {
  const request = { items, actor: 'load', reason: '' };
  try {
    return await runPlanningAsync(planChange(loading.ontology, request), (read) => answer(loading, read, own));
  } catch (error) {
    loading.problems.push(...problemsOf(error));
    return undefined;
  }
}

/** Circles that lead through several batches are looked for when all relations are there (load-circles.ts). */
async function answer(
  { connection, ontology }: Loading,
  read: PlanRead,
  own: ReadonlySet<string>,
): Promise<PlanAnswer> {
  const asked = (one: PlanRead) =>
    answerPlanRead((query) => connection.read(query, stepDeadline()), ontology, one, onLoading);
  if (read.read === 'targets') return read.ids.map(() => []);
  if (read.read !== 'records') return asked(read);
  const others = read.ids.filter((id) => !own.has(id));
  const answers = await asked({ ...read, ids: others });
  const found = new Map(others.map((id, index) => [id, answers[index]]));
  // What 'records' is answered with for the ids of others, in the order of all.
  return read.ids.map((id) => found.get(id)) as PlanAnswer;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof GongfuError && Array.isArray(error.details.problems)) return error.details.problems;
  throw error;
}

function itemOf({ place: index, record }: LoadedRow): UpsertItem {
  const place = { index, path: '' };
  if (record.record === 'entity') {
    const { id, record: kind, distinct = false, ...draft } = record;
    // The keys came with the line, and are stored.
    return { kind, place, id, draft, distinct, keys: { sort: '', slug: '', names: [] } };
  }
  const { id, record: kind, ...draft } = record;
  // One record's kind, and the rest of the same record: they belong together.
  return { kind, place, id, draft } as UpsertItem;
}
