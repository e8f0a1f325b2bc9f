/** What in the graph bears on each sentence of a pasted text, and the text with its citations. Nothing pasted is kept or logged. */
import type { Ontology } from '../domain/ontology.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchDegradation, SearchIndex } from '../search/port.ts';
import type { GraphStore } from '../store/port.ts';
import type { CitationStyle } from './citation-styles.ts';
import type { Bibliography } from './cite.ts';
import type { FollowingStatus } from './search.ts';
import { type FoundStatement, findIn } from './support/find.ts';
import { marked } from './support/marked.ts';

export type { FoundMention, FoundStatement } from './support/find.ts';
export type { Match as SupportMatch, SupportRelation } from './support/judge.ts';

export interface Support {
  readonly statements: readonly FoundStatement[];
  readonly markedText: string;
  readonly bibliography: Bibliography;
  readonly degraded: readonly SearchDegradation[];
}

export interface SupportRequest {
  /** 1 to 20,000 characters. */
  readonly text: string;
  /** Matches of a statement, at most. */
  readonly first: number;
  readonly style: CitationStyle;
}

export interface SupportParts {
  readonly store: GraphStore;
  readonly index: SearchIndex;
  readonly ontology: Ontology;
  readonly follower: FollowingStatus;
}

/** Of the request's time, what is left for the reference list. */
const CITING_SHARE = 0.2;

/**
 * Errors: BAD_USER_INPUT for a text that is empty, has no word in it or is too long; of the ports, but TIMEOUT while sentences are
 * looked at. Cost: `findIn`, and `marked`.
 */
export async function findSupport(
  parts: SupportParts,
  { text, first, style }: SupportRequest,
  scope: Scope,
): Promise<Support> {
  const { store, index, ontology, follower } = parts;
  const now = Date.now();
  const left = (scope.deadlineAt - now) * (1 - CITING_SHARE);
  const isBehind = follower.status().lag > 0;
  const found = await findIn({ store, index, ontology }, text, { ...scope, deadlineAt: now + left });
  const statements = found.statements.map((one) => ({ ...one, matches: one.matches.slice(0, first) }));
  const cited = await marked(text, statements, { store, ontology, style, options: {}, scope });
  return {
    statements,
    ...cited,
    degraded: isBehind ? [...new Set<SearchDegradation>([...found.degraded, 'INDEX_BEHIND'])] : found.degraded,
  };
}
