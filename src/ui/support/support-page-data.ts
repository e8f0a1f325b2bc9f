/** What the page of a pasted text shows, and its JSON (docs/pages.md). The text itself is in neither. */
import type { ErrorCode } from '../../domain/errors.ts';
import type { SearchAnswer } from '../../inquiry/searching.ts';
import type { Difference, MarkedPiece, SupportRelation } from '../../inquiry/support.ts';
import type { ReferenceData } from '../cite/reference-data.ts';
import type { LabelledCode } from '../components/labelled-code.ts';
import type { PlaceData } from '../components/place.tsx';
import type { Bilingual } from '../lang.ts';
import type { EntityLink, StatementData } from '../record/statement-data.ts';

export interface SupportPageData {
  /** Characters that are taken at once. */
  readonly limit: number;
  /** As in addresses: gbt2025. */
  readonly style: string;
  readonly found?: FoundData;
  readonly marked?: MarkedData;
}

/** What was pasted, for the field, and what is wrong with it. */
export interface Pasted {
  readonly text: string;
  readonly problem?: SupportProblem;
}

export type SupportProblem = 'EMPTY' | 'TOO_LONG' | ErrorCode;

export interface FoundData {
  /** Of the text: what was chosen for another one does not count. */
  readonly key: string;
  readonly sentences: readonly SentenceData[];
  /** All that are named, each once, in the order of the text. */
  readonly entities: readonly EntityLink[];
  readonly degraded: SearchAnswer['degraded'];
}

/** FOUND: something bears on it; LATE: it was not looked at in time. */
export type Verdict = 'FOUND' | 'NOTHING' | 'NOT_CHECKABLE' | 'LATE';

export interface SentenceData {
  /** In UTF-16 code units of what was pasted, line ends as \n. */
  readonly range: { readonly start: number; readonly end: number };
  /** The whole sentence, in parts of which some name something. */
  readonly parts: readonly SentencePart[];
  readonly verdict: Verdict;
  /** It denies something: nothing agrees with it. */
  readonly negated: boolean;
  readonly findings: readonly FindingData[];
}

export interface SentencePart {
  readonly text: string;
  /** Several where several have the name. */
  readonly entities: readonly EntityLink[];
}

export interface FindingData {
  readonly relation: SupportRelation;
  readonly differs: readonly Difference[];
  readonly rounded: boolean;
  readonly score: number;
  readonly place: PlaceData;
  /** Whose words the passage's text is. */
  readonly textKind: LabelledCode;
  /** The passage's text, where no words of the source are held. */
  readonly text?: Bilingual;
  /** What of the graph it was held against. */
  readonly statement?: StatementData;
  readonly sharedEntities: readonly EntityLink[];
  /** Whether the marked text cites it. */
  readonly accepted: boolean;
}

export interface MarkedData {
  readonly text: string;
  readonly pieces: readonly MarkedPiece[];
  readonly references: readonly ReferenceData[];
  /** The list as text, one entry a line, or the whole file. */
  readonly list: string;
  /** Those that it cites. */
  readonly passages: readonly string[];
  /** The style is a file's. */
  readonly isFile: boolean;
}
