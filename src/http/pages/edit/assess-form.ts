/** What becomes of a form: what is wrong with it, what it would change, and whether somebody else wrote in between. */
import { createHash } from 'node:crypto';
import type { RevisionChange } from '../../../domain/change.ts';
import type { Problem } from '../../../domain/errors.ts';
import type { GraphRecord } from '../../../domain/records.ts';
import type { WriteInputs } from '../../../ingest/input.ts';
import type { ConflictData, PreviewData } from '../../../ui/edit/edit-data.ts';
import type { ProblemData } from '../../../ui/edit/problem-data.ts';
import { type Draft, draftOfRecord, textIn } from './draft.ts';
import { type Ends, endsIn, withEnds } from './ends.ts';
import { readNames } from './form-names.ts';
import { problemData, refusalsIn, withNames } from './form-problems.ts';
import type { EditParts, FormState } from './form-state.ts';
import { findState, lastStamp, storedUnder } from './form-target.ts';
import type { FormSpec } from './spec.ts';
import { inputOfForm, type OwnProblem } from './to-input.ts';
import { conflictRows, valueRows } from './value-rows.ts';

export interface Assessed {
  readonly ends: Ends;
  readonly problems: readonly ProblemData[];
  readonly inputs: WriteInputs;
  /** What it says and was said before: the revision that is written on. */
  readonly base: number;
  /** Undefined while there are problems, or where nothing would change. */
  readonly preview?: PreviewData;
  readonly isUnchanged: boolean;
}

/** One trial of the write path, and some plural reads. Nothing is written. */
export async function assessForm(state: FormState, parts: EditParts): Promise<Assessed> {
  const { spec, id } = state;
  const ends = await endsIn(state.draft, spec, parts);
  const draft = withEnds(state.draft, spec, ends);
  const target = id === undefined ? {} : { id, ifRevision: state.base };
  const { inputs, problems: own } = inputOfForm(draft, spec, ends, target);
  const tried = await trialOf(inputs, parts);
  const [change] = tried.planned;
  const taken = id === undefined && spec.record === 'entity' && change?.before !== undefined ? takenBy(draft) : [];
  const problems = await withNames(problemData([...own, ...taken], tried.refused, spec), parts);
  const base = id === undefined ? await baseOf(change, parts) : state.base;
  const isFit = problems.length === 0 && change !== undefined;
  return {
    ends,
    problems,
    inputs: inputOfForm(draft, spec, ends, { ...target, ifRevision: base }).inputs,
    base,
    isUnchanged: problems.length === 0 && !change,
    ...(isFit ? { preview: await previewOf(change, { state, draft, base }, parts) } : {}),
  };
}

interface Tried {
  readonly planned: readonly RevisionChange[];
  readonly refused: readonly Problem[];
}

async function trialOf(inputs: WriteInputs, { writer }: EditParts): Promise<Tried> {
  try {
    const { planned = [] } = await writer.trial.write(inputs);
    return { planned, refused: [] };
  } catch (error) {
    return { planned: [], refused: refusalsIn(error) };
  }
}

/** Without an id, the write path would take the one of the label for what is meant, and replace it. */
function takenBy(draft: Draft): readonly OwnProblem[] {
  return [textIn(draft, 'id') === '' ? { field: 'label', fault: 'exists' } : { field: 'id', fault: 'idTaken' }];
}

/** Of what is new 0; of a statement that is there already its own, so that its evidence is put to that state. */
async function baseOf(change: RevisionChange | undefined, { inquiries, scope }: EditParts): Promise<number> {
  if (change?.before === undefined) return 0;
  return (await storedUnder(inquiries, change.id, scope))?.revision ?? 0;
}

interface Previewed {
  readonly state: FormState;
  /** With its ends. */
  readonly draft: Draft;
  readonly base: number;
}

async function previewOf(
  change: RevisionChange,
  { state, draft, base }: Previewed,
  parts: EditParts,
): Promise<PreviewData> {
  const { spec, id } = state;
  const sides = { before: draftOfJson(change.before, spec), after: draftOfJson(change.after, spec) };
  const names = await readNames([sides.before ?? {}, sides.after ?? {}], spec, parts);
  return {
    rows: valueRows(sides, spec.fields, names),
    seen: seenOf(draft, base),
    ...(id === undefined && change.before !== undefined ? { joins: { id: change.id } } : {}),
  };
}

/** Of the store's own text of a record. */
function draftOfJson(json: string | undefined, spec: FormSpec): Draft | undefined {
  return json === undefined ? undefined : draftOfRecord(JSON.parse(json) as GraphRecord, spec);
}

/** Tells what was previewed from what was changed after it. */
function seenOf(draft: Draft, base: number): string {
  return createHash('sha256')
    .update(JSON.stringify([draft, base]))
    .digest('base64url');
}

/** Undefined where the record still is at the revision that the form began with. */
export async function conflictOf(state: FormState, parts: EditParts): Promise<ConflictData | undefined> {
  const { id, stored, base, spec, draft } = state;
  if (id === undefined || ((stored?.revision ?? 0) === base && (!stored || stored.record.id === id))) return undefined;
  const { inquiries, scope } = parts;
  const [stamp, began, ends] = await Promise.all([
    lastStamp(inquiries, id, scope),
    base > 0 ? findState(inquiries, id, base, scope) : undefined,
    endsIn(draft, spec, parts),
  ]);
  const sides = {
    mine: withEnds(draft, spec, ends),
    theirs: stored && draftOfRecord(stored.record, spec),
    base: began && draftOfRecord(began.record, spec),
  };
  const names = await readNames([sides.mine, sides.theirs ?? {}, sides.base ?? {}], spec, parts);
  return {
    // Beside what is removed there is nothing to choose.
    rows: stored ? conflictRows(sides, spec.fields, names) : [],
    ...(stored ? { revision: stored.revision } : {}),
    ...(stamp ? { actor: stamp.actor, at: stamp.at } : {}),
    ...(stored && stored.record.id !== id ? { into: stored.record.id } : {}),
  };
}

/** Theirs where that was chosen, or only they changed it; undefined while a field that both changed is not chosen. */
export function settledDraft(state: FormState, { rows }: ConflictData): Draft | undefined {
  const { stored, spec, draft, takes } = state;
  const theirs = stored ? draftOfRecord(stored.record, spec) : {};
  const isOpen = rows.some(({ field, changedBy }) => changedBy === 'BOTH' && !takes.has(field));
  if (isOpen) return undefined;
  const taken = rows.filter(
    ({ field, changedBy }) => (takes.get(field) ?? (changedBy === 'THEM' ? 'theirs' : 'mine')) === 'theirs',
  );
  const fields = taken.map(({ field }) => [field, theirs[field] ?? ''] as const);
  return { ...draft, ...Object.fromEntries(fields) };
}
