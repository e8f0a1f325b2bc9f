/** By what is searched: words and meaning, words alone, meaning alone. Links that keep the words and the conditions. */
import { Link } from '../components/link.tsx';
import { useView } from '../view.tsx';
import { changedTo } from './search-address.ts';
import type { SearchPageData } from './search-page-data.ts';

export function ModeChoice({ asked, mode, modes }: Pick<SearchPageData, 'asked' | 'mode' | 'modes'>) {
  const { t } = useView();
  if (modes.length === 1) return null;
  const [usual] = modes;
  return (
    <nav class="modes" aria-label={t.search.modes}>
      <ul>
        {modes.map((one) => (
          <li key={one}>
            <Link
              to="/search"
              params={changedTo(asked, { mode: one === usual ? undefined : one })}
              current={one === mode ? 'true' : undefined}
              rel="nofollow"
            >
              {t.search.mode[one]}
            </Link>
          </li>
        ))}
      </ul>
      <p class="aside">{t.search.modeSays[mode]}</p>
    </nav>
  );
}
