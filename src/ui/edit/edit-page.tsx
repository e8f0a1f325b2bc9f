/** The form of a record: what is wrong, what it would change, the fields, why. */
import { InOwnTabs, Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import { Conflict } from './conflict.tsx';
import type { EditPageData, PreviewData } from './edit-data.ts';
import { Button } from './field-parts.tsx';
import { Fields } from './list-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { Reason } from './reason.tsx';
import { ValueTable } from './value-table.tsx';

export function editPage(data: EditPageData, view: View): string {
  const words = view.t.edit;
  const name = say(data.title, view.lang).text;
  const title = data.id === undefined ? words.newTitle(name) : words.title(name);
  const count = data.problems.length;
  return renderPage({
    view,
    title: count > 0 ? `${words.problemsHeading(count)} · ${title}` : title,
    isPrivate: true,
    children: (
      <InOwnTabs>
        <EditPage of={data} />
      </InOwnTabs>
    ),
  });
}

function EditPage({ of }: { readonly of: EditPageData }) {
  const { t } = useView();
  const { id, type, problems, preview, conflict, said } = of;
  return (
    <article class="edit">
      <header class="what">
        {id !== undefined && <p class="type-line">{type ? <T of={type} /> : t.edit.kinds[of.record]}</p>}
        <h1>
          <Heading of={of} />
        </h1>
        {id !== undefined && (
          <p>
            <Link to={`/${id}`}>{t.edit.back}</Link> <code>{id}</code>
          </p>
        )}
      </header>
      {said && <Notice>{t.edit.said[said]}</Notice>}
      <form
        class="edit-form"
        method="post"
        action={useAction(of.action)}
        noValidate
        data-island="edit"
        data-checking={t.edit.checking}
      >
        <Carried of={of} />
        <ProblemSummary of={problems} />
        {conflict && <Conflict of={conflict} />}
        {preview && <Preview of={preview} />}
        <div class="row fields">
          <Fields of={of.fields} />
        </div>
        <Reason reason={of.reason} problems={of.problems} />
        <p class="form-buttons">
          <Button action="preview" class="strong">
            {t.edit.preview}
          </Button>{' '}
          <span class="hint" data-check-status="" />
        </p>
      </form>
    </article>
  );
}

function Heading({ of: { id, title } }: { readonly of: EditPageData }) {
  const { t, lang } = useView();
  const { text } = say(title, lang);
  return <>{id === undefined ? t.edit.newTitle(text) : t.edit.title(text)}</>;
}

/** What the form began with. The first button is what Enter presses: it asks for the preview, and never takes anything out. */
function Carried({ of: { base, state, preview } }: { readonly of: EditPageData }) {
  const { editor } = useView();
  return (
    <>
      <button type="submit" name="form-do" value="enter" class="hidden" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="form-token" value={editor?.csrf ?? ''} />
      <input type="hidden" name="form-base" value={base} />
      {state !== undefined && <input type="hidden" name="form-state" value={state} />}
      {preview && <input type="hidden" name="form-seen" value={preview.seen} />}
    </>
  );
}

function Preview({ of: { rows, joins } }: { readonly of: PreviewData }) {
  const { t } = useView();
  return (
    <section class="preview" aria-labelledby="preview-heading" id="preview">
      <h2 id="preview-heading">{t.edit.previewHeading}</h2>
      {joins && (
        <p>
          {t.edit.joins} <Link to={`/${joins.id}`}>{joins.id}</Link>
        </p>
      )}
      <ValueTable rows={rows} caption={t.edit.previewHeading} />
      <p>
        <Button action="save" class="strong">
          {t.edit.save}
        </Button>{' '}
        <span class="hint">{t.edit.previewHint}</span>
      </p>
    </section>
  );
}

/** In the language of the page. */
export function useAction(action: string): string {
  const { keepsLang, lang } = useView();
  if (!keepsLang || /[?&]lang=/.test(action)) return action;
  return `${action}${action.includes('?') ? '&' : '?'}lang=${lang}`;
}
