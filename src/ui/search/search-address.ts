/** A search ⇄ its address: one order of parameters, so that the same search has the same address. */
import type { FacetName } from '../../inquiry/searching.ts';
import type { Params } from '../view.tsx';
import type { SearchAsked } from './search-page-data.ts';

export function paramsOf(asked: SearchAsked): Params {
  const { query, after } = asked;
  return [...given('q', query), ...keptOf(asked), ...given('after', after)];
}

/** All but the words and the page: what holds for other words, too. */
export function keptOf(asked: SearchAsked): Params {
  return [...given('mode', asked.mode), ...conditionsOf(asked), ...given('view', asked.view)];
}

/** What a file of all hits is of: it has no pages and no view. */
export function exportParamsOf({ after: _, view: __, ...asked }: SearchAsked): Params {
  return paramsOf(asked);
}

function conditionsOf({ types, kinds, domains, regions, documents, from, to, passages }: SearchAsked): Params {
  return [
    ...types.map((value) => ['type', value] as const),
    ...kinds.map((value) => ['kind', value] as const),
    ...domains.map((value) => ['domain', value] as const),
    ...regions.map((value) => ['region', value] as const),
    ...documents.map((value) => ['document', value] as const),
    ...given('from', from),
    ...given('to', to),
    ...given('passages', passages === undefined ? undefined : String(passages)),
  ];
}

/** The first page of the search with a value of a facet put in, or taken out where it is in. */
export function toggled(asked: SearchAsked, name: FacetName, value: string): Params {
  return paramsOf({ ...withoutPage(asked), ...changed(asked, name, value) });
}

/** The first page of the search with another part. */
export function changedTo(asked: SearchAsked, part: Partial<SearchAsked>): Params {
  return paramsOf({ ...withoutPage(asked), ...part });
}

/** The words alone, in the same mode and view. */
export function withoutConditions({ query, mode, view }: SearchAsked): Params {
  return [...given('q', query), ...given('mode', mode), ...given('view', view)];
}

function changed(asked: SearchAsked, name: FacetName, value: string): Partial<SearchAsked> {
  const { types, kinds, domains, regions, documents, from, to } = asked;
  switch (name) {
    case 'type':
      return { types: flipped(types, value), ...withEntities(asked) };
    case 'kind':
      return { kinds: flipped(kinds, value), ...withEntities(asked) };
    case 'domain':
      return { domains: flipped(domains, value) };
    case 'region':
      return { regions: flipped(regions, value) };
    case 'document':
      return { documents: flipped(documents, value) };
    case 'year':
      return from === value && to === value ? { from: undefined, to: undefined } : { from: value, to: value };
  }
}

/** Only entities have types and kinds: passages alone would be shown whatever is chosen. */
function withEntities({ passages }: SearchAsked): Partial<SearchAsked> {
  return passages === true ? { passages: undefined } : {};
}

function flipped(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

function withoutPage({ after: _, ...asked }: SearchAsked): SearchAsked {
  return asked;
}

function given(name: string, value: string | undefined): Params {
  return value ? [[name, value]] : [];
}
