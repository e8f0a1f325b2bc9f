/** The hits as files: a table, and the sources that they rest on. */
import { hrefOf, useView } from '../view.tsx';
import { exportParamsOf } from './search-address.ts';
import { MOST_EXPORTED, type SearchPageData } from './search-page-data.ts';

const FILES = [
  { suffix: '.csv', name: 'CSV' },
  { suffix: '.bib', name: 'BibTeX' },
  { suffix: '.ris', name: 'RIS' },
] as const;

export function Exports({ asked, hits, totalCount }: SearchPageData) {
  const view = useView();
  const { t } = view;
  if (hits.length === 0) return null;
  const params = exportParamsOf(asked);
  return (
    <section class="exports" aria-label={t.search.exports}>
      <p>
        {t.search.exports}
        {t.frame.colon}
        {FILES.map(({ suffix, name }, i) => (
          <>
            {i > 0 && ' '}
            <a key={suffix} href={hrefOf(view, `/search${suffix}`, params)} rel="nofollow">
              {name}
            </a>
          </>
        ))}
      </p>
      <p class="aside">
        {t.search.exportsSay}
        {totalCount > MOST_EXPORTED && t.search.exportsFirst(MOST_EXPORTED)}
      </p>
    </section>
  );
}
