/** All rows, only where the compared differ, only what they share: a choice in the address. */
import { ROW_CHOICES } from '../../inquiry/comparison/choice.ts';
import { useView } from '../view.tsx';
import { compareLink } from './compare-address.ts';
import type { ComparePageData } from './compare-page-data.ts';

export function RowChoices({ of: { ids, show, counts } }: { readonly of: ComparePageData }) {
  const view = useView();
  const { t } = view;
  return (
    <nav class="row-choices" aria-label={t.compare.rows}>
      <ul>
        {ROW_CHOICES.map((choice) => (
          <li key={choice}>
            <a href={compareLink(view, ids, choice)} aria-current={choice === show ? 'true' : undefined}>
              {t.compare.show[choice]} <span class="count">{t.compare.rowCount(counts[choice])}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
