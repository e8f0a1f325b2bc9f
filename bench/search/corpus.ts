/** A generated corpus of any size: the same for the same seed, and each document made by its number alone, so that none is kept. */
import type { SearchDocument } from '../../src/search/document.ts';
import { pick, randomOf } from '../../test/search/documents.ts';
import { createWords, type Word, type Words, zipf } from './vocabulary.ts';

export interface Corpus {
  readonly words: Words;
  readonly passages: number;
  readonly entities: number;
  readonly seed: number;
  entity(number: number): SearchDocument;
  passage(number: number): SearchDocument;
  /** The words of a passage in their order, without names, figures and marks. */
  wordsOf(number: number): readonly Word[];
  nameOf(entity: number): string;
  /** Entities first, as a rebuild reads them. */
  documents(): Generator<SearchDocument>;
}

const PASSAGES_OF_ENTITY = 10;
const LEAST_ENTITIES = 100;
const NAME_SHIFT = 20;
const SHORTEST = 80;
const LONGEST = 300;
const NAMED = 0.25;
const FIGURES = 0.08;
const JOINED = 0.7;
const TYPES = ['MODEL', 'MECHANISM', 'CONCEPT', 'PROJECT'];
const ENDS = ['模式', '机制', '产业园', '合作社', '工程', '基金', '行动', '试点', '平台', '联盟'];
/** Words that names are made of: neither the commonest nor the rarest. */
const NAME_WORDS = [300, 20_000] as const;

export function createCorpus(passages: number, seed: number): Corpus {
  const words = createWords();
  const entities = Math.max(LEAST_ENTITIES, Math.floor(passages / PASSAGES_OF_ENTITY));
  const names = createNames(words, seed);
  const anyEntity = zipf(entities, NAME_SHIFT);
  const parts = { words, seed, names, anyEntity };
  return {
    words,
    passages,
    entities,
    seed,
    nameOf: names,
    entity: (number) => entityOf(number, parts),
    passage: (number) => passageOf(number, parts).document,
    wordsOf: (number) => passageOf(number, parts).words,
    *documents() {
      for (let number = 0; number < entities; number++) yield entityOf(number, parts);
      for (let number = 0; number < passages; number++) yield passageOf(number, parts).document;
    },
  };
}

interface Parts {
  readonly words: Words;
  readonly seed: number;
  readonly names: (entity: number) => string;
  readonly anyEntity: (random: () => number) => number;
}

/** Streams of numbers that have nothing to do with one another. */
export function randomFor(seed: number, what: 'ENTITY' | 'NAME' | 'PASSAGE' | 'QUERY', number: number): () => number {
  const stream = { ENTITY: 1, NAME: 2, PASSAGE: 3, QUERY: 4 }[what];
  const random = randomOf(Math.imul(seed * 4 + stream, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));
  random();
  return random;
}

function createNames({ all }: Words, seed: number): (entity: number) => string {
  const [from, to] = NAME_WORDS;
  const parts = all.slice(from, to).filter(({ text }) => text.length === 2);
  return (entity) => {
    const random = randomFor(seed, 'NAME', entity);
    return `${pick(random, parts).text}${pick(random, parts).text}${pick(random, ENDS)}`;
  };
}

const NOTHING = { section: [], fields: {}, visibility: 'PUBLIC' } as const;

function entityOf(number: number, { words, seed, names }: Parts): SearchDocument {
  const random = randomFor(seed, 'ENTITY', number);
  const type = pick(random, TYPES);
  const label = names(number);
  const summary = Array.from({ length: 5 }, () => words.together(random))
    .flat()
    .map(({ text }) => text)
    .join('');
  return {
    ...NOTHING,
    id: `${type.toLowerCase()}:${number}`,
    isPassage: false,
    type,
    label,
    names: [{ text: `${label.slice(0, 2)}${pick(random, ENDS)}`, kind: 'VARIANT' }],
    summary: `${label}，${summary}。`,
    ...places(random),
    weight: Math.floor(200 / (number + 1)),
  };
}

function passageOf(number: number, parts: Parts) {
  const { words, seed, names, anyEntity } = parts;
  const random = randomFor(seed, 'PASSAGE', number);
  const length = SHORTEST + Math.floor(random() * (LONGEST - SHORTEST));
  const used: Word[] = [];
  let text = '';
  while (text.length < length) {
    if (random() < NAMED) text += names(anyEntity(random));
    for (let left = 1 + Math.floor(random() * 4); left > 0; left--) {
      if (random() < FIGURES) text += figure(random);
      for (const word of [...words.together(random), ...(random() < JOINED ? [words.between(random)] : [])]) {
        used.push(word);
        text += word.text;
      }
    }
    text += random() < 0.3 ? '。' : '，';
  }
  const heading = randomFor(seed, 'PASSAGE', -1 - Math.floor(random() * 500));
  const section = [`${words.any(heading).text}${words.any(heading).text}`];
  const document: SearchDocument = {
    ...NOTHING,
    id: `passage:${number}`,
    isPassage: true,
    names: [],
    text,
    section,
    ...places(random),
    weight: 0,
  };
  return { document, words: used };
}

function figure(random: () => number): string {
  const number = Math.floor(random() * 1_000);
  return pick(random, [
    `${number}个县`,
    `${number}.${Math.floor(random() * 100)}亿元`,
    `${2000 + (number % 26)}年`,
    `${number % 100}%`,
  ]);
}

function places(random: () => number): Pick<SearchDocument, 'domains' | 'regions' | 'documents' | 'from' | 'to'> {
  const year = 2010 + Math.floor(random() * 15);
  const region = Math.floor(random() * 100);
  return {
    domains: [`domain:${Math.floor(random() * 12)}`],
    regions: [`region:${region}`, `region:of-${region % 11}`],
    documents: [`document:${Math.floor(random() * 400)}`],
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  };
}
