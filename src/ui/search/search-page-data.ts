/** What the search page shows, as plain data: also its JSON. */
import type { FacetName, SearchAnswer, SearchHit } from '../../inquiry/searching.ts';
import type { PlaceData } from '../components/place.tsx';
import type { Bilingual } from '../lang.ts';

/** By words and meaning, by words alone, by meaning alone. */
export type PageMode = 'hybrid' | 'words' | 'meaning';

/** What was asked, as read from the address. Lists are alternatives and may be empty; all conditions hold together. */
export interface SearchAsked {
  readonly query: string;
  /** Where it is not the usual one. */
  readonly mode?: PageMode;
  readonly types: readonly string[];
  readonly kinds: readonly string[];
  readonly domains: readonly string[];
  readonly regions: readonly string[];
  readonly documents: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** true: passages only; false: entities only. */
  readonly passages?: boolean;
  /** Entities and passages each in a list of their own; left out, both are in one list. */
  readonly view?: 'apart';
  readonly after?: string;
}

/** Whether what was asked can be shown in two lists: where one sort alone is asked for, or listed without words, there is one. */
export function hasBothSorts({ query, types, kinds, passages }: SearchAsked): boolean {
  return query !== '' && passages === undefined && types.length + kinds.length === 0;
}

export type HighlightData = SearchHit['highlights'][number];

interface HitBase {
  readonly id: string;
  readonly label: Bilingual;
  /** The id of the source that is cited for it: of a source itself, of a passage the one that it is in. */
  readonly source?: string;
  readonly highlights: readonly HighlightData[];
  readonly matchedBy: SearchHit['matchedBy'];
  /** As what the query was read to find it, where that was not as typed. */
  readonly readAs?: string;
}

export interface EntityHit extends HitBase {
  readonly record: 'entity';
  readonly type: string;
  readonly typeLabel: Bilingual;
  readonly kindLabel?: Bilingual;
  readonly period?: string;
  readonly summary?: Bilingual;
  /** The passage that has most to say about it. */
  readonly place?: PlaceData;
  /** What it is not to be confused with; empty where nothing is stated. */
  readonly differentFrom: readonly ConfusedData[];
}

export interface PassageHit extends HitBase {
  readonly record: 'passage';
  /** Headings from the source's own down to the passage's. */
  readonly section: readonly string[];
  readonly place: PlaceData;
  /** Whose words the text is: as in the API, and in words. */
  readonly textKind: string;
  readonly textKindLabel: Bilingual;
  /** Where nothing of it is marked: it was found by its headings, or by what it means. */
  readonly text?: Bilingual;
}

export type HitData = EntityHit | PassageHit;

export interface FacetValueData {
  readonly value: string;
  readonly label: Bilingual;
  /** How many there would be with this value in place of the facet's others; undefined where it was not counted. */
  readonly count?: number;
  readonly chosen: boolean;
}

export interface FacetData {
  readonly name: FacetName;
  readonly values: readonly FacetValueData[];
  /** Where not all that fits was counted: among how many. */
  readonly among?: number;
}

export interface NearData {
  readonly id: string;
  readonly label: Bilingual;
  readonly typeLabel: Bilingual;
}

export type ConfusedData = NearData;

/** The modes there are to choose from, the usual one first. */
export type PageModes = readonly [PageMode, ...PageMode[]];

/** So many hits are in a file at most, the first ones. */
export const MOST_EXPORTED = 500;

/** One of two lists: how many there are in all, of which its first are among the hits. */
export interface PartCount {
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
}

export interface ApartData {
  readonly entities: PartCount;
  readonly passages: PartCount;
}

export interface SearchPageData {
  readonly asked: SearchAsked;
  readonly mode: PageMode;
  readonly modes: PageModes;
  /** In the order of the answer; where entities and passages are apart, the first entities and then the first passages. */
  readonly hits: readonly HitData[];
  /** Where the lists are apart. */
  readonly apart?: ApartData;
  /** Not exact where meaning has a part in it, which nothing is without: so many are the most relevant. Nor is what was cut. */
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  /** How many of those are passages, undefined where it is not known for this question. */
  readonly passageCount?: number;
  readonly facets: readonly FacetData[];
  /** What was looked for beside what was typed, where that found something. */
  readonly readAs: SearchAnswer['understood']['readAs'];
  /** Words of the query that nothing in the graph has. */
  readonly unknown: readonly string[];
  /** The query has stop words alone: there is nothing to look for. */
  readonly saysNothing: boolean;
  /** What is missing from the answer, as in the API; empty when nothing is. */
  readonly degraded: SearchAnswer['degraded'];
  /** For `after`: the next page; undefined on the last one. */
  readonly next?: string;
  /** Where nothing was found: names that are near, and how many there are without the conditions. */
  readonly near: readonly NearData[];
  readonly withoutFilter?: number;
}
