/** Rows in whose text a phrase stands as it is, and rows in which a word stands that is excluded. */
import type { Viewer } from '../../domain/scope.ts';
import { gramsOf } from '../../text/grams.ts';
import { hasPhrase, type ReadQuery } from '../query-language.ts';
import type { Engine, EngineQuery } from './engine.ts';
import { type FilterText, is, isOneOf, NOTHING, not, visibleTo } from './filters.ts';
import { gramWord, textsOfRow } from './rows.ts';

/** So many rows that may have a phrase are read, at most: some 20 MB. */
const MAX_READ = 20_000;
const READ_AT_ONCE = 2_000;
/** The engine looks for ten words at most. */
const MAX_GRAMS = 10;
const NUMBER_AT_END = /^\p{Nd}[\p{Nd}.,]*|[\p{Nd}.,]*\p{Nd}$/gu;

export interface Conditions {
  /** Of rows that have all phrases and nothing that is excluded; empty where the query has no such conditions. */
  readonly filters: readonly FilterText[];
  /** Whether there are phrases, which alone decide what matches. */
  readonly requires: boolean;
  /** Whether some texts that may have one were not read: what is found is not all then. */
  readonly isCut: boolean;
}

/** Cost: a round trip for each 2,000 rows that have all pairs of neighbours of a phrase. */
export async function conditionsOf(
  { phrases, excluded }: ReadQuery,
  viewer: Viewer,
  engine: Engine,
  deadlineAt: number,
): Promise<Conditions> {
  const find = (phrase: string) => rowsWith(phrase, viewer, engine, deadlineAt);
  const [having, without] = [await Promise.all(phrases.map(find)), await Promise.all(excluded.map(find))];
  const without_ = without.flatMap(({ keys }) => keys);
  return {
    filters: [
      ...having.map(({ keys }) => isOneOf('key', keys)),
      ...(without_.length > 0 ? [not(isOneOf('key', without_))] : []),
    ],
    requires: phrases.length > 0,
    isCut: [...having, ...without].some(({ isCut }) => isCut),
  };
}

async function rowsWith(phrase: string, viewer: Viewer, engine: Engine, deadlineAt: number) {
  const keys: string[] = [];
  const query = mayHave(phrase, viewer);
  for (let offset = 0; offset < MAX_READ; offset += READ_AT_ONCE) {
    const { rows } = await engine.askOne(
      { ...query, limit: READ_AT_ONCE, offset, fields: ['key', 'texts'] },
      deadlineAt,
    );
    for (const row of rows) if (textsOfRow(row).some((text) => hasPhrase(text, phrase))) keys.push(row.key);
    if (rows.length < READ_AT_ONCE) return { keys, isCut: false };
  }
  return { keys, isCut: true };
}

/** Rows with the phrase's grams; a number at its ends may be part of a longer one (2 of 2.5) and is left out. */
export function mayHave(phrase: string, viewer: Viewer): Omit<EngineQuery, 'limit'> {
  const filter = visibleTo(viewer);
  const words = gramsToFind(phrase);
  if (words.length === 0) return { index: 'DOCUMENTS', filter };
  return { index: 'DOCUMENTS', filter, words: words.join(' '), wordsIn: ['grams'] };
}

/** At most ten, spread over it; pairs before the characters in them. */
export function gramsToFind(text: string): readonly string[] {
  const grams = [...new Set(gramsOf(text.replace(NUMBER_AT_END, ' ')))];
  const pairs = grams.filter((gram) => gram.length > 1);
  const wanted = pairs.length > 0 ? pairs : grams;
  const step = Math.max(1, wanted.length / MAX_GRAMS);
  const some = Array.from({ length: Math.min(MAX_GRAMS, wanted.length) }, (_, i) => wanted[Math.floor(i * step)] ?? '');
  return some.map(gramWord);
}

/** Of a word: rows in which it stands but which were cut when it was none (recut.ts). */
export function mayHaveUncut(word: string, term: string, among: FilterText): Omit<EngineQuery, 'limit'> | undefined {
  const words = gramsToFind(word);
  if (words.length === 0 || among === NOTHING) return undefined;
  return {
    index: 'DOCUMENTS',
    filter: `(${among}) AND ${not(is('terms', term))}`,
    words: words.join(' '),
    wordsIn: ['grams'],
  };
}
