/** A value of a facet: a link that puts it in, or takes it out where it is in. */
import type { ComponentChildren } from 'preact';
import { Link } from '../components/link.tsx';
import { type Params, useView } from '../view.tsx';

interface ChoiceProps {
  /** The search with this value flipped. */
  readonly params: Params;
  readonly chosen: boolean;
  readonly count: number | undefined;
  readonly children: ComponentChildren;
}

/** A value without hits that is not chosen leads nowhere. */
export function Choice({ params, chosen, count, children }: ChoiceProps) {
  const { t } = useView();
  const number = count === undefined ? null : <span class="figure">{t.frame.number(count)}</span>;
  if (count === 0 && !chosen)
    return (
      <span class="choice empty">
        <span>{children}</span> {number}
      </span>
    );
  return (
    <Link to="/search" params={params} class="choice" current={chosen ? 'true' : undefined} rel="nofollow">
      <span>
        {children}
        {chosen && <span class="hidden">{t.search.isChosen}</span>}
      </span>{' '}
      {number}
    </Link>
  );
}
