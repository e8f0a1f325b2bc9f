/** /edit/{id}/merge: into what, what then moves, and the merge. */
import { badInput } from '../../../domain/errors.ts';
import type { ProblemData } from '../../../ui/edit/problem-data.ts';
import { problems as problemStrings } from '../../../ui/strings/problems.ts';
import { STRINGS } from '../../../ui/strings.ts';
import { labelOf } from '../named-records.ts';
import { notFound } from '../page-inquiries.ts';
import { consequenceAnswer } from './consequence-answer.ts';
import { type Draft, draftIn } from './draft.ts';
import { buttonIn, changedBy } from './draft-changes.ts';
import type { EditAsked, EditPageDef } from './edit-route.ts';
import { endsIn } from './ends.ts';
import { readNames } from './form-names.ts';
import { fieldNodes } from './form-nodes.ts';
import type { EditParts } from './form-state.ts';
import { storedUnder } from './form-target.ts';
import { type FormSpec, leaf } from './spec.ts';

export const mergePage: EditPageDef = {
  name: 'edit-merge',
  params: ['into'],
  takesForms: true,
  answer: async (asked, parts) => {
    const { id = '' } = asked;
    const { inquiries, scope, writer } = parts;
    const stored = await storedUnder(inquiries, id, scope);
    if (!stored) throw notFound(id);
    const { record } = stored;
    if (record.id !== id) return { seeOther: `/edit/${record.id}/merge` };
    if (record.record !== 'entity') throw badInput(`${id} is a ${record.record}; only entities are merged.`);
    const { node, into } = await intoField(asked, record.type, parts);
    return consequenceAnswer(
      {
        page: { page: 'merge', id, title: labelOf(record), ...(node ? { into: node } : {}) },
        ...(into === undefined ? {} : { trial: () => writer.trial.merge(id, into) }),
        act: (by) => writer.merge(id, into ?? '', by),
      },
      asked,
      parts,
    );
  },
};

/** The field, and the id that it means; undefined while it means none. */
async function intoField({ form, query, view }: EditAsked, type: string, parts: EditParts) {
  const spec = intoSpec(type);
  const typed: Draft = draftIn(form ?? query, spec);
  const draft = changedBy(typed, buttonIn(form?.get('form-do') ?? ''));
  const ends = await endsIn(draft, spec, parts);
  const end = ends.get('into');
  const problems = end?.fault ? [problemOf(end.fault)] : [];
  const names = await readNames([], spec, parts);
  const [node] = fieldNodes(draft, spec.fields, { ends, names, problems, finders: new Map(), lang: view.lang });
  return { node: node?.kind === 'leaf' ? node : undefined, into: end && !end.fault ? end.id : undefined };
}

function intoSpec(type: string): FormSpec {
  const label = { zh: STRINGS.zh.edit.merging.into, en: STRINGS.en.edit.merging.into };
  return {
    record: 'entity',
    fields: [leaf('into', 'entity', { label, isRequired: true, hint: 'entity', types: [type] })],
  };
}

function problemOf(fault: 'unknown' | 'ambiguous'): ProblemData {
  return { field: 'into', message: { zh: problemStrings.zh[fault], en: problemStrings.en[fault] } };
}
