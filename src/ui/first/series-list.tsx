/** What goes in order, each with its steps in a row. */

import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import type { Bilingual, Lang } from '../lang.ts';
import { useView } from '../view.tsx';
import type { Listed, Series } from './first-page-data.ts';

export function SeriesList({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul class="series">
      {series.map(({ id, label, steps }) => (
        <li key={id}>
          <Link to={`/${id}`}>
            <T of={label} />
          </Link>
          <ol class="steps">
            {steps.map((step) => (
              <Step key={step.id} step={step} of={label} />
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}

function Step({ step: { id, label, period }, of }: { readonly step: Listed; readonly of: Bilingual }) {
  const { lang } = useView();
  return (
    <li>
      <Link to={`/${id}`}>
        <T of={{ ...within(label, of, 'zh'), ...within(label, of, 'en') }} />
      </Link>
      {period && <span class="aside"> {periodWords(period, lang)}</span>}
    </li>
  );
}

/** 飞地抱团 3.0 is 3.0 in a row of 飞地抱团. */
function within(step: Bilingual, whole: Bilingual, lang: Lang): Bilingual {
  const label = step[lang];
  if (label === undefined) return {};
  const start = whole[lang];
  const rest = start && label.startsWith(start) ? label.slice(start.length).trim() : '';
  return { [lang]: rest === '' ? label : rest };
}
