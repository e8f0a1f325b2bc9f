/** Chinese words as the generated texts use them: those of jieba's dictionary, the frequent ones often (Zipf). */
import { dict } from '@node-rs/jieba/dict.js';
import { pick, randomOf } from '../../test/search/documents.ts';

export interface Word {
  readonly text: string;
  /** 0 for the most frequent. */
  readonly rank: number;
}

export interface Words {
  /** The most frequent first. */
  readonly all: readonly Word[];
  /** One as likely as it is frequent. */
  any(random: () => number): Word;
  /** Some that often stand together: of 30,000 such groups, again the frequent ones often. */
  together(random: () => number): readonly Word[];
  /** One character, as it stands between words. */
  between(random: () => number): Word;
  /** One of two characters with a rank in [from, to), each as likely. */
  ranked(from: number, to: number, random: () => number): Word;
}

const SIZE = 40_000;
const GROUPS = 30_000;
const JOINING = 30;
const HAN = /^\p{Script=Han}$/u;
const WORD = /^\p{Script=Han}{2,4}$/u;
/** Rare characters next to one another are words nobody knows, which jieba then invents; in texts most are function words. */
const CHARACTERS = 150;
/** Mandelbrot's shift: the first are not as frequent as 1/rank says. The commonest word is in a third of the texts, the commonest group in a thirtieth. */
const WORD_SHIFT = 20;
const GROUP_SHIFT = 200;

export function createWords(): Words {
  const all = mostFrequent();
  const any = zipf(all.length, WORD_SHIFT);
  const characters = all.filter(({ text }) => text.length === 1).slice(0, JOINING);
  const many = all.filter(({ text }) => text.length > 1);
  const anyOfMany = zipf(many.length, WORD_SHIFT);
  const seeded = randomOf(GROUPS);
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: seeded() < 0.6 ? 2 : 3 }, () => many[anyOfMany(seeded)] as Word),
  );
  const anyGroup = zipf(groups.length, GROUP_SHIFT);
  const ofTwo = all.filter(({ text }) => text.length === 2);
  return {
    all,
    any: (random) => all[any(random)] as Word,
    together: (random) => groups[anyGroup(random)] as readonly Word[],
    between: (random) => pick(random, characters),
    ranked: (from, to, random) =>
      pick(
        random,
        ofTwo.filter(({ rank }) => rank >= from && rank < to),
      ),
  };
}

/** Draws places from 0 to below `size`, place r in proportion to 1 / (r + 1 + shift). */
export function zipf(size: number, shift: number): (random: () => number) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 1 + shift);
    sums[rank] = sum;
  }
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function mostFrequent(): readonly Word[] {
  const sorted = Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([text = '', frequency]) => ({ text, frequency: Number(frequency) }))
    .toSorted((a, b) => b.frequency - a.frequency || (a.text < b.text ? -1 : 1));
  let characters = 0;
  return sorted
    .filter(({ text }) => WORD.test(text) || (HAN.test(text) && ++characters <= CHARACTERS))
    .slice(0, SIZE)
    .map(({ text }, rank) => ({ text, rank }));
}
