/** The first page: search, and ways into the corpus. */
import { Notice } from '../components/notice.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { renderPage } from '../frame.tsx';
import { useView, type View } from '../view.tsx';
import type { FirstPageData } from './first-page-data.ts';
import { Holdings } from './holdings.tsx';
import { siteJsonLd } from './site-json-ld.ts';
import { WaysIn } from './ways-in.tsx';

export function firstPage(data: FirstPageData, view: View): string {
  return renderPage({
    view,
    title: view.t.frame.site,
    description: view.t.first.lead,
    ownSearch: true,
    listsSources: data.sources.length > 0,
    jsonLd: siteJsonLd(data, view),
    children: <First {...data} />,
  });
}

function First(data: FirstPageData) {
  const { t } = useView();
  const isEmpty = data.counts.entities + data.counts.passages === 0;
  return (
    <>
      <div class="hero">
        <h1>{t.frame.site}</h1>
        <p class="lead">{t.first.lead}</p>
        <SearchForm id="q" class="search large" />
      </div>
      {isEmpty && <Notice>{t.first.empty}</Notice>}
      <WaysIn {...data} />
      {!isEmpty && <Holdings {...data} />}
    </>
  );
}
