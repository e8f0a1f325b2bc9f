/**
 * The full-text side of one query in an index file: which rows match, by which reading of it, and how well. Rows are found by the
 * postings of a reading's few rarest words and scored by characters and bigrams (facts in docs/search.md). Coverage decides what
 * matches, so that counts and facets are exact without a score for each row.
 */
import type { Viewer } from '../../domain/scope.ts';
import type { Segmenter } from '../../text/segment.ts';
import { leastCoverage } from '../score.ts';
import type { SearchSettings } from '../settings.ts';
import { TYPO_BELOW } from '../typos.ts';
import {
  type Asked,
  type Prepared,
  type Scored,
  scoreBy,
  type Understands,
  type Understood,
  understand,
  understandMore,
} from '../understanding.ts';
import type { IndexFile } from './file.ts';
import { rowsWithPhrase } from './phrases.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface LexicalParts {
  readonly file: IndexFile;
  readonly settings: SearchSettings;
  readonly segmenter: Segmenter;
}

export interface Lexical {
  readonly understood: Understood;
  /** The readings by which some row matches, the query as typed first. */
  readonly used: readonly Prepared[];
  /** Rows that the viewer sees and that match, ascending. Filters are not looked at. */
  readonly matches: Uint32Array;
  /** Whether the row has the phrases that it must have and none of the words that it must not have; true of a query without such. */
  holds(rowid: number): boolean;
  /**
   * The readings by which the row matches, the query as typed first; empty where it does not. What has as much of the query as
   * typed needs no other reading.
   */
  readingsFor(rowid: number): readonly Prepared[];
  /** 0 to 1: by the reading that says most. */
  coverage(rowid: number): number;
  /** The same of many rows, aligned with them. */
  coverages(rows: readonly number[]): Float32Array;
  /** Aligned with the rows: by each one's best reading; a row that does not match is scored by the query as typed. */
  scores(rows: readonly number[]): readonly RowScore[];
  /** Whether the time was up before all was looked at. */
  readonly isCut: boolean;
}

export interface RowScore extends Scored {
  readonly rowid: number;
  readonly by: Prepared;
}

export function createLexical(asked: Asked, viewer: Viewer, parts: LexicalParts): Lexical {
  const { file } = parts;
  const understands = { segmenter: parts.segmenter, vocabulary: vocabularyOf(file, viewer), grams: gramsOfFile(file) };
  const understood = understand(asked, understands);
  const covers = coversOf(understood, understands, viewer, file);
  const conditions = conditionsOf(understood, parts);
  const has = ({ named, covered, least }: Cover, rowid: number) =>
    conditions.requires || (covered[rowid] ?? 0) >= least || named.has(rowid);
  const matches = matching(covers, conditions, viewer, file);
  const [typed] = covers;
  const says = (one: Cover, rowid: number) =>
    has(one, rowid) && (one === typed || coverageBy(one, rowid) > coverageBy(typed, rowid));
  const readingsFor = (rowid: number) =>
    conditions.holds(rowid) ? covers.filter((one) => says(one, rowid)).map(({ prepared }) => prepared) : [];
  return {
    understood,
    used: covers.filter((one) => isUsed(one, matches, says)).map(({ prepared }) => prepared),
    matches,
    holds: (rowid) => conditions.holds(rowid),
    readingsFor,
    coverage: (rowid) => highestCoverage(covers, rowid),
    coverages: (rows) => highestCoverages(covers, rows),
    scores: (rows) => scoresOf(rows, (rowid) => readingsFor(rowid), understood.typed, parts),
    isCut: file.deadline.isOver(),
  };
}

/** What a reading's words are to each row. */
interface Cover {
  readonly prepared: Prepared;
  /** By rowid, times the reading's factor. */
  readonly covered: Float32Array;
  /** Rows of which the whole reading is a name. */
  readonly named: ReadonlySet<number>;
  /** With less of it no row matches. */
  readonly least: number;
}

/** The query as typed first; as what else it may be meant is looked for where the rest finds little. */
function coversOf(
  understood: Understood,
  understands: Understands,
  viewer: Viewer,
  file: IndexFile,
): readonly [Cover, ...Cover[]] {
  const coverBy = (prepared: Prepared) => cover(prepared, viewer, file);
  const typed = coverBy(understood.typed);
  const others = understood.readings.map(coverBy);
  const bestOf = (some: readonly { readonly best: number }[]) => Math.max(...some.map((one) => one.best));
  if (bestOf([typed, ...others]) < TYPO_BELOW) others.push(...understandMore(understood, understands).map(coverBy));
  const best = bestOf([typed, ...others]);
  const withLeast = (one: Omit<Cover, 'least'>) => ({ ...one, least: leastCoverage(one.prepared.terms, best) });
  return [withLeast(typed), ...others.map(withLeast)];
}

