/** /edit/new and /edit/{id}: the form of a record. */
import { editPage } from '../../../ui/edit/edit-page.tsx';
import { answerForm } from './answer-form.ts';
import type { EditAsked, EditPageDef } from './edit-route.ts';
import { storedUnder } from './form-target.ts';

/** What is wrong is told with the page, so that nothing typed is lost. */
const REFUSED = 422;
const CONFLICT = 409;

export const formPage: EditPageDef = {
  name: 'edit',
  // Fields of what is new may stand in the address, too.
  params: ['type', 'record', 'relation', 'source', 'target', 'subject', 'object', 'indicator', 'document', 'state'],
  takesForms: true,
  answer: async (asked, parts) => {
    const { id, query, view, withheld } = asked;
    if (id !== undefined && !asked.form) {
      const stored = await storedUnder(parts.inquiries, id, parts.scope);
      if (stored && stored.record.id !== id) return { seeOther: `/edit/${stored.record.id}` };
    }
    const form = asked.form && pressed(asked.form, asked);
    const answer = await answerForm(
      { query, lang: view.lang, ...(id === undefined ? {} : { id }), ...(form ? { form } : {}) },
      parts,
    );
    if (answer === 'NOTHING_ASKED') return { seeOther: '/edit' };
    if ('saved' in answer)
      return { seeOther: `/edit/${answer.saved}/done`, params: [['revision', String(answer.revision)]] };
    const data = withheld ? { ...answer.page, said: withheld } : answer.page;
    const status = answer.page.conflict ? CONFLICT : answer.isRefused ? REFUSED : 200;
    return { status, data, html: editPage(data, view) };
  },
};

/** What is withheld is shown again, what is checked is not saved, whatever button was pressed. */
function pressed(form: URLSearchParams, { withheld, isCheck }: EditAsked): URLSearchParams {
  if (!withheld && !isCheck) return form;
  const other = new URLSearchParams(form);
  other.set('form-do', withheld ? 'show' : 'check');
  return other;
}
