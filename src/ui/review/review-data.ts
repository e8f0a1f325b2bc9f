/** What the pages of the review are told. */
import type { Bilingual } from '../lang.ts';

export type ReviewState = 'OPEN' | 'ACCEPTED' | 'CHANGED' | 'REJECTED';
export type StateCounts = Readonly<Record<ReviewState, number>>;

export interface RuleCounts {
  readonly rule: string;
  readonly isModel: boolean;
  readonly counts: StateCounts;
}

export interface ReviewHomeData {
  readonly documents: readonly { readonly id: string; readonly label: Bilingual; readonly counts: StateCounts }[];
  readonly rules: readonly RuleCounts[];
}

export interface ProposalData {
  readonly key: string;
  readonly rule: string;
  readonly isModel: boolean;
  readonly percent: number;
  readonly state: ReviewState;
  readonly quote: string;
  readonly sentence: Bilingual;
  readonly facts: readonly { readonly label: Bilingual; readonly value: Bilingual }[];
  readonly decision?: { readonly actor: string; readonly at: string };
  /** What can be said instead. */
  readonly fields: readonly { readonly name: string; readonly kind: string; readonly text: string }[];
}

export interface ReviewPassage {
  readonly id: string;
  readonly label: Bilingual;
  readonly text: string;
  readonly marks: readonly { readonly key: string; readonly start: number; readonly end: number }[];
  readonly proposals: readonly ProposalData[];
}

/** What was just decided, and what was refused. */
export interface ReviewNotice {
  readonly state?: ReviewState;
  readonly count: number;
  /** To be taken back at once. */
  readonly decision?: string;
  readonly refused: readonly { readonly key: string; readonly message: string }[];
  readonly isOtherSession: boolean;
}

export interface ReviewDocumentData {
  readonly document: { readonly id: string; readonly label: Bilingual };
  readonly rules: readonly RuleCounts[];
  readonly counts: StateCounts;
  readonly state: ReviewState;
  /** Behind which this list begins. */
  readonly after?: string;
  readonly passages: readonly ReviewPassage[];
  /** The proposal that is next. */
  readonly current?: string;
  /** Behind which the list goes on. */
  readonly next?: string;
  readonly notice?: ReviewNotice;
}

export const REVIEW_STATES: readonly ReviewState[] = ['OPEN', 'ACCEPTED', 'CHANGED', 'REJECTED'];
