/** The search field. */
import { hrefOf, type Params, useView } from '../view.tsx';

export interface SearchFormProps {
  readonly id: string;
  readonly query?: string;
  /** What is kept beside the query: the facets that are chosen. */
  readonly kept?: Params;
  readonly class?: string;
}

export function SearchForm({ id, query = '', kept = [], class: name = 'search' }: SearchFormProps) {
  const view = useView();
  const { t, lang, keepsLang } = view;
  const hidden: Params = keepsLang ? [...kept, ['lang', lang]] : kept;
  return (
    <search class={name}>
      <form action={hrefOf({ lang, keepsLang: false }, '/search')} method="get">
        <label for={id}>{t.frame.searchLabel}</label>
        <input
          id={id}
          name="q"
          type="search"
          maxLength={300}
          value={query}
          placeholder={t.frame.searchHint}
          autocomplete="off"
          enterkeyhint="search"
        />
        {hidden.map(([key, value]) => (
          <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
        ))}
        <button type="submit">{t.frame.searchButton}</button>
      </form>
    </search>
  );
}
