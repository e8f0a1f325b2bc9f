/** What else could be chosen, as links that put a value in and take it out. Closed on a phone, at the left on a wide page. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { Choice } from './choice.tsx';
import { PeriodForm } from './period-form.tsx';
import { changedTo, toggled } from './search-address.ts';
import type { FacetData, FacetValueData, SearchAsked, SearchPageData } from './search-page-data.ts';

/** So many values are shown before the rest is folded away. */
const VALUES_SHOWN = 8;

export function Facets({ asked, facets, totalCount, totalCountIsExact, passageCount }: SearchPageData) {
  const { t } = useView();
  const among = totalCountIsExact ? undefined : totalCount;
  return (
    <details class="facets">
      <summary>{t.search.facets}</summary>
      <nav aria-label={t.search.facets}>
        {among !== undefined && <p class="facet aside">{t.search.countedAmong(among)}</p>}
        {asksForWhat(asked) && (
          <What asked={asked} counts={entitiesAndPassages(totalCount, passageCount)} isExact={totalCountIsExact} />
        )}
        {facets.map((facet) => (
          <Facet key={facet.name} asked={asked} facet={facet} among={facet.among === among ? undefined : facet.among} />
        ))}
        <PeriodForm asked={asked} />
      </nav>
    </details>
  );
}

interface Counts {
  readonly entities: number;
  readonly passages: number;
}

function entitiesAndPassages(totalCount: number, passages: number | undefined): Counts | undefined {
  return passages === undefined ? undefined : { entities: totalCount - passages, passages };
}

interface WhatProps {
  readonly asked: SearchAsked;
  readonly counts: Counts | undefined;
  /** Where it is not, there may be some where none were counted. */
  readonly isExact: boolean;
}

/** Types and kinds are chosen of entities only; without words, only entities are listed. */
function asksForWhat({ query, types, kinds, passages }: SearchAsked): boolean {
  return query !== '' && (passages !== undefined || types.length + kinds.length === 0);
}

/** Entities, passages, or both: one of three. */
function What({ asked, counts, isExact }: WhatProps) {
  const { t } = useView();
  const choices = [
    { label: t.search.onlyEntities, value: false, count: counts?.entities },
    { label: t.search.onlyPassages, value: true, count: counts?.passages },
  ];
  return (
    <section class="facet">
      <h2>{t.search.what}</h2>
      <ul>
        {choices.map(({ label, value, count }) => (
          <li key={label}>
            <Choice
              params={changedTo(asked, { passages: asked.passages === value ? undefined : value })}
              chosen={asked.passages === value}
              count={count === 0 && !isExact ? undefined : count}
            >
              {label}
            </Choice>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FacetProps {
  readonly asked: SearchAsked;
  readonly facet: FacetData;
  /** Where that is not what the whole list says. */
  readonly among: number | undefined;
}

function Facet({ asked, facet: { name, values }, among }: FacetProps) {
  const { t } = useView();
  const shown = [...values.slice(0, VALUES_SHOWN), ...values.slice(VALUES_SHOWN).filter(({ chosen }) => chosen)];
  const rest = values.filter((value) => !shown.includes(value));
  const list = (some: readonly FacetValueData[]) => (
    <ul>
      {some.map((one) => (
        <li key={one.value}>
          <Choice params={toggled(asked, name, one.value)} chosen={one.chosen} count={one.count}>
            <T of={one.label} />
          </Choice>
        </li>
      ))}
    </ul>
  );
  return (
    <section class="facet">
      <h2>
        {t.search.facet[name]}
        {among !== undefined && t.search.among(among)}
      </h2>
      {list(shown)}
      {rest.length > 0 && (
        <details>
          <summary>{t.search.moreValues(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
      {name === 'year' && <p class="aside">{t.search.yearNote}</p>}
    </section>
  );
}
