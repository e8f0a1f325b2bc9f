/** What changed a record, field by field. */
import type { Revision, RevisionChange } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { Bilingual } from '../../ui/lang.ts';
import type { ChangeData, FieldChange, HistoryPageData, ListData, RevisionData } from '../../ui/record/page-data.ts';
import { askedOf } from './describe-entity.ts';
import { notFound } from './page-inquiries.ts';
import { type Asking, listData, pageOf } from './page-lists.ts';
import { changeKind, type DescribedChange, describeChanges } from './record-changes.ts';
import { readLabel } from './record-label.ts';

const LIST = { name: 'revisions', length: POSITION_LENGTHS.history, start: 20 };

/** Some plural reads, however many changes there are. Errors: NOT_FOUND, where nothing of that id is known to the viewer. */
export async function historyPageData({ inquiries, asked, scope }: Asking): Promise<HistoryPageData> {
  const { id } = asked;
  const page = pageOf({ ...asked, list: asked.after === undefined ? undefined : LIST.name }, LIST);
  const [revisions, label, [stored]] = await Promise.all([
    inquiries.history(id, page, scope).catch((error: unknown) => {
      throw error instanceof GongfuError && error.code === 'NOT_FOUND' ? notFound(id) : error;
    }),
    readLabel(inquiries, id, scope),
    inquiries.reads.records([id], scope),
  ]);
  const changes = revisions.edges.flatMap(({ node }) => node.changes);
  const described = await describeChanges(changes, { inquiries, scope });
  const words = new Map(changes.map((change, i) => [change, described[i]]));
  const data = listData({ asked, list: LIST.name }, revisions, (revision) => revisionOf(revision, words));
  const mergedInto = stored && stored.record.id !== id ? { mergedInto: stored.record.id } : {};
  return {
    page: 'history',
    id,
    iri: asked.iri,
    asked: askedOf(asked),
    label: label ?? lastLabel(id, data) ?? { zh: id },
    isRemoved: label === undefined,
    ...mergedInto,
    revisions: data,
  };
}

/** What a removed record was called by its last state that is listed. */
function lastLabel(id: string, { items }: ListData<RevisionData>): Bilingual | undefined {
  return items.flatMap(({ changes }) => changes).find((change) => change.id === id)?.label;
}

type DescribedChanges = ReadonlyMap<RevisionChange, DescribedChange | undefined>;

function revisionOf({ number, at, actor, reason, changes }: Revision, described: DescribedChanges): RevisionData {
  return { number, at, actor, reason, changes: changes.map((change) => changeOf(change, described.get(change))) };
}

function changeOf(change: RevisionChange, described: DescribedChange | undefined): ChangeData {
  const { id, before, after } = change;
  const { label = { zh: id }, rows = [] } = described ?? {};
  return { id, label, kind: changeKind(change), rows, fields: changedFields(parsed(before), parsed(after)) };
}

type Plain = Readonly<Record<string, unknown>>;

/** The store's own text of a record: an object. */
function parsed(json: string | undefined): Plain {
  return json === undefined ? {} : (JSON.parse(json) as Plain);
}

/** In the order of the keys; what says which record it is never changes. */
function changedFields(before: Plain, after: Plain): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !['record', 'id'].includes(name),
  );
  return names.flatMap((name): readonly FieldChange[] => {
    const [old, current] = [before[name], after[name]];
    if (JSON.stringify(old) === JSON.stringify(current) || isNothing(old, current)) return [];
    if (isPlain(old) || isPlain(current)) return within(name, isPlain(old) ? old : {}, isPlain(current) ? current : {});
    return [
      {
        field: name,
        ...(old === undefined ? {} : { before: old }),
        ...(current === undefined ? {} : { after: current }),
      },
    ];
  });
}

function within(name: string, before: Plain, after: Plain): readonly FieldChange[] {
  return changedFields(before, after).map((change) => ({ ...change, field: `${name}.${change.field}` }));
}

/** An empty list beside no record says nothing. */
function isNothing(...values: readonly unknown[]): boolean {
  return values.every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
