/** A section that shows a list: its heading, how many of how many, and the way to the rest. */
import type { ComponentChildren } from 'preact';
import { Link } from '../components/link.tsx';
import { Pager } from '../components/pager.tsx';
import { type Params, useView } from '../view.tsx';
import type { Asked, ListData } from './page-data.ts';

interface ListSectionProps {
  readonly of: Pick<ListData<unknown>, 'list' | 'total' | 'next'> & { readonly items: readonly unknown[] };
  readonly asked: Asked;
  readonly heading: ComponentChildren;
  /** Parameters of the page that the list depends on. */
  readonly params?: Params;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function ListSection({ of, asked, heading, params = [], class: name, children }: ListSectionProps) {
  const { t } = useView();
  const isAlone = asked.list === of.list;
  if (of.total === 0 && !isAlone) return null;
  return (
    <section class={name} id={of.list} aria-labelledby={`${of.list}-heading`}>
      <h2 id={`${of.list}-heading`}>
        {heading} <span class="count">{t.record.count(of.total)}</span>
      </h2>
      {of.total === 0 && <p>{t.record.noItems}</p>}
      {children}
      <Rest of={of} isAlone={isAlone} isFirst={asked.isContinued !== true} params={params} />
    </section>
  );
}

interface RestProps extends Pick<ListSectionProps, 'of'> {
  readonly isAlone: boolean;
  readonly isFirst: boolean;
  readonly params: Params;
}

/** Nothing is cut in silence. */
function Rest({ of, isAlone, isFirst, params }: RestProps) {
  const { t, path } = useView();
  const { items, total, next } = of;
  if (isAlone) {
    return (
      <>
        {items.length < total && <p class="of-total">{t.record.pageOf(items.length, total)}</p>}
        <Pager {...(next === undefined ? {} : { next })} isFirst={isFirst} />
      </>
    );
  }
  if (items.length >= total) return null;
  return (
    <p class="of-total">
      {t.record.shownOf(items.length, total)}{' '}
      <Link to={path} params={[...params, ['list', of.list]]}>
        {t.record.all(total)}
      </Link>
    </p>
  );
}
