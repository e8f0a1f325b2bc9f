/** Search in an index file: what matches, in its order, page by page. */
import type { Viewer } from '../../domain/scope.ts';
import type { Segmenter } from '../../text/segment.ts';
import type { Meaning } from '../meaning.ts';
import type { SearchAnswer, SearchDegradation, SearchRequest } from '../port.ts';
import { byRank, placeAfter, type Ranked, type Ranking, type Rankings, rankingKey, wholeRanking } from '../rankings.ts';
import type { SearchSettings } from '../settings.ts';
import { type Asked, understanding } from '../understanding.ts';
import { chooseCandidates } from './candidates.ts';
import type { IndexFile } from './file.ts';
import { createHits } from './hits.ts';
import { rankByBoth } from './hybrid.ts';
import { createLexical, type Lexical } from './lexical.ts';
import { rankByMeaning, semanticDegradation } from './semantic.ts';

export interface Finding {
  readonly file: IndexFile;
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
  readonly rankings: Rankings;
  readonly lexicals: Lexicals;
  /** What a search by meaning has of the query; undefined in full text. */
  readonly meaning: Meaning | undefined;
}

export function find(finding: Finding, request: SearchRequest, viewer: Viewer): SearchAnswer {
  const { file, meaning } = finding;
  const lexical = finding.lexicals.of(request, viewer, finding);
  const vector = request.mode === 'FULL_TEXT' ? undefined : meaning?.vector;
  const matches = matchesOf(lexical, request, file);
  const ranking = rankingFor(finding, request, viewer, () => {
    if (!vector) return rank(matches, lexical, finding);
    const accept = acceptable(lexical, request, viewer, file);
    if (request.mode === 'SEMANTIC') return rankByMeaning(file, vector, accept);
    return rankByBoth({ ...finding, lexical, matches, vector }, accept);
  });
  const page = pageOf(ranking, request, visibleRow(file, request, viewer));
  const hitsOf = createHits({ ...finding, lexical, request, vector, drawn: ranking.drawn });
  const isLate = !ranking.isWhole || file.deadline.isOver();
  const degraded: SearchDegradation[] = [...semanticDegradation(file, meaning)];
  if (isLate) degraded.push('TIME_LIMIT');
  const counted = vector ? rowsOf(ranking, visibleRow(file, request, viewer)) : matches;
  return {
    hits: hitsOf(page.hits),
    hasNextPage: page.hasNextPage,
    totalCount: counted.length,
    totalCountIsExact: !isLate && !vector,
    facets: file.facts.countFacets(request.facets, counted),
    degraded,
    understood: understanding(lexical.understood, lexical.used),
  };
}

const MAX_LEXICALS = 8;

/** What the last queries match: the facets of a page and its next page ask for the same. */
export class Lexicals {
  readonly #kept = new Map<string, Lexical>();

  of(asked: Asked, viewer: Viewer, finding: Finding): Lexical {
    const key = `${viewer} ${asked.isProse ?? false} ${asked.query}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const lexical = createLexical(asked, viewer, finding);
    if (!lexical.isCut) this.#kept.set(key, lexical);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > MAX_LEXICALS) this.#kept.delete(oldest);
    return lexical;
  }

  /** After a write. */
  clear(): void {
    this.#kept.clear();
  }
}

function matchesOf({ matches }: Lexical, { filter }: SearchRequest, { facts }: IndexFile): Uint32Array {
  if (Object.values(filter).every((condition) => condition === undefined)) return matches;
  const passes = facts.passes(filter);
  return matches.filter((rowid) => passes(rowid));
}

/** What any ranking may have in it. */
function acceptable(lexical: Lexical, { filter }: SearchRequest, viewer: Viewer, { facts }: IndexFile) {
  const passes = facts.passes(filter);
  return (rowid: number) => facts.isVisible(rowid, viewer) && passes(rowid) && lexical.holds(rowid);
}

/** By how rows score, as far as they are scored; behind them the rest, by how much of the query they have. */
function rank(matches: Uint32Array, lexical: Lexical, finding: Finding): Ranking {
  const { facts, deadline } = finding.file;
  const { scored, rest } = chooseCandidates(matches, lexical, finding);
  const ranked = lexical.scores(scored).map(({ rowid, score }) => ({ id: facts.idOf(rowid), score }));
  ranked.sort(byRank);
  const highest = (ranked.at(-1)?.score ?? 0) * BEHIND;
  const restRanked = () =>
    rest
      .map((rowid) => ({ id: facts.idOf(rowid), score: highest * Math.min(1, lexical.coverage(rowid)) }))
      .sort(byRank);
  return { ranked, isWhole: !deadline.isOver(), ...(rest.length > 0 ? { rest: restRanked } : {}) };
}

/** What is not scored comes behind all that is. */
const BEHIND = 0.999;

/** That of the page before, where it is known still. */
function rankingFor({ rankings }: Finding, request: SearchRequest, viewer: Viewer, make: () => Ranking): Ranking {
  const key = rankingKey(request, viewer);
  const kept = request.after && rankings.find(key, request.after);
  const ranking = kept ?? make();
  if (!kept && ranking.isWhole) rankings.keep(key, ranking);
  const place = request.after ? placeAfter(ranking.ranked, request.after) : 0;
  if (!ranking.rest || place + REACH * request.first < ranking.ranked.length) return ranking;
  const whole = wholeRanking(ranking);
  if (whole.isWhole) rankings.keepWhole(key, ranking, whole);
  return whole;
}

/** Some hits of a kept ranking may be gone. */
const REACH = 2;

type VisibleRow = (id: string) => number | undefined;

/** A kept ranking may name what was removed, hidden or moved since. */
function visibleRow({ facts }: IndexFile, { filter }: SearchRequest, viewer: Viewer): VisibleRow {
  const passes = facts.passes(filter);
  return (id) => {
    const rowid = facts.visibleRow(id, viewer);
    return rowid !== undefined && passes(rowid) ? rowid : undefined;
  };
}

function rowsOf({ ranked }: Ranking, visible: VisibleRow): Uint32Array {
  return Uint32Array.from(ranked.flatMap(({ id }) => visible(id) ?? []));
}

interface PageOfRows {
  readonly hits: readonly (Ranked & { readonly rowid: number })[];
  readonly hasNextPage: boolean;
}

function pageOf({ ranked }: Ranking, { first, after }: SearchRequest, visible: VisibleRow): PageOfRows {
  const hits: (Ranked & { readonly rowid: number })[] = [];
  for (const next of ranked.slice(after ? placeAfter(ranked, after) : 0)) {
    const rowid = visible(next.id);
    if (rowid === undefined) continue;
    if (hits.length === first) return { hits, hasNextPage: true };
    hits.push({ ...next, rowid });
  }
  return { hits, hasNextPage: false };
}
