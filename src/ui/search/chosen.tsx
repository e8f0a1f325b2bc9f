/** The conditions that hold, each a link that takes it away. */
import { Link } from '../components/link.tsx';
import { say } from '../lang.ts';
import { type Params, useView, type View } from '../view.tsx';
import { changedTo, toggled, withoutConditions } from './search-address.ts';
import type { SearchAsked, SearchPageData } from './search-page-data.ts';

export function Chosen({ asked, facets }: Pick<SearchPageData, 'asked' | 'facets'>) {
  const view = useView();
  const { t, lang } = view;
  const conditions: readonly Condition[] = [
    ...facets.flatMap(({ name, values }) =>
      name === 'year'
        ? []
        : values
            .filter(({ chosen }) => chosen)
            .map(({ value, label }) => ({
              key: `${name} ${value}`,
              text: say(label, lang).text,
              without: toggled(asked, name, value),
            })),
    ),
    ...otherConditions(asked, view),
  ];
  if (conditions.length === 0) return null;
  return (
    <ul class="chosen" aria-label={t.search.chosen}>
      {conditions.map(({ key, text, without }) => (
        <li key={key}>
          <Link to="/search" params={without} title={t.search.remove(text)}>
            <bdi>{text}</bdi> <span aria-hidden="true">×</span>
            <span class="hidden">{t.search.isChosen}</span>
          </Link>
        </li>
      ))}
      {conditions.length > 1 && (
        <li>
          <Link to="/search" params={withoutConditions(asked)} class="plain">
            {t.search.removeAll}
          </Link>
        </li>
      )}
    </ul>
  );
}

interface Condition {
  readonly key: string;
  readonly text: string;
  readonly without: Params;
}

/** The period, and which of entities and passages. */
function otherConditions(asked: SearchAsked, { t }: View): readonly Condition[] {
  const { from, to, passages } = asked;
  const period = periodWords(from, to, t.search);
  const without = (part: Partial<SearchAsked>) => changedTo(asked, part);
  return [
    ...(period ? [{ key: 'period', text: period, without: without({ from: undefined, to: undefined }) }] : []),
    ...(passages === undefined
      ? []
      : [
          {
            key: 'passages',
            text: passages ? t.search.onlyPassages : t.search.onlyEntities,
            without: without({ passages: undefined }),
          },
        ]),
  ];
}

function periodWords(
  from: string | undefined,
  to: string | undefined,
  { span, since, until }: View['t']['search'],
): string | undefined {
  if (from && to) return from === to ? from : span(from, to);
  return from ? since(from) : to && until(to);
}
