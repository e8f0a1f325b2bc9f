/** What a query or prefix may be, the same for every index: checked before anything is cut into words. */
import { badInput } from '../domain/errors.ts';
import { daysBetween } from '../domain/period.ts';
import type { SearchFilter, SearchRequest, SuggestRequest } from './port.ts';

export const MAX_QUERY_LENGTH = 300;
const MAX_FIRST = 1_000;
const MAX_FILTER_VALUES = 1_000;

/** Throws BAD_USER_INPUT that says what would be right. An empty query is none of that: its answer is empty. */
export function checkSearch(request: SearchRequest): void {
  checkText(request.query, 'The query');
  checkFirst(request.first);
  for (const [name, value] of Object.entries(request.filter)) {
    if (Array.isArray(value) && value.length > MAX_FILTER_VALUES) {
      throw badInput(`filter.${name} has ${value.length} values; give at most ${MAX_FILTER_VALUES}.`);
    }
  }
}

/** Throws BAD_USER_INPUT that says what would be right. An empty prefix is none of that: nothing is suggested for it. */
export function checkSuggest(request: SuggestRequest): void {
  checkText(request.prefix, 'The prefix');
  checkFirst(request.first);
}

/** The days that a document's own must overlap with; undefined where the filter asks for none. */
export function daysOf(filter: SearchFilter): { readonly from: string; readonly to: string } | undefined {
  return filter.from === undefined && filter.to === undefined ? undefined : daysBetween(filter.from, filter.to);
}

function checkText(text: string, what: string): void {
  if (text.length <= MAX_QUERY_LENGTH) return;
  throw badInput(
    `${what} has ${text.length} characters; give at most ${MAX_QUERY_LENGTH}. A whole paragraph can be searched for by its rarest words.`,
  );
}

function checkFirst(first: number): void {
  if (Number.isInteger(first) && first >= 1 && first <= MAX_FIRST) return;
  throw badInput(`\`first\` is ${first}; it must be a whole number from 1 to ${MAX_FIRST}.`);
}
