/** What a search index holds of an entity or a passage: plain data, made from records by ingest/project.ts. */
import { hash } from 'node:crypto';
import type { EntityTypeName, NameKind, Visibility } from '../domain/records.ts';

/** Part of an index's version: raise it when what a document holds changes its meaning, so that indexes are rebuilt. */
export const DOCUMENT_VERSION = 2;

export interface SearchDocument {
  /** Of the entity or the passage. */
  readonly id: string;
  readonly isPassage: boolean;
  /** Undefined for passages. */
  readonly type?: EntityTypeName;
  readonly kind?: string;
  readonly label?: string;
  readonly labelEn?: string;
  readonly names: readonly { readonly text: string; readonly kind: NameKind }[];
  readonly summary?: string;
  readonly summaryEn?: string;
  /** A passage's text; its headings count as its context. */
  readonly text?: string;
  readonly textEn?: string;
  readonly section: readonly string[];
  /** Of a passage: its source and printed paragraph. Passages of one place are parts of one paragraph. */
  readonly place?: string;
  /** Further searched fields of the type (a document number), by name. */
  readonly fields: Readonly<Record<string, string>>;
  /** All that it belongs to, roots included: domains, regions with those around them, sources that state or mention it. */
  readonly domains: readonly string[];
  readonly regions: readonly string[];
  readonly documents: readonly string[];
  /** First and last day of its period (a passage's: its source's date), ISO; undefined where there is none. */
  readonly from?: string;
  readonly to?: string;
  /** EDITORS: nobody else sees it at all. */
  readonly visibility: Visibility;
  /** What editors see in its place, where hidden sources make a difference; of a PUBLIC document only. */
  readonly forEditors?: SearchDocument;
  /** How much it is connected, for ties and suggestions: the number of its relations. */
  readonly weight: number;
}

/** 128 bits: two documents of one hash are not to be expected. */
const HASH_LETTERS = 32;

/** Hexadecimal; of all that a document holds, whatever the order of its fields. What an index was made from is compared by it. */
export function documentHash(document: SearchDocument): string {
  return hash('sha256', canonical(document)).slice(0, HASH_LETTERS);
}

/** JSON with the fields of each object in one order. */
function canonical(document: SearchDocument): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
