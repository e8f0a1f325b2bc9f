/** What is compared, each with a way out of the comparison. */
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { useView } from '../view.tsx';
import { compareLink } from './compare-address.ts';
import type { ComparePageData } from './compare-page-data.ts';

export function Compared({ of: { ids, entities, show } }: { readonly of: ComparePageData }) {
  const view = useView();
  const { t, lang } = view;
  return (
    <ul class="compared">
      {entities.map(({ id, label }) => (
        <li key={id}>
          <a href={`#column-${id}`}>
            <T of={label} />
          </a>
          <a
            class="remove"
            href={compareLink(
              view,
              ids.filter((one) => one !== id),
              show,
            )}
            aria-label={t.compare.remove(say(label, lang).text)}
          >
            {t.compare.removeShort}
          </a>
        </li>
      ))}
    </ul>
  );
}
