/** Years, the latest first. */
import { Link } from '../components/link.tsx';
import { useView, type View } from '../view.tsx';
import type { YearEntry } from './browse-page-data.ts';

export function Years({ of }: { readonly of: readonly YearEntry[] }) {
  const { t } = useView();
  return (
    <ol class="by-year">
      {of.map((entry) => {
        const { from, to, count } = entry;
        const last = to ?? from;
        return (
          <li key={`${from} ${to}`}>
            <Link
              to="/search"
              params={[...(from ? [['from', from] as const] : []), ...(last ? [['to', last] as const] : [])]}
              class="counted"
            >
              {nameOf(entry, t)} <span class="count">{t.frame.number(count)}</span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

function nameOf({ from, to }: YearEntry, { browse }: View['t']): string {
  if (from === undefined) return browse.before(to ?? '');
  return to === undefined ? browse.year(from) : browse.decade(from, to);
}
