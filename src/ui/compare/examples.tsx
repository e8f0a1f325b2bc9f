/** Comparisons to start with, of what most is stated of. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { compareLink } from './compare-address.ts';
import type { CompareExample } from './compare-page-data.ts';

export function Examples({ of }: { readonly of: readonly CompareExample[] }) {
  const view = useView();
  const { t } = view;
  if (of.length === 0) return null;
  return (
    <section class="examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">{t.compare.examples}</h2>
      <dl class="facts">
        {of.map(({ typeLabel, entities }, i) => (
          <div key={i}>
            <dt>
              <T of={typeLabel} />
            </dt>
            <dd>
              <a
                href={compareLink(
                  view,
                  entities.map(({ id }) => id),
                )}
              >
                {entities.map(({ id, label }, j) => (
                  <>
                    {j > 0 && t.record.list}
                    <T key={id} of={label} />
                  </>
                ))}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="aside">{t.compare.examplesNote}</p>
    </section>
  );
}
