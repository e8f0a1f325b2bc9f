/** What in the graph bears on each sentence of a pasted text, and the text with its citations. Nothing pasted is kept or logged. */
import type { Ontology } from '../domain/ontology.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchDegradation, SearchIndex } from '../search/port.ts';
import type { GraphStore } from '../store/port.ts';
import type { CitationStyle } from './citation-styles.ts';
import { type FollowingStatus, withBehind } from './search.ts';
import type { Accepted } from './support/accepted.ts';
import { type FoundStatement, findIn } from './support/find.ts';
import { checkedBy, citedBy, type Marked, marked } from './support/marked.ts';

export type { Accepted } from './support/accepted.ts';
export type { FoundMention, FoundStatement } from './support/find.ts';
export type { Match as SupportMatch, SupportRelation } from './support/judge.ts';
export type { Marked, MarkedPiece } from './support/marked.ts';
export type { Difference } from './support/numbers.ts';
export { MAX_PASTED } from './support/said.ts';

export interface Support extends Marked {
  readonly statements: readonly FoundStatement[];
  /** Aligned with the statements: the passages that each cites in the marked text. */
  readonly cited: readonly (readonly string[])[];
  readonly degraded: readonly SearchDegradation[];
}

export interface SupportRequest {
  /** 1 to 20,000 characters. */
  readonly text: string;
  /** Matches of a statement, at most. */
  readonly first: number;
  readonly style: CitationStyle;
  /** Of the matches those that are cited. CHECKED: whose words or numbers agree; left out, else the nearest one, too (`citedBy`). */
  readonly accepted?: Accepted | 'CHECKED' | undefined;
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
  { text, first, style, accepted }: SupportRequest,
  scope: Scope,
): Promise<Support> {
  const { store, index, ontology, follower } = parts;
  const now = Date.now();
  const left = (scope.deadlineAt - now) * (1 - CITING_SHARE);
  const { lag } = follower.status();
  const found = await findIn({ store, index, ontology }, text, { ...scope, deadlineAt: now + left });
  const statements = found.statements.map((one) => ({ ...one, matches: one.matches.slice(0, first) }));
  const places = statements.map((one, at) => ({ range: one.range, passages: passagesOf(one, accepted, at) }));
  return {
    statements,
    cited: places.map(({ passages }) => passages.map(({ id }) => id)),
    ...(await marked(text, places, { store, ontology, style, options: {}, scope })),
    degraded: withBehind(found.degraded, lag),
  };
}

function passagesOf(statement: FoundStatement, accepted: SupportRequest['accepted'], at: number) {
  if (accepted === undefined) return citedBy(statement);
  if (accepted === 'CHECKED') return checkedBy(statement);
  const chosen = accepted.get(at);
  return statement.matches.flatMap(({ passage }) => (chosen?.has(passage.id) ? [passage] : []));
}
