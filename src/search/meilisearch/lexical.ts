/**
 * The full-text side of one query: as what it is understood, which rows match by which reading of it, and how well. What matches is
 * decided by how much of a reading's words a row has, which is a condition on its words: the engine counts all rows that fulfil it.
 */
import type { Viewer } from '../../domain/scope.ts';
import type { Segmenter } from '../../text/segment.ts';
import { leastCoverage } from '../score.ts';
import { TYPO_BELOW } from '../typos.ts';
import {
  type Asked,
  type Prepared,
  type Scored,
  scoreBy,
  type Understood,
  understand,
  understandMore,
} from '../understanding.ts';
import { coverageOf, covering, levelsOf, setsOf } from './coverage.ts';
import type { Engine } from './engine.ts';
import { allOf, anyOf, type FilterText, hasTerm, is, isOneOf, keyValue, NOTHING, not, visibleTo } from './filters.ts';
import { type KeptAnswers, Lookups } from './lookups.ts';
import { readMeta } from './meta.ts';
import { type Conditions, conditionsOf } from './phrases.ts';
import type { Candidate } from './rows.ts';

export interface LexicalParts {
  readonly engine: Engine;
  readonly segmenter: Segmenter;
  readonly kept: KeptAnswers;
  readonly deadlineAt: number;
}

export interface RowScore extends Scored {
  readonly row: Candidate;
  readonly by: Prepared;
}

/** It is asked at once of so many sets of words whether some row has them, and then of more. */
const FIRST_SETS = 8;
const MORE_SETS = 128;
/** What the best row has decides nothing below it (score.ts, typos.ts). */
const LEAST_BEST = 0.5;
export interface OtherReading {
  readonly prepared: Prepared;
  readonly matching: FilterText;
  readonly saying: FilterText;
}

/** What a reading's words are to rows. */
interface Cover {
  readonly prepared: Prepared;
  /** With less of it no row matches. */
  readonly least: number;
}

export async function createLexical(asked: Asked, viewer: Viewer, parts: LexicalParts): Promise<Lexical> {
  const { engine, segmenter, deadlineAt } = parts;
  const kept = await parts.kept.current(async () => (await readMeta(engine, deadlineAt))?.seq);
  const lookups = new Lookups(engine, viewer, deadlineAt, kept);
  const readWith = <T>(read: (parts: Parameters<typeof understand>[1]) => T) =>
    lookups.settled(() => read({ segmenter, vocabulary: lookups.vocabulary(), grams: lookups.grams() }));
  const understood = await readWith((with_) => understand(asked, with_));
  const seen = visibleTo(viewer);
  const conditions = await conditionsOf(understood.query, viewer, engine, deadlineAt);
  const readings = [understood.typed, ...understood.readings];
  let best = await bestCoverage(readings, seen, parts);
  if (best < TYPO_BELOW) {
    const more = await readWith((with_) => understandMore(understood, with_));
    best = Math.max(best, await bestCoverage(more, seen, parts));
    readings.push(...more);
  }
  const covers = readings.map((prepared) => ({ prepared, least: leastCoverage(prepared.terms, best) }));
  return new Lexical(understood, covers, conditions, seen);
}

export class Lexical {
  readonly understood: Understood;
  readonly conditions: Conditions;
  readonly #covers: readonly Cover[];
  readonly #seen: FilterText;

  constructor(understood: Understood, covers: readonly Cover[], conditions: Conditions, seen: FilterText) {
    this.understood = understood;
    this.conditions = conditions;
    this.#covers = covers;
    this.#seen = seen;
  }

