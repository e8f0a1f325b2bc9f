/** What filters and facets ask of a document, and how they ask it: the same for every index of ours. */
import { FIRST_DAY, LAST_DAY } from '../domain/period.ts';
import type { EntityTypeName } from '../domain/records.ts';
import type { Viewer } from '../domain/scope.ts';
import type { SearchDocument } from './document.ts';
import type { FacetName, SearchAnswer, SearchFilter } from './port.ts';
import { daysOf } from './question.ts';

/** ALL: for every viewer; else for that one alone (a document and what editors see in its place are two). */
export type Audience = 'ALL' | Viewer;

export interface Facts {
  readonly id: string;
  readonly audience: Audience;
  readonly isPassage: boolean;
  readonly type?: EntityTypeName;
  readonly kind?: string;
  readonly domains: readonly string[];
  readonly regions: readonly string[];
  readonly documents: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly weight: number;
  /** What passages of one paragraph share. */
  readonly place?: string;
}

const VALUES_PER_FACET = 100;

/** The document as each audience sees it. */
export function audiencesOf(
  document: SearchDocument,
): readonly { readonly audience: Audience; readonly document: SearchDocument }[] {
  if (document.visibility === 'EDITORS') return [{ audience: 'EDITORS', document }];
  if (!document.forEditors) return [{ audience: 'ALL', document }];
  return [
    { audience: 'PUBLIC', document },
    { audience: 'EDITORS', document: document.forEditors },
  ];
}

export function factsOf(document: SearchDocument, audience: Audience): Facts {
  const { id, isPassage, type, kind, domains, regions, documents, from, to, weight, place } = document;
  return {
    id,
    audience,
    isPassage,
    ...(type === undefined ? {} : { type }),
    ...(kind === undefined ? {} : { kind }),
    domains,
    regions,
    documents,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    weight,
    ...(place === undefined ? {} : { place }),
  };
}

export function isVisible({ audience }: Facts, viewer: Viewer): boolean {
  return audience === 'ALL' || audience === viewer;
}

/** All conditions together. Types and kinds are of entities: with them passages come only where they are asked for alone. */
export function passesFilter(filter: SearchFilter): (facts: Facts) => boolean {
  const days = daysOf(filter);
  const { types, kinds, passages, domains, regions, documents } = filter;
  const ofType = (facts: Facts) =>
    (types?.includes(facts.type ?? '') ?? true) && (kinds?.includes(facts.kind ?? '') ?? true);
  return (facts) =>
    (passages === undefined || passages === facts.isPassage) &&
    ((facts.isPassage && passages === true) || ofType(facts)) &&
    shares(domains, facts.domains) &&
    shares(regions, facts.regions) &&
    shares(documents, facts.documents) &&
    (days === undefined ||
      (facts.from !== undefined && facts.to !== undefined && facts.from <= days.to && days.from <= facts.to));
}

/** Most frequent values first, then by value; a document counts once for each of its values. */
export function countFacets(names: readonly FacetName[], all: Iterable<Facts>): SearchAnswer['facets'] {
  const counts = new Map(names.map((name) => [name, new Map<string, number>()]));
  for (const facts of all) {
    for (const [name, values] of counts) {
      for (const value of valuesOf(facts, name)) values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  return [...counts].map(([name, values]) => facetsOfCounts(name, values));
}

/** The facet of counted values. */
export function facetsOfCounts(name: FacetName, counts: ReadonlyMap<string, number>): SearchAnswer['facets'][number] {
  const values = [...counts].map(([value, count]) => ({ value, count }));
  return {
    name,
    values: values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, VALUES_PER_FACET),
  };
}

export function valuesOf(facts: Facts, name: FacetName): readonly string[] {
  switch (name) {
    case 'type':
      return facts.type === undefined ? [] : [facts.type];
    case 'kind':
      return facts.kind === undefined ? [] : [facts.kind];
    case 'domain':
      return facts.domains;
    case 'region':
      return facts.regions;
    case 'document':
      return facts.documents;
    case 'year':
      return yearsOf(facts);
  }
}

/** The year in which it begins; a deadline's own. */
function yearsOf({ from, to }: Facts): readonly string[] {
  const day = from === FIRST_DAY ? to : from;
  return day === undefined || day === LAST_DAY ? [] : [day.slice(0, 4)];
}

function shares(wanted: readonly string[] | undefined, own: readonly string[]): boolean {
  return wanted === undefined || own.some((id) => wanted.includes(id));
}
