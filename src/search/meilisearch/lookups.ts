/**
 * What a query asks of the engine on the way to its meaning: how many documents have a word, who bears a name. The code that asks is
 * pure and takes its answers at once, so it is run on what is known; what it missed is then asked for together, in one round trip,
 * and it is run again, until it misses nothing. Some four rounds, whatever the query.
 */
import type { Viewer } from '../../domain/scope.ts';
import { timeout } from '../../domain/scope.ts';
import type { GramStatistics } from '../lex.ts';
import type { HeldName, Vocabulary } from '../vocabulary.ts';
import type { Engine, EngineAnswer, EngineQuery } from './engine.ts';
import { ALL_ROWS, allOf, type FilterText, facetValue, hasTerm, isOneOf, textOfFacet, visibleTo } from './filters.ts';
import { gramWord, lengthOfClass, nameValue, type StoredName } from './rows.ts';

/** Of rows that have one of some names; in one form there were as many as that at most. */
const MAX_NAMES = 500;
const MAX_SPELLINGS = 2_000;
/** Each takes the engine a millisecond. */
const MAX_GRAMS = 200;
/** Each round needs what the one before found; no query needs so many. */
const MAX_ROUNDS = 20;

/** Answers that hold for every query of a viewer, kept until the index changes: somebody else may write to it as well. */
export class KeptAnswers {
  #answers = new Map<string, unknown>();
  /** Of the index, when it was last looked. */
  #seq: number | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  /** Cost: a round trip for what `readSeq` asks, every five seconds. */
  async current(readSeq: () => Promise<number | undefined>): Promise<Map<string, unknown>> {
    if (performance.now() - this.#lookedAt > KEPT_MS) {
      const seq = await readSeq();
      if (seq !== this.#seq || this.#answers.size > MAX_KEPT) this.clear();
      this.#seq = seq;
      this.#lookedAt = performance.now();
    }
    return this.#answers;
  }

  /** A search under way goes on with what it has. */
  clear(): void {
    this.#answers = new Map();
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }
}

const KEPT_MS = 5_000;
const MAX_KEPT = 50_000;

export class Lookups {
  readonly #engine: Engine;
  readonly #viewer: Viewer;
  readonly #deadlineAt: number;
  /** By what was asked; those that other queries may use, and those of this one. */
  readonly #shared: Map<string, unknown>;
  readonly #own = new Map<string, unknown>();
  readonly #missing = new Map<string, Missing>();

  constructor(engine: Engine, viewer: Viewer, deadlineAt: number, kept: Map<string, unknown>) {
    this.#engine = engine;
    this.#viewer = viewer;
    this.#deadlineAt = deadlineAt;
    this.#shared = kept;
  }

  /** What the work gives once it misses nothing. It must be pure. */
  async settled<T>(work: () => T): Promise<T> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const result = work();
      if (this.#missing.size === 0) return result;
      await this.#ask();
    }
    throw timeout('The reading of the query');
  }

  vocabulary(): Vocabulary {
    return {
      documents: this.#size().rows,
      frequencies: (terms) => this.#counts(terms, (term) => (this.#isSeen(term) ? this.#termCount(term, ALL_ROWS) : 0)),
      together: (terms) => this.#together(terms),
      namesWith: (keys) => this.#namesWith(keys),
      namesOf: (ids) => this.#namesOf(ids),
      spelledLike: (keys) => this.#spelledLike(keys),
    };
  }

  grams(): GramStatistics {
    const { rows, averageLength } = this.#size();
    return {
      documents: rows,
      averageLength,
      frequencies: (grams) => this.#gramCounts(grams),
    };
  }

