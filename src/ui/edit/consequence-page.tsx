/** Before a removal, a merge or the taking back of one: all that it would do; then the reason, and it is done. */
import { InOwnTabs, Link } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { T } from '../components/said.tsx';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import type { Consequence, ConsequencePageData, Consequences } from './consequence-data.ts';
import { useAction } from './edit-page.tsx';
import { Button } from './field-parts.tsx';
import { LeafField } from './leaf-field.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { Reason } from './reason.tsx';
import { ValueTable } from './value-table.tsx';

export function consequencePage(data: ConsequencePageData, view: View): string {
  return renderPage({
    view,
    title: titleOf(data, view),
    isPrivate: true,
    children: (
      <InOwnTabs>
        <Page of={data} />
      </InOwnTabs>
    ),
  });
}

function titleOf({ page, title, id }: ConsequencePageData, { t, lang }: View): string {
  const label = say(title, lang).text;
  if (page === 'remove') return t.edit.removal.title(label);
  return page === 'merge' ? t.edit.merging.title(label) : t.edit.unmerging.title(id);
}

const WORDS = { remove: 'removal', merge: 'merging', unmerge: 'unmerging' } as const;

function Page({ of }: { readonly of: ConsequencePageData }) {
  const view = useView();
  const { t, editor } = view;
  const { page, id, consequences, problems, said, into } = of;
  const words = t.edit[WORDS[page]];
  const isRefused = problems.some(({ field }) => field === '');
  return (
    <article class="edit">
      <h1>{titleOf(of, view)}</h1>
      <p>
        <Link to={`/${id}`}>{t.edit.back}</Link> <code>{id}</code>
      </p>
      <p class="lead">{words.lead}</p>
      {said && <Notice>{t.edit.said[said]}</Notice>}
      <form class="edit-form" method="post" action={useAction(`/edit/${id}/${page}`)} noValidate>
        {into && (
          <button type="submit" name="form-do" value="preview" class="hidden" tabIndex={-1} aria-hidden="true" />
        )}
        <input type="hidden" name="form-token" value={editor?.csrf ?? ''} />
        <ProblemSummary of={problems} heading={isRefused ? words.refused : undefined} />
        {into && (
          <>
            <LeafField of={into} />
            <p>
              <Button action="preview">{t.edit.merging.show}</Button>
            </p>
          </>
        )}
        {consequences && <All of={consequences} page={page} />}
        {consequences && (
          <>
            <Reason reason={of.reason} problems={problems} />
            <p class="form-buttons">
              <Button action="save" class="strong">
                {words.button}
              </Button>{' '}
              <Link to={`/${id}`}>{t.edit.cancel}</Link>
            </p>
          </>
        )}
      </form>
    </article>
  );
}

interface AllProps {
  readonly of: Consequences;
  readonly page: ConsequencePageData['page'];
}

function All({ of: { items, total, seen }, page }: AllProps) {
  const { t } = useView();
  const of = (kind: Consequence['kind']) => items.filter((item) => item.kind === kind);
  const gone = page === 'merge' ? t.edit.merging.fused : t.edit.removal.gone;
  const changed = page === 'remove' ? t.edit.removal.touched : t.edit.merging.moved;
  return (
    <section class="consequences">
      <input type="hidden" name="form-seen" value={seen} />
      <p class="count">{t.edit.consequences(total)}</p>
      <Group heading={gone} of={of('REMOVED')} />
      <Group heading={changed} of={of('CHANGED')} />
      <Group heading={t.edit.unmerging.back} of={of('CREATED')} />
      {total > items.length && <p>{t.edit.more(total - items.length)}</p>}
    </section>
  );
}

function Group({ heading, of }: { readonly heading: string; readonly of: readonly Consequence[] }) {
  if (of.length === 0) return null;
  return (
    <>
      <h2>
        {heading} <span class="count">{of.length}</span>
      </h2>
      <ul>
        {of.map((item) => (
          <li key={item.id}>
            <One of={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ of: { id, label, rows } }: { readonly of: Consequence }) {
  const { lang } = useView();
  const name = (
    <>
      <Link to={`/${id}`}>
        <T of={label} />
      </Link>{' '}
      <code>{id}</code>
    </>
  );
  if (rows.length === 0) return <p>{name}</p>;
  return (
    <details>
      <summary>
        <T of={label} /> <code>{id}</code>
      </summary>
      <ValueTable rows={rows} caption={say(label, lang).text} />
    </details>
  );
}
