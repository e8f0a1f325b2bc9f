/** Sources that are called nearly so, where none fits what somebody pasted: another year's, another place's, another volume. */
import type { Scope } from '../domain/scope.ts';
import { titleUnits } from '../text/title-agreement.ts';
import type { StoredEntity } from './entities.ts';
import { askedIn, candidatesOf, type FindSourceParts, MAX_QUERY, plainText } from './find-source.ts';
import { type Candidate, differencesOf, type SourceDifference, titlesOf } from './source-scores.ts';

export type { SourceDifference } from './source-scores.ts';

export interface NearSource {
  readonly source: StoredEntity;
  /** Why it is not what was asked for, as far as that can be told. */
  readonly differs: readonly SourceDifference[];
}

const CANDIDATES = 15;
/** Below it titles share no more than the words of their kind (关于…的实施意见). Found on test/lookup/nothing.yaml. */
const LEAST_SHARED = 0.45;

/** The nearest first, at most `first`. Cost: a search and two reads. Errors: those of `findSource`. */
export async function nearSources(
  ref: string,
  first: number,
  parts: FindSourceParts,
  scope: Scope,
): Promise<readonly NearSource[]> {
  const text = plainText(ref);
  const { asked, isAll } = askedIn(text);
  const titles = asked.titles.map(({ title }) => title);
  const candidates = await candidatesOf(await idsNear(titles, parts, scope), parts, scope);
  return candidates
    .map((candidate) => ({ candidate, shared: sharedTitle(titles, candidate) }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .toSorted((one, other) => other.shared - one.shared)
    .slice(0, first)
    .map(({ candidate }) => {
      const differs = differencesOf(candidate, asked);
      // Of a number alone no title was asked for.
      return { source: candidate.source, differs: isAll ? differs.filter((one) => one !== 'TITLE') : differs };
    });
}

async function idsNear(
  [title = '']: readonly string[],
  { index, ontology, searchTimeoutMs = Number.POSITIVE_INFINITY }: FindSourceParts,
  scope: Scope,
): Promise<readonly string[]> {
  const query = title
    .replace(/[^\p{L}\p{N}\p{M}+.%]+/gu, ' ')
    .trim()
    .slice(0, MAX_QUERY)
    .toWellFormed();
  if (!/[\p{L}\p{N}]/u.test(query)) return [];
  const types = ontology.entityTypes.filter(({ isSource }) => isSource).map(({ name }) => name);
  const { hits } = await index.search(
    {
      query,
      mode: 'FULL_TEXT',
      filter: { types, passages: false },
      first: CANDIDATES,
      facets: [],
      isProse: true,
      isBrief: true,
    },
    { ...scope, deadlineAt: Math.min(scope.deadlineAt, Date.now() + searchTimeoutMs) },
  );
  return hits.map(({ id }) => id);
}

/** 0 to 1: of the pairs of neighbours in both titles those that both have (Dice), of the nearest title. */
function sharedTitle(asked: readonly string[], candidate: Candidate): number {
  const numbers = candidate.record.documentNumber === undefined ? [] : [titleUnits(candidate.record.documentNumber)];
  const known = [...titlesOf(candidate), ...numbers].map(({ units }) => pairsOf(units));
  const shares = asked.flatMap((title) => {
    const pairs = pairsOf(titleUnits(title).units);
    return known.map((one) => (2 * one.intersection(pairs).size) / (one.size + pairs.size || 1));
  });
  return Math.max(0, ...shares);
}

function pairsOf(units: readonly string[]): ReadonlySet<string> {
  return new Set(units.slice(1).map((unit, i) => `${units[i]} ${unit}`));
}
