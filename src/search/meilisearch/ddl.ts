/** The settings of the engine's two indexes, made from the ontology's: the rows of documents, and words with their spellings. */
import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { SearchSettings } from '../settings.ts';

/** Raise it when rows change their form (rows.ts): indexes of another one are made anew. */
const ROWS_VERSION = 1;

/** Of the vectors, which are ours. */
export const EMBEDDER = 'gongfu';
/** Facets show a hundred values; which are the most frequent is decided over more. */
const MOST_FACET_VALUES = 1_000;
/** Counts are exact up to it. */
const MOST_HITS = 100_000_000;

const EQUALITY = { equality: true, comparison: false };
const COMPARISON = { equality: true, comparison: true };

/** What rows are found and counted by, none of it by a search for facet values. */
const FILTERED = [
  ...['audience', 'isFirst', 'isPassage', 'key', 'terms', 'nameKeys', 'meaningHash', 'isWanting'],
  ...['type', 'kind', 'domains', 'regions', 'documents', 'years', 'lengthClass'],
];

/**
 * Words are matched as they are: what a slip or a synonym is, is known before the engine is asked. Among rows that have as much of a
 * query, those come first in which the words stand together, in the fields of higher weight, in less text.
 */
export function documentSettings({ columns }: SearchSettings, dimension: number | undefined): Settings {
  const byWeight = columns.toSorted((a, b) => b.weight - a.weight).map(({ name }) => name);
  return {
    searchableAttributes: [...byWeight, 'grams'],
    filterableAttributes: [
      { attributePatterns: FILTERED, features: { facetSearch: false, filter: EQUALITY } },
      { attributePatterns: ['fromDay', 'toDay', 'id'], features: { facetSearch: false, filter: COMPARISON } },
    ],
    sortableAttributes: ['id', 'weight', 'typeRank', 'length'],
    rankingRules: ['sort', 'words', 'proximity', 'attribute', 'exactness', 'length:asc'],
    typoTolerance: { enabled: false },
    prefixSearch: 'disabled',
    facetSearch: false,
    proximityPrecision: 'byAttribute',
    faceting: { maxValuesPerFacet: MOST_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MOST_HITS },
    ...(dimension === undefined
      ? {}
      : { embedders: { [EMBEDDER]: { source: 'userProvided', dimensions: dimension } } }),
  };
}

export function wordSettings(): Settings {
  return {
    searchableAttributes: ['word'],
    filterableAttributes: [
      { attributePatterns: ['keys', 'isName'], features: { facetSearch: false, filter: EQUALITY } },
    ],
    typoTolerance: { enabled: false },
    prefixSearch: 'disabled',
    facetSearch: false,
    proximityPrecision: 'byAttribute',
    pagination: { maxTotalHits: MOST_HITS },
  };
}

/** Names all that decides what an index holds: one of another version is made anew. `model` is that of its vectors. */
export function versionOf(settings: SearchSettings, model: string | undefined): string {
  const form = JSON.stringify([settings.version, ROWS_VERSION, documentSettings(settings, undefined), wordSettings()]);
  const hash = createHash('sha256').update(form).digest('hex').slice(0, 16);
  return model === undefined ? hash : `${hash}+${model}`;
}
