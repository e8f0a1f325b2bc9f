/** Nothing was found: what to try instead. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { changedTo, withoutConditions } from './search-address.ts';
import type { NearData, PageMode, SearchPageData } from './search-page-data.ts';

/** What words do not find meaning may, and the other way round. */
const OTHER_MODE: Readonly<Partial<Record<PageMode, PageMode>>> = { words: 'meaning', meaning: 'words' };

/** Words that are listed; a long text has many. */
const LISTED = 8;

export function NothingFound({ asked, mode, modes, near, unknown, saysNothing, withoutFilter }: SearchPageData) {
  const { t } = useView();
  if (asked.after !== undefined) return <p>{t.search.nothingHere}</p>;
  const other = modes.find((one) => one === OTHER_MODE[mode]);
  return (
    <div class="nothing">
      <p class="count">{asked.query === '' ? t.search.nothingWithin : t.search.nothing(asked.query)}</p>
      {saysNothing && <p>{t.search.noWord}</p>}
      {unknown.length > 0 && <p>{t.search.noneHas(unknown.slice(0, LISTED).join(t.frame.listComma))}</p>}
      <ul>
        {withoutFilter !== undefined && (
          <li>
            <Link to="/search" params={withoutConditions(asked)}>
              {t.search.tryLess(withoutFilter)}
            </Link>
          </li>
        )}
        {asked.query !== '' && other && (
          <li>
            <Link to="/search" params={changedTo(asked, { mode: other })}>
              {t.search.tryMode[other]}
            </Link>
          </li>
        )}
        <li>{asked.query === '' ? t.search.tryFewer : t.search.tryOther}</li>
      </ul>
      {near.length > 0 && <Near near={near} />}
    </div>
  );
}

function Near({ near }: { readonly near: readonly NearData[] }) {
  const { t } = useView();
  return (
    <>
      <p>{t.search.tryNear}</p>
      <ul class="tags">
        {near.map(({ id, label, typeLabel }) => (
          <li key={id}>
            <Link to={`/${id}`}>
              <T of={label} />
            </Link>{' '}
            <span class="kind">
              <T of={typeLabel} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
