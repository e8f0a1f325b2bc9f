/** How a reference store is filled with the lines of an export: one change that keeps the revisions of the lines. */
import type { ChangeItem, RevisionChange, RevisionStamp } from '../../../src/domain/change.ts';
import { GongfuError, type Problem, refusal } from '../../../src/domain/errors.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { compareText } from '../../../src/domain/order.ts';
import { planChange, runPlanning } from '../../../src/domain/plan.ts';
import { recordJson } from '../../../src/domain/record-json.ts';
import type { PassageRecord } from '../../../src/domain/records.ts';
import { stampFault } from '../../../src/domain/validate/stamp.ts';
import type { LoadedLine, LoadOutcome } from '../../../src/store/port.ts';
import { answer, put, type ReferenceState } from './state.ts';

export function loadInto(state: ReferenceState, ontology: Ontology, lines: readonly LoadedLine[]): LoadOutcome {
  if (state.revisions.length > 0) throw new GongfuError('CONFLICT', 'the store is not empty.');
  const problems = [...stampProblems(lines), ...twiceProblems(lines)];
  if (problems.length > 0) throw refusal(problems);
  const request = { items: inOrder(lines).map(itemOf), actor: 'load', reason: '' };
  const plan = runPlanning(planChange(ontology, request), (read) => answer(state, read));
  const numbers = new Map(lines.map((line) => [idOf(line), line.revision.number]));
  for (const write of plan.writes) put(state, write, numbers.get(write.id) ?? 0);
  for (const { id, target } of plan.merged) state.merged.set(id, { target, moves: '', revision: numbers.get(id) ?? 0 });
  for (const line of lines) state.used.add(idOf(line));
  state.revisions.push(...revisionsOf(state, lines));
  const last = state.revisions.at(-1)?.number ?? 0;
  return { revision: last, seq: last, records: plan.writes.length, merged: plan.merged.length };
}

function idOf(line: LoadedLine): string {
  return 'record' in line ? line.record.id : line.merged.id;
}

function stampProblems(lines: readonly LoadedLine[]): Problem[] {
  const known = new Map<number, RevisionStamp>();
  return lines.flatMap(({ index, revision }): Problem[] => {
    const first = known.get(revision.number) ?? revision;
    known.set(revision.number, first);
    const isOther = first.at !== revision.at || first.actor !== revision.actor || first.reason !== revision.reason;
    const field = stampFault(revision)?.field ?? (isOther ? 'revision' : undefined);
    return field === undefined ? [] : [{ index, field, code: 'BAD_USER_INPUT', message: 'is wrong' }];
  });
}

function twiceProblems(lines: readonly LoadedLine[]): Problem[] {
  const seen = new Set<string>();
  return lines.flatMap((line): Problem[] => {
    if (!('record' in line)) return [];
    const isTwice = seen.has(line.record.id);
    seen.add(line.record.id);
    return isTwice ? [{ index: line.index, field: 'id', code: 'BAD_USER_INPUT', message: 'is there twice' }] : [];
  });
}

/** Equal paragraphs are counted in the order of the text. */
function inOrder(lines: readonly LoadedLine[]): readonly LoadedLine[] {
  const passageOf = (line: LoadedLine): PassageRecord | undefined =>
    'record' in line && line.record.record === 'passage' ? line.record : undefined;
  return lines.toSorted((one, other) => {
    const [left, right] = [passageOf(one), passageOf(other)];
    if (!left || !right) return one.index - other.index;
    return (
      compareText(left.document, right.document) || left.paragraph - right.paragraph || compareText(left.id, right.id)
    );
  });
}

function itemOf(line: LoadedLine): ChangeItem {
  const place = { index: line.index, path: 'record' in line ? '' : 'merged' };
  if ('merged' in line) return { kind: 'alias', place, ...line.merged };
  const { id, record: kind, ...rest } = line.record;
  if (line.record.record !== 'entity') return { kind, place, id, draft: rest } as ChangeItem;
  const { id: _id, record: _kind, distinct = false, ...draft } = line.record;
  return { kind: 'entity', place, id, draft, distinct, keys: line.keys ?? { sort: '', slug: '', names: [] } };
}

function revisionsOf(state: ReferenceState, lines: readonly LoadedLine[]) {
  const stamps = new Map(lines.map(({ revision }) => [revision.number, revision]));
  const changesOf = (number: number) =>
    lines.flatMap((line): RevisionChange[] => {
      if (line.revision.number !== number) return [];
      const record = state.records.get(idOf(line))?.record;
      return [{ id: idOf(line), ...('record' in line && record ? { after: recordJson(record) } : {}) }];
    });
  const ascending = [...stamps.values()].sort((one, other) => one.number - other.number);
  return ascending.map((stamp) => ({ ...stamp, seq: stamp.number, changes: changesOf(stamp.number) }));
}
