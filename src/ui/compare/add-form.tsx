/** Names to compare: typed as they are known, or chosen among others of the type. */
import { T } from '../components/said.tsx';
import { useSuggestionWords } from '../components/suggestion-words.ts';
import { useView } from '../view.tsx';
import { compareLink, compareParams } from './compare-address.ts';
import type { ComparePageData } from './compare-page-data.ts';

const MOST_COMPARED = 6;

export function AddForm({ of: { ids, show, others } }: { readonly of: ComparePageData }) {
  const view = useView();
  const { t } = view;
  if (ids.length >= MOST_COMPARED) return <p class="aside">{t.compare.full}</p>;
  return (
    <div class="add">
      <form action="/compare" method="get">
        {compareParams(ids, show).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <KeptLang />
        <label for="add">{t.compare.add}</label>
        <NameField id="add" name="add" />
        <button type="submit">{t.compare.addButton}</button>
      </form>
      {others.length > 0 && (
        <details class="others" open={ids.length === 1}>
          <summary>{t.compare.others}</summary>
          <ul class="tags">
            {others.map(({ id, label }) => (
              <li key={id}>
                <a href={compareLink(view, [...ids, id], show)}>
                  <T of={label} />
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Two names: the least that can be compared. */
export function StartForm() {
  const { t } = useView();
  return (
    <form class="start" action="/compare" method="get">
      <KeptLang />
      <label for="first">{t.compare.first}</label>
      <NameField id="first" name="ids" />
      <label for="second">{t.compare.second}</label>
      <NameField id="second" name="ids" />
      <button type="submit">{t.compare.compare}</button>
    </form>
  );
}

function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useView();
  return (
    <span class="suggested" data-island="suggest-name" {...useSuggestionWords()}>
      <input
        id={id}
        name={name}
        maxLength={200}
        placeholder={t.compare.nameHint}
        autocomplete="off"
        spellcheck={false}
      />
    </span>
  );
}

function KeptLang() {
  const { keepsLang, lang } = useView();
  return keepsLang ? <input type="hidden" name="lang" value={lang} /> : null;
}
