/** Ways into the corpus; also on a search page without a question. */

import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { UnapiId } from '../components/unapi-id.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { Fields } from './fields.tsx';
import type { FirstPageData, ListedOfType, SeriesOfType } from './first-page-data.ts';
import { More } from './more.tsx';
import { SeriesList } from './series-list.tsx';

export type WaysInData = Pick<FirstPageData, 'fields' | 'series' | 'sources' | 'places'>;

export function WaysIn({ fields, series, sources, places }: WaysInData) {
  return (
    <>
      {fields.map((one) => (
        <Fields key={one.type} {...one} />
      ))}
      {series.map((one) => (
        <SeriesSection key={`${one.relation} ${one.type}`} {...one} />
      ))}
      {places.map((one) => (
        <Named key={one.type} of={one} class="tags" />
      ))}
      {sources.map((one) => (
        <Named key={one.type} of={one} class="titles" isOfSources />
      ))}
    </>
  );
}

function SeriesSection({ type, typeLabel, listed, more }: SeriesOfType) {
  const { t, lang } = useView();
  return (
    <section class="way">
      <h2>{t.first.steps(say(typeLabel, lang).text)}</h2>
      <SeriesList series={listed} />
      <More type={type} count={more} />
    </section>
  );
}

interface NamedProps {
  readonly of: ListedOfType;
  readonly class: string;
  readonly isOfSources?: boolean;
}

function Named({ of: { type, typeLabel, listed, more }, class: name, isOfSources }: NamedProps) {
  const { lang } = useView();
  return (
    <section class="way">
      <h2>
        <T of={typeLabel} />
      </h2>
      <ul class={name}>
        {listed.map(({ id, label, period }) => (
          <li key={id}>
            <Link to={`/${id}`}>
              <T of={label} />
            </Link>
            {period && <span class="aside"> {periodWords(period, lang)}</span>}
            {isOfSources && <UnapiId of={id} />}
          </li>
        ))}
      </ul>
      <More type={type} count={more} />
    </section>
  );
}
