/** A pasted text is checked: the field, what was found for each sentence, and the text with its citations. All of it is one form. */
import { StyleSelect } from '../cite/style-select.tsx';
import { InOwnTabs } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { renderPage } from '../frame.tsx';
import { hrefOf, useView, type View } from '../view.tsx';
import { Findings } from './findings.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Pasted, SupportPageData } from './support-page-data.ts';

export function supportPage(data: SupportPageData, pasted: Pasted, view: View): string {
  return renderPage({ view, title: view.t.support.title, children: <SupportView of={data} pasted={pasted} /> });
}

interface SupportProps {
  readonly of: SupportPageData;
  readonly pasted: Pasted;
}

/** The choice travels with the text: nothing of either is kept between two answers. */
function SupportView({ of, pasted }: SupportProps) {
  const view = useView();
  const { t } = view;
  const { found, marked } = of;
  return (
    <div class="support">
      <h1>{t.support.title}</h1>
      <p>{t.support.lead}</p>
      {pasted.problem && <Problem of={of} pasted={pasted} />}
      <form
        class="support-form"
        action={`${hrefOf(view, '/support')}#sentences`}
        method="post"
        data-island="support"
        data-limit={of.limit}
        data-busy={t.support.busy}
      >
        <Field of={of} text={pasted.text} />
        {found && <input type="hidden" name="of" value={found.key} />}
        <InOwnTabs>{found && <Findings of={found} />}</InOwnTabs>
      </form>
      <InOwnTabs>{marked && <MarkedText of={marked} style={of.style} />}</InOwnTabs>
      <p role="status" class="hidden" id="support-status" />
    </div>
  );
}

function Problem({ of: { limit }, pasted: { text, problem = 'EMPTY' } }: SupportProps) {
  const { t } = useView();
  const { number } = t.frame;
  const words = t.support.problem;
  if (problem === 'EMPTY') return <Notice>{words.EMPTY}</Notice>;
  if (problem === 'TOO_LONG') return <Notice>{words.TOO_LONG(number(text.length), number(limit))}</Notice>;
  return (
    <Notice>
      {t.errors.sentences[problem]} {words.kept}
    </Notice>
  );
}

function Field({ of: { limit, style }, text }: { readonly of: SupportPageData; readonly text: string }) {
  const { t } = useView();
  return (
    <div class="asking">
      <label for="support-text">{t.support.field}</label>
      {/* A parser leaves out a line end at the start. */}
      <textarea id="support-text" name="text" rows={8} required aria-describedby="support-hint" value={`\n${text}`} />
      <p class="aside" id="support-hint">
        {t.support.hint(t.frame.number(limit))}{' '}
        <span class="length scripted-only" data-words={t.support.length('#', t.frame.number(limit))} />
        <br />
        {t.support.privacy}
      </p>
      <p class="asking-row">
        <StyleSelect id="support-style" style={style} />
        <button type="submit">{t.support.check}</button>
      </p>
    </div>
  );
}