/** `best` is the highest of a row that the viewer sees. */
function cover(
  prepared: Prepared,
  viewer: Viewer,
  { facts, postings }: IndexFile,
): Omit<Cover, 'least'> & { readonly best: number } {
  const { terms, names, reading } = prepared;
  const covered = new Float32Array(facts.end);
  for (const [term, mass] of terms.masses) {
    const part = (reading.factor * mass) / terms.total;
    for (const rowid of postings.of(term)) covered[rowid] = (covered[rowid] ?? 0) + part;
  }
  keepOnly(
    covered,
    prepared.required.map((word) => postings.of(word)),
  );
  const named = new Set([...names.keys()].flatMap((id) => facts.visibleRow(id, viewer) ?? []));
  let best = named.size > 0 ? reading.factor : 0;
  for (let rowid = 0; rowid < covered.length; rowid++) {
    if ((covered[rowid] ?? 0) > best && facts.isVisible(rowid, viewer)) best = covered[rowid] ?? 0;
  }
  return { prepared, covered, named, best };
}

function highestCoverage(covers: readonly Cover[], rowid: number): number {
  let most = 0;
  for (const one of covers) most = Math.max(most, coverageBy(one, rowid));
  return most;
}

function highestCoverages(covers: readonly Cover[], rows: readonly number[]): Float32Array {
  const most = new Float32Array(rows.length);
  for (const { covered } of covers) {
    for (let i = 0; i < rows.length; i++) {
      const own = covered[rows[i] ?? 0] ?? 0;
      if (own > (most[i] ?? 0)) most[i] = own;
    }
  }
  const named = new Set(covers.flatMap((one) => [...one.named]));
  // Sets are asked of the few rows that are named.
  if (named.size > 0)
    for (const [i, rowid] of rows.entries()) if (named.has(rowid)) most[i] = highestCoverage(covers, rowid);
  return most;
}

/** A loop, as there may be a hundred thousand rows. */
function isUsed(one: Cover, rows: Uint32Array, says: (one: Cover, rowid: number) => boolean): boolean {
  for (const rowid of rows) if (says(one, rowid)) return true;
  return false;
}

function coverageBy({ covered, named, prepared }: Cover, rowid: number): number {
  return named.has(rowid) ? prepared.reading.factor : (covered[rowid] ?? 0);
}

/** Rows that are not in every one of the lists have nothing. */
function keepOnly(covered: Float32Array, lists: readonly Uint32Array[]): void {
  if (lists.length === 0) return;
  const times = new Uint8Array(covered.length);
  for (const rows of lists) for (const rowid of rows) times[rowid] = (times[rowid] ?? 0) + 1;
  for (let rowid = 0; rowid < covered.length; rowid++) if (times[rowid] !== lists.length) covered[rowid] = 0;
}

interface Conditions {
  /** Whether there are phrases, which alone decide what matches. */
  readonly requires: boolean;
  holds(rowid: number): boolean;
}

function conditionsOf({ query }: Understood, { file, segmenter }: LexicalParts): Conditions {
  const setsOf = (phrases: readonly string[]) =>
    phrases.map((phrase) => new Set(rowsWithPhrase(phrase, file, segmenter)));
  const [required, excluded] = [setsOf(query.phrases), setsOf(query.excluded)];
  if (required.length + excluded.length === 0) return { requires: false, holds: () => true };
  return {
    requires: required.length > 0,
    holds: (rowid) => required.every((rows) => rows.has(rowid)) && !excluded.some((rows) => rows.has(rowid)),
  };
}

function matching(covers: readonly Cover[], conditions: Conditions, viewer: Viewer, { facts }: IndexFile): Uint32Array {
  const has = new Uint8Array(facts.end).fill(conditions.requires ? 1 : 0);
  for (const { covered, least, named } of covers) {
    for (let rowid = 0; rowid < covered.length; rowid++) if ((covered[rowid] ?? 0) >= least) has[rowid] = 1;
    for (const rowid of named) has[rowid] = 1;
  }
  const rows: number[] = [];
  for (let rowid = 0; rowid < has.length; rowid++) {
    if (has[rowid] === 1 && facts.isVisible(rowid, viewer) && conditions.holds(rowid)) rows.push(rowid);
  }
  return new Uint32Array(rows);
}

function scoresOf(
  rows: readonly number[],
  readingsFor: (rowid: number) => readonly Prepared[],
  typed: Prepared,
  parts: LexicalParts,
): readonly RowScore[] {
  const documents = parts.file.texts.scored(rows, parts.settings);
  return rows.map((rowid) => {
    const document = documents.get(rowid) ?? { fields: [], length: 0 };
    const readings = readingsFor(rowid);
    const scored = (readings.length > 0 ? readings : [typed]).map((by) => ({
      ...scoreBy(by, parts.file.facts.idOf(rowid), document),
      rowid,
      by,
    }));
    return scored.reduce((best, one) => (one.score > best.score ? one : best));
  });
}

function gramsOfFile({ facts, totals, grams, postings }: IndexFile) {
  return {
    documents: facts.rows,
    averageLength: totals.length / Math.max(1, facts.rows),
    frequencies: (some: readonly string[]) => postings.frequenciesOfGrams(some, grams),
  };
}
