/** What is asked of a generated corpus: seven kinds of query, each made from a passage or a name that is in it. */
import { initialsKeys, pinyinKeys } from '../../src/text/keys.ts';
import { isStopWord } from '../../src/text/stop-words.ts';
import { pick } from '../../test/search/documents.ts';
import { type Corpus, randomFor } from './corpus.ts';
import type { Word } from './vocabulary.ts';

export const QUERY_KINDS = ['rare', 'common', 'mixed', 'question', 'phrase', 'typo', 'pinyin'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export interface Asked {
  readonly kind: QueryKind;
  readonly text: string;
}

/** `turn` parts those that warm up from those that are measured: hardly one comes in both. */
export function queriesOf(corpus: Corpus, each: number, turn: number): readonly Asked[] {
  return QUERY_KINDS.flatMap((kind, place) =>
    Array.from({ length: each }, (_, i) => {
      const random = randomFor(corpus.seed, 'QUERY', (turn * QUERY_KINDS.length + place) * each + i);
      return { kind, text: MAKERS[kind](corpus, random) };
    }),
  );
}

type Make = (corpus: Corpus, random: () => number) => string;

const COMMON = [10, 300] as const;

const MAKERS: Readonly<Record<QueryKind, Make>> = {
  rare: (corpus, random) => rarest(corpus, random).text,
  common: ({ words }, random) => `${words.ranked(...COMMON, random).text}${words.ranked(...COMMON, random).text}`,
  mixed: (corpus, random) => `${rarest(corpus, random).text} ${corpus.words.ranked(...COMMON, random).text}`,
  question(corpus, random) {
    const some = telling(corpus, random);
    const word = () => pick(random, some).text;
    return `${anyName(corpus, random)}怎样让${word()}${word()}的${word()}带动${word()}${word()}？`;
  },
  phrase(corpus, random) {
    const { text = '' } = corpus.passage(Math.floor(random() * corpus.passages));
    const runs = text.match(/\p{Script=Han}{8,}/gu) ?? [text.slice(0, 8)];
    return `“${pick(random, runs).slice(0, 6 + Math.floor(random() * 3))}”`;
  },
  typo(corpus, random) {
    const name = anyName(corpus, random);
    const at = Math.floor(random() * name.length);
    return `${name.slice(0, at)}${corpus.words.ranked(0, 3_000, random).text.charAt(0)}${name.slice(at + 1)}`;
  },
  pinyin(corpus, random) {
    const name = anyName(corpus, random);
    const [typed = name] = random() < 0.5 ? pinyinKeys(name) : initialsKeys(name);
    return typed;
  },
};

/** Of a passage the word that is seldom elsewhere. */
function rarest(corpus: Corpus, random: () => number): Word {
  return telling(corpus, random).reduce((one, other) => (other.rank > one.rank ? other : one));
}

function telling(corpus: Corpus, random: () => number): readonly Word[] {
  const all = corpus.wordsOf(Math.floor(random() * corpus.passages));
  return all.filter(({ text }) => text.length > 1 && !isStopWord(text));
}

function anyName(corpus: Corpus, random: () => number): string {
  return corpus.nameOf(Math.floor(random() * corpus.entities));
}
