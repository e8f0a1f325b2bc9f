/** Why something is changed: it stands in the history. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { EditPageData } from './edit-data.ts';
import { fieldId } from './field-parts.tsx';

export function Reason({ reason, problems }: Pick<EditPageData, 'reason' | 'problems'>) {
  const { t } = useView();
  const problem = problems.find(({ field }) => field === 'form-reason');
  const id = fieldId('form-reason');
  return (
    <div class="field for-prose">
      <label for={id}>
        {t.edit.reason} <span class="mark-required">{t.edit.required}</span>
      </label>
      <p class="problem" id={`${id}-problem`} hidden={!problem} data-problem="form-reason">
        {problem && <T of={problem.message} />}
      </p>
      <textarea
        id={id}
        name="form-reason"
        rows={2}
        dir="auto"
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
      >
        {reason}
      </textarea>
      <p class="hint" id={`${id}-hint`}>
        {t.edit.reasonHint}
      </p>
    </div>
  );
}
