/** /edit/{id}/unmerge: what goes back where a merge is taken back. */
import { readLabel } from '../record-label.ts';
import { consequenceAnswer } from './consequence-answer.ts';
import type { EditPageDef } from './edit-route.ts';

export const unmergePage: EditPageDef = {
  name: 'edit-unmerge',
  params: [],
  takesForms: true,
  answer: async (asked, parts) => {
    const { id = '' } = asked;
    const { inquiries, scope, writer } = parts;
    const into = await readLabel(inquiries, id, scope);
    return consequenceAnswer(
      {
        page: { page: 'unmerge', id, title: into ?? { zh: id } },
        trial: () => writer.trial.unmerge(id),
        act: (by) => writer.unmerge(id, by),
      },
      asked,
      parts,
    );
  },
};
