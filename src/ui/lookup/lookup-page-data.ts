/** What the page of a reference that is looked up shows, and its JSON (docs/pages.md). */
import type { SourceMatch } from '../../inquiry/find-source.ts';
import type { SourceDifference } from '../../inquiry/near-sources.ts';
import type { ReferenceData } from '../cite/reference-data.ts';
import type { EntityLink } from '../record/statement-data.ts';

export interface LookupPageData {
  /** Characters that are taken. */
  readonly limit: number;
  /** As in addresses: gbt2025. */
  readonly style: string;
  /** What was pasted. */
  readonly ref?: string;
  /** The best first; undefined where nothing was asked. */
  readonly matches?: readonly MatchData[];
  /** Where nothing fits: sources that are called nearly so, and what else has the name. */
  readonly near: readonly NearData[];
  readonly named: readonly EntityLink[];
}

/** A source with its reference. */
export interface SourceFound {
  readonly source: EntityLink;
  readonly reference?: ReferenceData;
}

export interface MatchData extends SourceFound {
  /** 0 to 1. */
  readonly score: number;
  readonly matchedBy: SourceMatch['matchedBy'];
}

export interface NearData extends SourceFound {
  /** Why it is not what was asked for. */
  readonly differs: readonly SourceDifference[];
}

export type LookupProblem = 'NO_REFERENCE' | 'TOO_LONG' | 'FAILED';
