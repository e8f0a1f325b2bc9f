/** Entities and passages in one list or apart. Links that keep all else. */
import { Link } from '../components/link.tsx';
import { useView } from '../view.tsx';
import { changedTo } from './search-address.ts';
import { hasBothSorts, type SearchPageData } from './search-page-data.ts';

const VIEWS = [undefined, 'apart'] as const;

export function ViewChoice({ asked, hits }: Pick<SearchPageData, 'asked' | 'hits'>) {
  const { t } = useView();
  if (hits.length === 0 || !hasBothSorts(asked)) return null;
  return (
    <nav class="views" aria-label={t.search.views}>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/search"
              params={changedTo(asked, { view })}
              current={asked.view === view ? 'true' : undefined}
              rel="nofollow"
            >
              {t.search.view[view ?? 'one']}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
