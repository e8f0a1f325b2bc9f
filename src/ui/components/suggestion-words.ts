/** What the list of suggestions says (islands/suggest.ts): attributes of the element that gets it. */
import { useView } from '../view.tsx';

export function useSuggestionWords() {
  const { search } = useView().t;
  return {
    'data-suggestions': search.suggestions,
    'data-none': search.suggestedNone,
    'data-one': search.suggestedOne,
    'data-some': search.suggested('#'),
  };
}
