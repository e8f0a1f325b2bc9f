/** Search in the engine's indexes: what matches, in its order, page by page. */
import { GongfuError } from '../../domain/errors.ts';
import type { Viewer } from '../../domain/scope.ts';
import { facetsOfCounts } from '../facts.ts';
import type { Meaning } from '../meaning.ts';
import type { FacetName, SearchAnswer, SearchDegradation, SearchRequest } from '../port.ts';
import { placeAfter, type Ranked, type Rankings, rankingKey } from '../rankings.ts';
import type { SearchSettings } from '../settings.ts';
import { type Prepared, understanding } from '../understanding.ts';
import type { EngineAnswer, EngineQuery } from './engine.ts';
import { allOf, conditionsOf, type FilterText, is, isOneOf, textOfFacet, visibleTo } from './filters.ts';
import { hitsOf, type PageHit } from './hits.ts';
import { createLexical, type Lexical, type LexicalParts, type OtherReading } from './lexical.ts';
import { type EngineRanking, type MadeRanking, rank } from './ranking.ts';
import { CANDIDATE_FIELDS, type Candidate, candidateOf } from './rows.ts';

export interface Finding extends LexicalParts {
  readonly settings: SearchSettings;
  readonly rankings: Rankings<EngineRanking>;
  /** What a search by meaning has of the query; undefined in full text. */
  readonly meaning: Meaning | undefined;
  readonly leastCosine: number;
  /** Whether the index's vectors are those of the model that is asked. */
  readonly hasVectors: boolean;
}

/** Errors: TIMEOUT where the deadline passes before there is a ranking; one without highlights is an answer, with TIME_LIMIT. */
export async function find(finding: Finding, request: SearchRequest, viewer: Viewer): Promise<SearchAnswer> {
  const vector = request.mode === 'FULL_TEXT' || !finding.hasVectors ? undefined : finding.meaning?.vector;
  const lexical = await createLexical(request, viewer, finding);
  const conditions = conditionsOf(request.filter);
  const seen = [visibleTo(viewer), ...conditions];
  const counted = await countMatches(finding, lexical, conditions, request);
  const { ranking, candidates } = await rankingFor(finding, request, viewer, () =>
    rank({ ...finding, lexical, conditions, vector, mode: request.mode }, counted.total),
  );
  const counting = vector ? countRanked(ranking, seen, request, finding) : counted;
  const [page, counts] = await unlessLate(
    () => Promise.all([pageOf(ranking, request, seen, finding), counting]),
    [latePage(ranking, request, candidates), counted],
  );
  const isLate = lexical.conditions.isCut || page.isLate;
  return {
    hits: hitsOf(page.hits, { ...finding, lexical, request, vector }),
    hasNextPage: page.hasNextPage,
    totalCount: counts.total,
    totalCountIsExact: !vector && !isLate,
    facets: counts.facets,
    degraded: [...lacking(finding, counted.isBehind), ...(isLate ? (['TIME_LIMIT'] as const) : [])],
    understood: understanding(lexical.understood, counted.used),
  };
}

async function unlessLate<T>(work: () => Promise<T>, else_: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GongfuError && error.code === 'TIMEOUT') return else_;
    throw error;
  }
}

interface Counted {
  readonly total: number;
  readonly facets: SearchAnswer['facets'];
}

interface CountedMatches extends Counted {
  /** The readings by which some row matches, the query as typed first. */
  readonly used: readonly Prepared[];
  /** Whether some texts are still without their vector. */
  readonly isBehind: boolean;
}

/** All that match, whatever is scored of it. */
async function countMatches(
  { engine, settings, deadlineAt }: Finding,
  lexical: Lexical,
  conditions: readonly FilterText[],
  { facets }: SearchRequest,
): Promise<CountedMatches> {
  const { others } = lexical;
  const [matching, behind, asTyped, ...answers] = await engine.ask(
    [
      countOf(allOf([lexical.matching, ...conditions]), facets),
      countOf(is('isWanting', 'true'), []),
      countOf(lexical.matchingAsTyped, []),
      ...others.map((other) => ({ ...countOf(other.matching, []), limit: LOOKED_AT, fields: ['key', 'id', 'terms'] })),
      ...others.map(({ saying }) => countOf(saying, [])),
    ],
    deadlineAt,
  );
  const isUsed = ({ prepared }: OtherReading, i: number) => {
    const { rows = [], total = 0 } = answers[i] ?? {};
    if (rows.some((row) => lexical.readingsFor(candidateOf(row, settings)).includes(prepared))) return true;
    return total > LOOKED_AT && (answers[others.length + i]?.total ?? 0) > 0;
  };
  const { typed } = lexical.understood;
  return {
    total: matching?.total ?? 0,
    facets: facetsOf(matching, facets),
    used: [...((asTyped?.total ?? 0) > 0 ? [typed] : []), ...others.filter(isUsed).map(({ prepared }) => prepared)],
    isBehind: (behind?.total ?? 0) > 0,
  };
}

