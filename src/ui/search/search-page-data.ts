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
  readonly after?: string;
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

export interface SearchPageData {
  readonly asked: SearchAsked;
  readonly mode: PageMode;
  readonly modes: PageModes;
  readonly hits: readonly HitData[];
  /** Not exact where meaning has a part in it, which nothing is without: so many are the most relevant. Nor is what was cut. */
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  /** How many of those are passages, undefined where it is not known for this question. */
  readonly passageCount?: number;
  readonly facets: readonly FacetData[];
  /** What was looked for beside what was typed, where that found something. */
  readonly readAs: SearchAnswer['understood']['readAs'];
  /** What is missing from the answer, as in the API; empty when nothing is. */
  readonly degraded: SearchAnswer['degraded'];
  /** For `after`: the next page; undefined on the last one. */
  readonly next?: string;
  /** Where nothing was found: names that are near, and how many there are without the conditions. */
  readonly near: readonly NearData[];
  readonly withoutFilter?: number;
}