  /** Of a text of more than some hundred characters the first are counted, and the others taken for as frequent as these. */
  #gramCounts(grams: readonly string[]): ReadonlyMap<string, number> {
    const counted = this.#counts(grams.slice(0, MAX_GRAMS), (gram) => this.#count(`g ${gram}`, hasGramQuery(gram)));
    if (grams.length <= MAX_GRAMS) return counted;
    const mean = [...counted.values()].reduce((sum, count) => sum + count, 0) / MAX_GRAMS;
    return new Map([...counted, ...grams.slice(MAX_GRAMS).map((gram) => [gram, mean] as const)]);
  }

  #size(): { readonly rows: number; readonly averageLength: number } {
    const query: EngineQuery = { index: 'DOCUMENTS', filter: ALL_ROWS, limit: 0, facets: ['lengthClass'] };
    return this.#find('size', query, sizeOf, { rows: 0, averageLength: 1 }, this.#shared);
  }

  #counts(keys: readonly string[], countOf: (key: string) => number): ReadonlyMap<string, number> {
    return new Map(keys.map((key) => [key, countOf(key)] as const).filter(([, count]) => count > 0));
  }

  #count(key: string, query: EngineQuery): number {
    return this.#find(key, query, ({ total }) => total, 0, this.#shared);
  }

  /** That a word is known of what the viewer does not see would tell of it. */
  #isSeen(term: string): boolean {
    return this.#viewer === 'EDITORS' || this.#termCount(term, visibleTo(this.#viewer)) > 0;
  }

  #termCount(term: string, among: FilterText): number {
    return this.#count(`t ${among} ${term}`, { index: 'DOCUMENTS', filter: allOf([among, hasTerm(term)]), limit: 0 });
  }

  #together(terms: readonly string[]): number {
    const filter = allOf([visibleTo(this.#viewer), ...terms.map(hasTerm)]);
    const query: EngineQuery = { index: 'DOCUMENTS', filter, limit: 0 };
    return this.#find(`a ${terms.join(' ')}`, query, ({ total }) => total, 0, this.#own);
  }

  #namesWith(keys: Parameters<Vocabulary['namesWith']>[0]): readonly HeldName[] {
    if (keys.length === 0) return [];
    const wanted = new Set(keys.map(({ form, key }) => nameValue(form, key)));
    const filter = allOf([visibleTo(this.#viewer), isOneOf('nameKeys', [...wanted])]);
    const exact = new Set(keys.map(({ form, key }) => `${form} ${key}`));
    const read = ({ rows }: EngineAnswer) =>
      rows.flatMap(heldNames).filter(({ form, key }) => exact.has(`${form} ${key}`));
    return this.#find(`n ${[...exact].join('\n')}`, namesQuery(filter), read, [], this.#own);
  }

  #namesOf(ids: readonly string[]): readonly HeldName[] {
    if (ids.length === 0) return [];
    const filter = allOf([visibleTo(this.#viewer), isOneOf('id', ids)]);
    const read = ({ rows }: EngineAnswer) => rows.flatMap(heldNames).filter(({ form }) => form === 'FOLDED');
    return this.#find(`i ${ids.join(' ')}`, namesQuery(filter), read, [], this.#own);
  }

  #spelledLike(keys: readonly string[]): readonly { readonly key: string; readonly word: string }[] {
    if (keys.length === 0) return [];
    const wanted = new Set(keys);
    const query: EngineQuery = {
      index: 'WORDS',
      filter: isOneOf('keys', keys.map(facetValue)),
      limit: MAX_SPELLINGS,
      fields: ['word', 'keys'],
    };
    const read = ({ rows }: EngineAnswer) =>
      rows.flatMap(({ word, keys: own }) =>
        (own as readonly string[])
          .map(textOfFacet)
          .filter((key) => wanted.has(key))
          .map((key) => ({ key, word: String(word) })),
      );
    return this.#find(`s ${keys.join('\n')}`, query, read, [], this.#shared);
  }

  #find<T>(
    key: string,
    query: EngineQuery,
    read: (answer: EngineAnswer) => T,
    meanwhile: T,
    kept: Map<string, unknown>,
  ): T {
    // Put in by `#ask` under the key of the same question.
    if (kept.has(key)) return kept.get(key) as T;
    this.#missing.set(key, { query, take: (answer) => kept.set(key, read(answer)) });
    return meanwhile;
  }

  async #ask(): Promise<void> {
    const missing = [...this.#missing.values()];
    this.#missing.clear();
    const answers = await this.#engine.ask(
      missing.map(({ query }) => query),
      this.#deadlineAt,
    );
    for (const [i, { take }] of missing.entries()) {
      const answer = answers[i];
      if (answer) take(answer);
    }
  }
}

interface Missing {
  readonly query: EngineQuery;
  readonly take: (answer: EngineAnswer) => void;
}

function hasGramQuery(gram: string): EngineQuery {
  return { index: 'DOCUMENTS', words: gramWord(gram), wordsIn: ['grams'], filter: ALL_ROWS, limit: 0 };
}

function namesQuery(filter: string): EngineQuery {
  const fields = ['id', 'names', 'weight'];
  return { index: 'DOCUMENTS', filter, limit: MAX_NAMES, sort: ['weight:desc'], fields };
}

function heldNames({ id, names, weight }: EngineAnswer['rows'][number]): readonly HeldName[] {
  // Written by `rowOf` of rows.ts.
  return ((names ?? []) as readonly StoredName[]).map(([form, key, text, isLabel]) => ({
    ...{ id, form, key, text, isLabel },
    weight: Number(weight ?? 0),
  }));
}

function sizeOf({ total, facets }: EngineAnswer) {
  const classes = Object.entries(facets.lengthClass ?? {});
  const sum = classes.reduce((length, [value, rows]) => length + lengthOfClass(value) * rows, 0);
  return { rows: total, averageLength: sum / Math.max(1, total) };
}
