/** /edit/{id}/remove: what goes with a record, of a source also what only it supports, and then its removal. */
import type { Ontology } from '../../../domain/ontology.ts';
import type { GraphRecord } from '../../../domain/records.ts';
import { notFound } from '../page-inquiries.ts';
import { readLabel } from '../record-label.ts';
import { consequenceAnswer } from './consequence-answer.ts';
import type { EditPageDef } from './edit-route.ts';
import { storedUnder } from './form-target.ts';

export const removePage: EditPageDef = {
  name: 'edit-remove',
  params: [],
  takesForms: true,
  answer: async (asked, parts) => {
    const { id = '' } = asked;
    const { inquiries, scope, writer, documents } = parts;
    const stored = await storedUnder(inquiries, id, scope);
    if (!stored) throw notFound(id);
    if (stored.record.id !== id) return { seeOther: `/edit/${stored.record.id}/remove` };
    const title = (await readLabel(inquiries, id, scope)) ?? { zh: id };
    const isWhole = isSource(stored.record, inquiries.ontology);
    const inputs = isWhole ? { removeWhole: [id] } : { remove: [id] };
    return consequenceAnswer(
      {
        page: { page: 'remove', id, title },
        trial: () => writer.trial.write(inputs),
        async act(by) {
          const outcome = await writer.write(inputs, by);
          if (isWhole) await documents.forget(id);
          return outcome;
        },
      },
      asked,
      parts,
    );
  },
};

function isSource(record: GraphRecord, ontology: Ontology): boolean {
  return record.record === 'entity' && ontology.entityType(record.type)?.isSource === true;
}