/** Of the rows that match by a reading it is looked at so many for one of which it says more than the query as typed. */
const LOOKED_AT = 50;

/** Where the ranking goes by meaning its candidates are counted: all documents are somehow near. */
async function countRanked(
  { ranked }: EngineRanking,
  seen: readonly FilterText[],
  { facets }: SearchRequest,
  { engine, deadlineAt }: Finding,
): Promise<Counted> {
  const answer = await engine.askOne(countOf(allOf([...seen, idsIn(ranked)]), facets), deadlineAt);
  return { total: answer.total, facets: facetsOf(answer, facets) };
}

const FACETS: Readonly<Record<FacetName, string>> = {
  type: 'type',
  kind: 'kind',
  domain: 'domains',
  region: 'regions',
  document: 'documents',
  year: 'years',
};

function countOf(filter: FilterText, facets: readonly FacetName[]): EngineQuery {
  return { index: 'DOCUMENTS', filter, limit: 0, facets: facets.map((name) => FACETS[name]) };
}

function facetsOf(answer: EngineAnswer | undefined, names: readonly FacetName[]): SearchAnswer['facets'] {
  return names.map((name) => {
    const counts = Object.entries(answer?.facets[FACETS[name]] ?? {});
    return facetsOfCounts(name, new Map(counts.map(([value, count]) => [textOfFacet(value), count])));
  });
}

/** Some hits of a kept ranking may be gone. */
const REACH = 2;

/** That of the page before, where it is known still, and all of it where the page gets beyond what was scored. */
async function rankingFor(
  { rankings }: Finding,
  request: SearchRequest,
  viewer: Viewer,
  make: () => Promise<MadeRanking>,
): Promise<{ readonly ranking: EngineRanking; readonly candidates: readonly Candidate[] }> {
  const { after, first } = request;
  const key = rankingKey(request, viewer);
  const kept = after && rankings.find(key, after);
  const { candidates, ...made } = kept ? { ...kept, candidates: [] } : await make();
  const ranking = kept ?? made;
  if (!kept) rankings.keep(key, ranking);
  const place = after ? placeAfter(ranking.ranked, after) : 0;
  if (!ranking.rest || place + REACH * first < ranking.ranked.length) return { ranking, candidates };
  const whole = { ranked: [...ranking.ranked, ...(await ranking.rest())] };
  rankings.keepWhole(key, ranking, whole);
  return { ranking: whole, candidates };
}

interface Page {
  readonly hits: readonly PageHit[];
  readonly hasNextPage: boolean;
  /** Whether the time was up before its texts came. */
  readonly isLate: boolean;
}

/** A kept ranking may name what was removed, hidden or moved since: each page is read anew. */
async function pageOf(
  { ranked }: EngineRanking,
  { first, after }: SearchRequest,
  seen: readonly FilterText[],
  { engine, settings, deadlineAt }: Finding,
): Promise<Page> {
  const hits: PageHit[] = [];
  const wanted = first + 1;
  for (let at = after ? placeAfter(ranked, after) : 0; at < ranked.length && hits.length < wanted; ) {
    const some = ranked.slice(at, at + wanted);
    at += some.length;
    const filter = allOf([...seen, idsIn(some)]);
    const { rows } = await engine.askOne(
      { index: 'DOCUMENTS', filter, limit: some.length, fields: [...CANDIDATE_FIELDS, 'shown'] },
      deadlineAt,
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const one of some) {
      const row = byId.get(one.id);
      if (row) hits.push({ ...one, candidate: candidateOf(row, settings), row });
    }
  }
  return { hits: hits.slice(0, first), hasNextPage: hits.length > first, isLate: false };
}

/** Of what the ranking was made from. */
function latePage({ ranked }: EngineRanking, { first, after }: SearchRequest, candidates: readonly Candidate[]): Page {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const rest = ranked.slice(after ? placeAfter(ranked, after) : 0);
  const hits = rest.slice(0, first).flatMap((one) => {
    const candidate = byId.get(one.id);
    return candidate ? [{ ...one, candidate, row: undefined }] : [];
  });
  return { hits, hasNextPage: rest.length > first, isLate: true };
}

function idsIn(ranked: readonly Ranked[]): FilterText {
  return isOneOf(
    'id',
    ranked.map(({ id }) => id),
  );
}

/** What a search by meaning lacks. */
function lacking({ meaning, hasVectors }: Finding, isBehind: boolean): readonly SearchDegradation[] {
  if (!meaning) return [];
  if (meaning.isMissing) return ['SEMANTIC_UNAVAILABLE'];
  return meaning.vector && (isBehind || !hasVectors) ? ['SEMANTIC_BEHIND'] : [];
}
