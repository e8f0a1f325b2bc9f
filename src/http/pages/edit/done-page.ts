/** /edit/{id}/done: what was saved, and where to go from there. */
import { badInput } from '../../../domain/errors.ts';
import { historyPosition } from '../../../domain/order.ts';
import { doneHtml } from '../../../ui/edit/done-page.tsx';
import { notFound } from '../page-inquiries.ts';
import { readLabel } from '../record-label.ts';
import { typeCode } from '../record-words.ts';
import type { EditPageDef } from './edit-route.ts';
import { storedUnder } from './form-target.ts';

export const donePage: EditPageDef = {
  name: 'edit-done',
  params: ['revision'],
  takesForms: false,
  answer: async ({ id = '', query, view }, { inquiries, scope }) => {
    const revision = Number(query.get('revision'));
    if (!Number.isSafeInteger(revision)) throw badInput('`revision` is the number of a revision.');
    const page = { first: 1, withTotal: false, after: historyPosition(revision + 1) };
    const [{ edges }, stored, label] = await Promise.all([
      inquiries.history(id, page, scope),
      storedUnder(inquiries, id, scope),
      readLabel(inquiries, id, scope),
    ]);
    const stamp = edges[0]?.node;
    if (stamp?.number !== revision) throw notFound(`${id} at revision ${revision}`);
    const { actor, reason } = stamp;
    const record = stored?.record;
    const data = {
      id,
      revision,
      actor,
      reason,
      label: label ?? { zh: id },
      isRemoved: stored === undefined,
      another: anotherOf(record),
      ...(record?.record === 'entity' ? { type: typeCode(inquiries.ontology, record.type).label } : {}),
    };
    return { data, html: doneHtml(data, view) };
  },
};

type StoredRecord = NonNullable<Awaited<ReturnType<typeof storedUnder>>>['record'];

/** The form of one more of its kind, with what is likely to be the same. */
function anotherOf(record: StoredRecord | undefined): readonly (readonly [string, string])[] {
  switch (record?.record) {
    case 'entity':
      return [['type', record.type]];
    case 'relation':
      return [
        ['relation', record.relationType],
        ['source', record.source],
      ];
    case 'observation':
      return [
        ['record', 'observation'],
        ['subject', record.subject],
      ];
    case 'claim':
      return [
        ['record', 'claim'],
        ['subject', record.subject],
      ];
    case 'passage':
      return [
        ['record', 'passage'],
        ['document', record.document],
      ];
    default:
      return [];
  }
}
