/** The judged collection (collection/README.md): topics, queries of seven kinds, and passages with how well they answer their topic. */
import { readFileSync } from 'node:fs';
import type { SearchDocument } from '../../src/search/document.ts';

export const QUERY_KINDS = ['WORDS', 'QUESTION', 'PARAPHRASE', 'LONG', 'TRADITIONAL', 'TYPO', 'ENGLISH'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** What may be looked at while tuning, and what is only reported. */
export type Half = 'tune' | 'report';

interface Topic {
  readonly id: string;
  readonly area: string;
  readonly title: string;
}

export interface JudgedPassage {
  readonly id: string;
  readonly topic: string;
  /** 2: answers its topic; 1: touches it; 0: shares its words and is about something else. */
  readonly grade: 0 | 1 | 2;
  readonly title: string;
  readonly text: string;
  /** Of a near-miss: other topics that it does touch. */
  readonly also?: readonly string[];
}

export interface JudgedQuery {
  readonly id: string;
  readonly kind: QueryKind;
  readonly text: string;
  readonly half: Half;
  /** By passage: 1 or 2; what is not listed does not answer it. */
  readonly grades: ReadonlyMap<string, number>;
}

export interface Collection {
  readonly passages: readonly JudgedPassage[];
  readonly queries: readonly JudgedQuery[];
}

/** Of the first `topicsOfArea` topics of each area; all by default. */
export function readCollection({ topicsOfArea = Number.POSITIVE_INFINITY, nearMisses = true } = {}): Collection {
  const all = readLines<Topic>('topics');
  const topics = [...Map.groupBy(all, ({ area }) => area).values()].flatMap((some) => some.slice(0, topicsOfArea));
  const halves = new Map(topics.map(({ id }) => [id, halfOf(all.findIndex((topic) => topic.id === id))]));
  const passages = ['passages', ...(nearMisses ? ['near-misses'] : [])]
    .flatMap((file) => readLines<JudgedPassage>(file))
    .filter(({ topic }) => halves.has(topic));
  const queries = readLines<{ id: string; topic: string; kind: QueryKind; text: string }>('queries').flatMap(
    ({ id, topic, kind, text }): readonly JudgedQuery[] => {
      const half = halves.get(topic);
      return half === undefined ? [] : [{ id, kind, text, half, grades: gradesOf(topic, passages) }];
    },
  );
  return { passages, queries };
}

/** As the index takes it: its title is the last heading over it. */
export function documentOf({ id, title, text }: JudgedPassage): SearchDocument {
  return {
    id: `passage:${id}`,
    isPassage: true,
    names: [],
    text,
    section: [title],
    fields: {},
    domains: [],
    regions: [],
    documents: [`document:${id}`],
    visibility: 'PUBLIC',
    weight: 0,
  };
}

/**
 * By the number of ones in its binary form, odd or even: each area has as many topics in either half, and so, nearly, has each kind of
 * query. (Kinds were dealt out to topics in turns, so that of all even topics some kinds have none.)
 */
function halfOf(place: number): Half {
  const ones = place.toString(2).replaceAll('0', '').length;
  return ones % 2 === 0 ? 'tune' : 'report';
}

function gradesOf(topic: string, passages: readonly JudgedPassage[]): ReadonlyMap<string, number> {
  const own = passages.filter((passage) => passage.topic === topic && passage.grade > 0);
  const touching = passages.filter(({ also }) => also?.includes(topic));
  return new Map([...touching.map(({ id }) => [id, 1] as const), ...own.map(({ id, grade }) => [id, grade] as const)]);
}

function readLines<T>(name: string): readonly T[] {
  const text = readFileSync(new URL(`collection/${name}.jsonl`, import.meta.url), 'utf8');
  // Data of this folder, whose form collection.test.ts checks.
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
