/** How much of what there is, by type. */
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import type { FirstPageData } from './first-page-data.ts';

export function Holdings({ counts, types }: Pick<FirstPageData, 'counts' | 'types'>) {
  const { t } = useView();
  const { totals } = t.first;
  const rows = [
    [totals.entities, counts.entities],
    [totals.relations, counts.relations],
    [totals.observations, counts.observations],
    [totals.claims, counts.claims],
    [totals.passages, counts.passages],
  ] as const;
  return (
    <section class="way">
      <h2>{t.first.holds}</h2>
      <dl class="totals">
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{t.frame.number(count)}</dd>
          </div>
        ))}
      </dl>
      <TypeTable types={types.filter(({ count }) => count > 0)} />
    </section>
  );
}

function TypeTable({ types }: Pick<FirstPageData, 'types'>) {
  const { t } = useView();
  return (
    <table class="types">
      <thead>
        <tr>
          <th scope="col">{t.first.type}</th>
          <th scope="col">{t.first.meaning}</th>
          <th scope="col" class="figure">
            {t.first.number}
          </th>
        </tr>
      </thead>
      <tbody>
        {types.map(({ type, typeLabel, description, count }) => (
          <tr key={type}>
            <th scope="row">
              <Link to="/search" params={[['type', type]]}>
                <T of={typeLabel} />
              </Link>
            </th>
            <td>
              <T of={description} />
            </td>
            <td class="figure">{t.frame.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