  /** Rows that the viewer sees, that have what the query requires and nothing that it excludes. */
  get holding(): FilterText {
    return allOf([this.#seen, ...this.conditions.filters]);
  }

  /** Rows of these that match. */
  get matching(): FilterText {
    if (this.conditions.requires) return this.holding;
    return allOf([this.holding, anyOf(this.#covers.map(matchingBy))]);
  }

  /** Rows that match and of which some reading says at least so much. */
  withAtLeast(coverage: number): FilterText {
    const covers = this.#covers.map(({ prepared, least }) =>
      having(prepared, this.conditions.requires ? coverage : Math.max(coverage, least)),
    );
    return allOf([this.holding, anyOf(covers)]);
  }

  /** What rows can have of the query, by the reading that says most; the most first. */
  get levels(): readonly number[] {
    const all = this.#covers.flatMap(({ prepared }) => [
      ...levelsOf(prepared),
      ...(prepared.names.size > 0 ? [prepared.reading.factor] : []),
    ]);
    return [...new Set(all)].toSorted((a, b) => b - a);
  }

  /** Of each other reading than as typed: the rows that match by it, and most of those by which more of it is met than as typed. */
  get others(): readonly OtherReading[] {
    const [typed, ...others] = this.#covers;
    return others.flatMap((cover) => {
      const matching = this.conditions.requires ? this.holding : allOf([this.holding, matchingBy(cover)]);
      const { prepared } = cover;
      return typed ? [{ prepared, matching, saying: allOf([matching, sayingOther(prepared, typed.prepared)]) }] : [];
    });
  }

  /** The rows that match by the query as typed. */
  get matchingAsTyped(): FilterText {
    const [typed] = this.#covers;
    return this.conditions.requires || !typed ? this.holding : allOf([this.holding, matchingBy(typed)]);
  }

  /**
   * The readings by which a row that holds matches, the query as typed first; empty where it does not. What has as much of the query
   * as typed needs no other reading.
   */
  readingsFor(row: Candidate): readonly Prepared[] {
    const [typed] = this.#covers;
    if (!typed) return [];
    const asTyped = coverageBy(typed.prepared, row);
    return this.#covers
      .filter(({ prepared, least }) => {
        const own = coverageBy(prepared, row);
        const matches = this.conditions.requires || prepared.names.has(row.id) || own >= least;
        return matches && (prepared === typed.prepared || own > asTyped);
      })
      .map(({ prepared }) => prepared);
  }

  /** 0 to 1: by the reading that says most. */
  coverage(row: Candidate): number {
    return Math.max(...this.#covers.map(({ prepared }) => coverageBy(prepared, row)));
  }

  /** By its best reading; a row that does not match is scored by the query as typed. */
  score(row: Candidate): RowScore {
    const readings = this.readingsFor(row);
    const scores = (readings.length > 0 ? readings : [this.understood.typed]).map((by) => ({
      ...scoreBy(by, row.id, row.document),
      row,
      by,
    }));
    return scores.reduce((best, one) => (one.score > best.score ? one : best));
  }
}

function coverageBy(prepared: Prepared, { id, terms }: Candidate): number {
  if (prepared.names.has(id)) return prepared.reading.factor;
  return coverageOf(prepared, (term) => terms.has(term));
}

/** Rows that have at least so much of the reading, or are what it names. */
function having(prepared: Prepared, coverage: number): FilterText {
  const named = prepared.reading.factor >= coverage ? isOneOf('id', [...prepared.names.keys()]) : NOTHING;
  return anyOf([covering(prepared, coverage), named]);
}

function matchingBy({ prepared, least }: Cover): FilterText {
  return anyOf([covering(prepared, least), isOneOf('id', [...prepared.names.keys()])]);
}

/** Rows with a word of one reading that another has not, and not with all that only the other has. */
function sayingOther(one: Prepared, other: Prepared): FilterText {
  const [own, others] = [wordsBeside(one, other), wordsBeside(other, one)];
  return allOf([
    isOneOf('terms', own),
    ...(others.length > 0 ? [not(allOf(others.map((term) => is('terms', term))))] : []),
  ]);
}

function wordsBeside(one: Prepared, other: Prepared): readonly string[] {
  return [...one.terms.masses.keys()].filter((word) => !other.terms.masses.has(word)).map(keyValue);
}

/** The highest of a row that the viewer sees; `LEAST_BEST` where that is no more. Cost: a round trip where some row has much of one. */
async function bestCoverage(
  readings: readonly Prepared[],
  seen: FilterText,
  { engine, deadlineAt }: LexicalParts,
): Promise<number> {
  const named = Math.max(LEAST_BEST, ...readings.map(({ names, reading }) => (names.size > 0 ? reading.factor : 0)));
  const sets = readings
    .flatMap(({ required, ...prepared }) =>
      setsOf({ ...prepared, required }).map(({ words, coverage }) => ({ words: [...required, ...words], coverage })),
    )
    .filter(({ coverage }) => coverage > named)
    .toSorted((a, b) => b.coverage - a.coverage);
  for (let at = 0, count = FIRST_SETS; at < sets.length; at += count, count = MORE_SETS) {
    const some = sets.slice(at, at + count);
    const answers = await engine.ask(
      some.map(({ words }) => ({
        index: 'DOCUMENTS',
        filter: allOf([seen, ...[...new Set(words)].map(hasTerm)]),
        limit: 0,
      })),
      deadlineAt,
    );
    const found = answers.findIndex(({ total }) => total > 0);
    if (found >= 0) return some[found]?.coverage ?? named;
  }
  return named;
}
