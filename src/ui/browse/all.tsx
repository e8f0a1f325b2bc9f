/** To the whole of a list that is cut off. */
import { Link } from '../components/link.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import type { ListedOf } from './browse-page-data.ts';

interface AllProps {
  readonly of: Pick<ListedOf<unknown>, 'type' | 'typeLabel' | 'total'> & {
    readonly listed: { readonly length: number };
  };
  /** How many of them the list has; its length where that is left out. */
  readonly shown?: number;
}

export function All({ of: { type, typeLabel, total, listed }, shown = listed.length }: AllProps) {
  const { t, lang } = useView();
  if (total <= shown) return null;
  return (
    <p class="aside">
      {t.browse.mostConnected(shown)}{' '}
      <Link to="/search" params={[['type', type]]}>
        {t.browse.more(say(typeLabel, lang).text, t.frame.number(total))}
      </Link>
    </p>
  );
}
