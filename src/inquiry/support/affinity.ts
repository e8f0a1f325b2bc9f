/** How much of what an indicator is called stands in a sentence. */
import { stemOf } from '../../text/stems.ts';
import { isStopWord } from '../../text/stop-words.ts';

/** Pairs and single Han characters, and stems of English words, each with what it weighs. */
export type Wording = ReadonlyMap<string, number>;

const WORD = /\p{Script=Han}+|[a-z]+/gu;
const PAIR = 1;
/** A character alone says less: 募得善款 and 慈善资金募集 share two. */
const SINGLE = 0.45;
/** In every second indicator. */
const COMMON = new Set('数额率比量的与和之年均全第位次高最大小总人个各占等到民地家');
const COMMON_WEIGHT = 0.1;
/** Economy and economic, industry and industrial: noun and adjective measure the same. */
const ADJECTIVE = /(?<=[a-z]{5})(?:ical|ics?|ial|al|y)$/u;
const COMMON_ENGLISH = new Set(
  ['number', 'share', 'rate', 'amount', 'total', 'average', 'annual', 'year', 'among', 'ratio', 'valu'].map(rootOf),
);
const COMMON_ENGLISH_WEIGHT = 0.35;

/** 0 to 1: the weight of the name's parts that the sentence has. */
export function affinity(name: Wording, sentence: Wording): number {
  let [shared, all] = [0, 0];
  for (const [part, weight] of name) {
    all += weight;
    if (sentence.has(part)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

export function weightOf(wording: Wording): number {
  return wording.values().reduce((sum, weight) => sum + weight, 0);
}

/** It has no more than words that stand in every second indicator. */
export function saysNothing(wording: Wording): boolean {
  return wording.values().every((weight) => weight <= COMMON_WEIGHT);
}

/** Numbers with what is counted in them say nothing of what is measured. */
const NUMBER = /第?\d[\d.,]*(?:万亿|[十百千万亿]+)?(?:个?百分点|[元美%倍年月日人次户家个项件位笔所名亩公顷平方里]+)?/gu;

/** A normalised name without its numbers. */
export function withoutNumbers(name: string): string {
  return name.replace(NUMBER, ' ');
}

function rootOf(word: string): string {
  return stemOf(word).replace(ADJECTIVE, '');
}

/** Of a normalised text. */
export function wordingOf(text: string): Wording {
  const weights = new Map<string, number>();
  for (const [run] of text.matchAll(WORD)) {
    if (/^[a-z]/u.test(run)) {
      if (run.length < 2 || isStopWord(run)) continue;
      const stem = rootOf(run);
      weights.set(stem, COMMON_ENGLISH.has(stem) ? COMMON_ENGLISH_WEIGHT : PAIR);
      continue;
    }
    const characters = Array.from(run);
    characters.forEach((character, at) => {
      weights.set(character, COMMON.has(character) ? COMMON_WEIGHT : SINGLE);
      const next = characters[at + 1];
      if (next !== undefined)
        weights.set(character + next, COMMON.has(character) && COMMON.has(next) ? COMMON_WEIGHT : PAIR);
    });
  }
  return weights;
}
