/** Entities and passages each in a list of their own, one below the other. */
import { Link } from '../components/link.tsx';
import { useView } from '../view.tsx';
import { countWords } from './count.tsx';
import { HitList } from './hit-list.tsx';
import { changedTo } from './search-address.ts';
import type { HitData, PartCount, SearchPageData } from './search-page-data.ts';

export function Apart(data: SearchPageData) {
  const { hits, apart } = data;
  if (!apart) return null;
  const entities = hits.filter(({ record }) => record === 'entity');
  const passages = hits.filter(({ record }) => record === 'passage');
  return (
    <>
      <Part {...{ data, hits: entities, count: apart.entities, passages: false }} />
      <Part {...{ data, hits: passages, count: apart.passages, passages: true, above: entities }} />
    </>
  );
}

interface PartProps {
  readonly data: SearchPageData;
  readonly hits: readonly HitData[];
  readonly count: PartCount;
  /** Whether it is that of the passages. */
  readonly passages: boolean;
  readonly above?: readonly HitData[];
}

/** Its first hits, and the way to all of them. */
function Part({ data, hits, count, passages, above }: PartProps) {
  const { t } = useView();
  const { asked, mode, degraded } = data;
  const isMore = count.totalCount > hits.length;
  return (
    <section class="part">
      <h2>
        {passages ? t.search.passages : t.search.entities}{' '}
        <span class="kind">{hits.length > 0 && countWords({ ...count, mode, degraded }, t.search)}</span>
      </h2>
      {hits.length === 0 ? (
        <p class="aside">{passages ? t.search.noPassages : t.search.noEntities}</p>
      ) : (
        <HitList hits={hits} heading="h3" above={above ?? []} />
      )}
      {isMore && (
        <p class="more">
          <Link to="/search" params={changedTo(asked, { passages })}>
            {passages ? t.search.morePassages : t.search.moreEntities}
          </Link>
        </p>
      )}
    </section>
  );
}
