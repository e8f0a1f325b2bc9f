/** Full-text search in an index file: which documents have the terms or the name, how well, page by page. */
import type { Viewer } from '../../domain/scope.ts';
import type { Segmenter } from '../../text/segment.ts';
import { countFacets, isVisible, passesFilter } from '../facts.ts';
import { type Highlighted, highlightsIn, kindsOf, type ShownText } from '../highlight.ts';
import type { Highlight, SearchAnswer, SearchDegradation, SearchHit, SearchRequest } from '../port.ts';
import { betterMatch, highestScore, type NameMatch, scoreOf } from '../score.ts';
import type { SearchSettings } from '../settings.ts';
import { type ReadQuery, readQuery, spellingsOf, termsOf } from '../terms.ts';
import { bm25, matchOf } from './ddl.ts';
import type { IndexFile, Row } from './file.ts';
import { byRank, placeAfter, type Ranked, type Ranking, type Rankings, rankingKey } from './rankings.ts';

export interface Finding {
  readonly file: IndexFile;
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
  readonly rankings: Rankings;
}

/** What was found of the query: by its terms, by its whole as a name. */
interface Found {
  readonly query: ReadQuery;
  readonly terms: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<number, NameFound>;
}

interface NameFound {
  readonly match: NameMatch;
  readonly text: string;
}

export function find(finding: Finding, request: SearchRequest, viewer: Viewer): SearchAnswer {
  const { file, rankings } = finding;
  const found = understand(finding, request.query);
  const key = rankingKey(request, viewer);
  const kept = request.after && rankings.find(key, request.after);
  const ranking = kept ?? rank(finding, found, request, viewer);
  if (!kept && ranking.isWhole) rankings.keep(key, ranking);

  const visible = visibleRow(file, request, viewer);
  const page = pageOf(ranking.ranked, request, visible);
  const hits = page.hits.map(({ row, score }) => hitOf(finding, found, row, score));
  const facets = countFacets(request.facets, rowsOf(ranking.ranked, visible));
  const isLate = !ranking.isWhole || file.deadline.isOver();
  const degraded: SearchDegradation[] = request.mode === 'FULL_TEXT' ? [] : ['SEMANTIC_UNAVAILABLE'];
  if (isLate) degraded.push('TIME_LIMIT');
  return {
    hits,
    hasNextPage: page.hasNextPage,
    totalCount: ranking.ranked.length,
    totalCountIsExact: ranking.isWhole,
    facets,
    degraded,
  };
}

function understand({ file, segmenter }: Finding, text: string): Found {
  const query = readQuery(text, segmenter);
  return { query, terms: termsOf(query.words, (terms) => frequencies(file, terms)), names: namesOf(file, query) };
}

