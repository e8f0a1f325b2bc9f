/** The cost of normalising, of tokens and of jieba alone over the same texts, in turns. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { normalise } from '../../src/text/normalise.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { tokensOf } from '../../src/text/tokens.ts';

export interface Figures {
  readonly characters: number;
  /** CPU milliseconds for 10,000 characters: the median of the rounds. */
  readonly normaliseMs: number;
  readonly tokensMs: number;
  readonly jiebaMs: number;
}

export function measure(texts: readonly string[], rounds: number): Figures {
  const segmenter = createSegmenter();
  const jieba = Jieba.withDict(dict);
  const normalised = texts.map((text) => normalise(text).text);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const times = Array.from({ length: rounds }, (_, round) => {
    // A new name makes the segmenter forget the runs that it has cut: each round meets its texts for the first time.
    segmenter.learn([`轮次${Array.from(String(round), (digit) => '零一二三四五六七八九'[Number(digit)]).join('')}渠`]);
    return {
      normalise: cpuMs(texts, normalise),
      tokens: cpuMs(normalised, (text) => tokensOf(text, segmenter)),
      jieba: cpuMs(normalised, (text) => jieba.cut(text, true)),
    };
  });
  const per10k = (one: keyof (typeof times)[number]) => (median(times.map((time) => time[one])) * 10_000) / characters;
  return { characters, normaliseMs: per10k('normalise'), tokensMs: per10k('tokens'), jiebaMs: per10k('jieba') };
}

function cpuMs(texts: readonly string[], work: (text: string) => unknown): number {
  const before = process.cpuUsage();
  for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
