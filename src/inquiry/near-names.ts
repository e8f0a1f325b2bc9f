/** Names to offer where a search finds nothing. */
import type { Scope } from '../domain/scope.ts';
import type { SearchAnswer, Suggest, SuggestionHit } from './searching.ts';

const LISTED = 6;
const MAX_WORDS = 4;

/** That begin as the query does, as one of its words, as its first half, or as its first two characters: the first of these that do. */
export async function nearNames(
  query: string,
  { words }: Pick<SearchAnswer['understood'], 'words'>,
  suggest: Suggest,
  scope: Scope,
): Promise<readonly SuggestionHit[]> {
  const characters = Array.from(query.trim());
  const start = (length: number) => characters.slice(0, length).join('');
  const prefixes = [query, ...words.slice(0, MAX_WORDS), start(Math.ceil(characters.length / 2)), start(2)];
  for (const prefix of new Set(prefixes)) {
    const found = await suggest({ prefix, first: LISTED }, scope);
    if (found.length > 0) return found;
  }
  return [];
}
