/** The search page: what was asked, what was found and where, what else could be chosen. */
import { Notice } from '../components/notice.tsx';
import { Pager } from '../components/pager.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { WaysIn, type WaysInData } from '../first/ways-in.tsx';
import { renderPage } from '../frame.tsx';
import { useView, type View } from '../view.tsx';
import { Apart } from './apart.tsx';
import { Chosen } from './chosen.tsx';
import { Count } from './count.tsx';
import { Exports } from './exports.tsx';
import { Facets } from './facets.tsx';
import { HitList, ReadName } from './hit-list.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { NothingFound } from './nothing-found.tsx';
import { keptOf, paramsOf } from './search-address.ts';
import type { SearchPageData } from './search-page-data.ts';
import { ViewChoice } from './view-choice.tsx';

/** `ways` where nothing was asked: what to start with. */
export function searchPage(data: SearchPageData, ways: WaysInData | undefined, view: View): string {
  const { search } = view.t;
  const { query } = data.asked;
  const canonical: View = { ...view, params: paramsOf(data.asked) };
  return renderPage({
    view: canonical,
    title: titleOf(query, search),
    ownSearch: true,
    isList: true,
    children: <Search data={data} ways={ways} />,
  });
}

/** On the screen the search field says it; on paper and to those who listen the heading does. */
function titleOf(query: string, { title, titleOf: withQuery }: View['t']['search']): string {
  return query === '' ? title : withQuery(query);
}

function Search({ data, ways }: { readonly data: SearchPageData; readonly ways: WaysInData | undefined }) {
  const { t } = useView();
  const { asked, degraded } = data;
  return (
    <>
      <h1 class="hidden">{titleOf(asked.query, t.search)}</h1>
      <SearchForm id="q" class="search large" query={asked.query} kept={keptOf(asked)} />
      <ModeChoice {...data} />
      {degraded.map((one) => (
        <Notice key={one}>{t.search.degraded[one]}</Notice>
      ))}
      {ways ? <Start ways={ways} /> : <Answer {...data} />}
    </>
  );
}

function Start({ ways }: { readonly ways: WaysInData }) {
  const { t } = useView();
  return (
    <>
      <p>{t.search.intro}</p>
      <p>{t.search.waysIn}</p>
      <WaysIn {...ways} />
    </>
  );
}

function Answer(data: SearchPageData) {
  const { asked, next } = data;
  const isFirst = asked.after === undefined;
  return (
    <div class="results">
      <Facets {...data} />
      <div class="found">
        <div class="above-hits">
          <Count {...data} />
          <ViewChoice {...data} />
        </div>
        <ReadAs {...data} />
        <Chosen {...data} />
        <Found {...data} />
        <Pager next={next} isFirst={isFirst} />
        <Exports {...data} />
      </div>
    </div>
  );
}

function Found(data: SearchPageData) {
  if (data.hits.length === 0) return <NothingFound {...data} />;
  return data.apart ? <Apart {...data} /> : <HitList hits={data.hits} />;
}

/** What was looked for beside what was typed: once, above what it found. */
function ReadAs({ asked, readAs }: SearchPageData) {
  const { t } = useView();
  if (readAs.length === 0 || asked.after !== undefined) return null;
  return (
    <p class="facts-line">
      <span>
        {t.search.alsoLookedFor}
        {readAs.map(({ text, by }, i) => (
          <>
            {i > 0 && t.frame.listComma}
            <ReadName text={text} />
            {t.search.readAs(t.search.matchedBy[by])}
          </>
        ))}
      </span>
    </p>
  );
}
