/**
 * The search field. In the browser it suggests what may be meant (islands/suggest.ts), and since every page has one, the keys of the
 * page begin here (islands/keys.ts).
 */
import { hrefOf, type Params, useView } from '../view.tsx';
import { useSuggestionWords } from './suggestion-words.ts';

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
    <search class={name} data-island="keys">
      <form
        action={hrefOf({ lang, keepsLang: false }, '/search')}
        method="get"
        data-island="suggest"
        {...useSuggestionWords()}
      >
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