function frequencies({ database }: IndexFile, terms: readonly string[]): ReadonlyMap<string, number> {
  if (terms.length === 0) return new Map();
  const rows = database
    .prepare('SELECT term, doc FROM vocabulary WHERE term IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(terms));
  return new Map(rows.map(({ term, doc }) => [String(term), Number(doc)]));
}

/** Documents of which the whole query is a name, in characters or in pinyin. */
function namesOf({ database }: IndexFile, { name, pinyin }: ReadQuery): ReadonlyMap<number, NameFound> {
  const found = new Map<number, NameFound>();
  const rows = database
    .prepare(
      "SELECT form, doc, text, is_label FROM name WHERE (form = 'FOLDED' AND key = ?) OR (form = 'PINYIN' AND key = ?)",
    )
    .iterate(name, pinyin);
  for (const { form, doc, text, is_label } of rows) {
    const match: NameMatch = form === 'PINYIN' ? 'PINYIN' : is_label === 1 ? 'LABEL' : 'ALIAS';
    const before = found.get(Number(doc));
    if (betterMatch(before?.match, match) !== before?.match) found.set(Number(doc), { match, text: String(text) });
  }
  return found;
}

function rank(finding: Finding, { terms, names }: Found, request: SearchRequest, viewer: Viewer): Ranking {
  const { file } = finding;
  const scores = termScores(finding, [...terms.keys()]);
  for (const rowid of names.keys()) if (!scores.has(rowid)) scores.set(rowid, 0);
  const best = highestScore(terms.values(), file.rows.size) || 1;

  const passes = passesFilter(request.filter);
  const ranked: Ranked[] = [];
  for (const [rowid, score] of scores) {
    const row = file.rows.get(rowid);
    if (row && isVisible(row, viewer) && passes(row))
      ranked.push({ id: row.id, score: scoreOf(names.get(rowid)?.match, Math.min(1, score / best)) });
  }
  return { ranked: ranked.sort(byRank), isWhole: !file.deadline.isOver() };
}

function termScores({ file, settings }: Finding, terms: readonly string[]): Map<number, number> {
  const scores = new Map<number, number>();
  if (terms.length === 0) return scores;
  const rows = file.database
    .prepare(`SELECT rowid, ${bm25(settings.columns)} AS score FROM full_text WHERE full_text MATCH ? AND deadline()`)
    .iterate(matchOf(terms));
  for (const { rowid, score } of file.deadline.inTime(rows)) scores.set(Number(rowid), Number(score));
  return scores;
}

type VisibleRow = (id: string) => Row | undefined;

/** A kept ranking may name what was removed, hidden or moved since. */
function visibleRow({ rowsOfId }: IndexFile, { filter }: SearchRequest, viewer: Viewer): VisibleRow {
  const passes = passesFilter(filter);
  return (id) => rowsOfId.get(id)?.find((row) => isVisible(row, viewer) && passes(row));
}

function* rowsOf(ranked: readonly Ranked[], visible: VisibleRow): Generator<Row> {
  for (const { id } of ranked) {
    const row = visible(id);
    if (row) yield row;
  }
}

interface PageOfRows {
  readonly hits: readonly { readonly row: Row; readonly score: number }[];
  readonly hasNextPage: boolean;
}

function pageOf(ranked: readonly Ranked[], { first, after }: SearchRequest, visible: VisibleRow): PageOfRows {
  const hits: { readonly row: Row; readonly score: number }[] = [];
  for (let at = after ? placeAfter(ranked, after) : 0; at < ranked.length; at++) {
    const next = ranked[at];
    const row = next && visible(next.id);
    if (!row) continue;
    if (hits.length === first) return { hits, hasNextPage: true };
    hits.push({ row, score: next.score });
  }
  return { hits, hasNextPage: false };
}

function hitOf(finding: Finding, { query, terms, names }: Found, row: Row, score: number): SearchHit {
  const { file, segmenter } = finding;
  const texts = file.deadline.isOver() ? [] : shownTexts(file, row);
  const name = names.get(row.rowid);
  const spelt = new Map([...terms.keys()].map((term) => [term, spellingsOf(term, query.words)]));
  const highlighted = highlightsIn(texts, spelt, segmenter);
  return {
    id: row.id,
    score,
    highlights: withName(highlighted, texts, name),
    matchedBy: kindsOf(highlighted, name?.match),
  };
}

function shownTexts({ database }: IndexFile, { rowid }: Row): readonly ShownText[] {
  const texts = database.prepare('SELECT texts FROM doc WHERE rowid = ?').get(rowid)?.texts;
  // Written by put.ts from ShownText.
  const pairs = JSON.parse(String(texts ?? '[]')) as readonly (readonly [ShownText['field'], string])[];
  return pairs.map(([field, text]) => ({ field, text }));
}

/** A name that the whole query is, is highlighted as a whole, also where it was found by its pinyin. */
function withName(
  { highlights }: Highlighted,
  texts: readonly ShownText[],
  name: NameFound | undefined,
): readonly Highlight[] {
  const shown = name && texts.find(({ text }) => text === name.text);
  if (!shown) return highlights;
  const same = (one: ShownText, other: ShownText) => one.field === other.field && one.text === other.text;
  return texts.flatMap((text) =>
    text === shown
      ? [{ ...shown, ranges: [{ start: 0, end: shown.text.length }] }]
      : highlights.filter((one) => same(one, text)),
  );
}
