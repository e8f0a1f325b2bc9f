/** Runs are cut as jieba itself cuts them, with its dictionary and with learned words. */
import { readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { describe, expect, test } from 'vitest';
import { createCutter } from '../../src/text/cutting.ts';
import { normalise } from '../../src/text/normalise.ts';
import { WordTrie } from '../../src/text/word-trie.ts';
import { randomOf } from '../search/documents.ts';

const LEARNED = ['共富工坊', '飞地抱团', '丘陵飞渠', '一二三四五六七八', '𠮷野之渠'];
const HAN_RUNS = /\p{Script=Han}+/gu;
// Beside common characters and rare ones some that no word of jieba's has: 〇, 々, 〆, a radical, others beyond the basic plane.
const ODD = ['〇', '々', '〆', '⺀', '𠮷', '𰀀', '㐀', '豈', '丽'];

const guesser = new Jieba();
const jieba = Jieba.withDict(dict);
const trie = new WordTrie();
for (const line of Buffer.from(dict).toString().split('\n')) {
  const [word = '', frequency] = line.split(' ');
  if (word !== '') trie.add(word, Number(frequency));
}
const cutter = createCutter(trie, (run) => guesser.cut(run, true));

function words(run: string): readonly string[] {
  const found: string[] = [];
  cutter.cut(run, (start, end) => found.push(run.slice(start, end)));
  return found;
}

function runsOf(text: string): readonly string[] {
  return [...new Set(normalise(text).text.match(HAN_RUNS) ?? [])];
}

function randomRun(random: () => number): string {
  const below = (most: number) => Math.floor(random() * most);
  return Array.from({ length: 1 + below(12) }, () =>
    below(12) === 0 ? ODD[below(ODD.length)] : String.fromCodePoint(0x4e00 + below(below(2) ? 20_000 : 2_000)),
  ).join('');
}

const written = runsOf(readFileSync(new URL('../relevance/collection/passages.jsonl', import.meta.url), 'utf8'));
const dictionary = runsOf(
  Buffer.from(dict)
    .toString()
    .split('\n')
    .filter((_, i) => i % 50 === 0)
    .join('的'),
);
const random = randomOf(7);
const mixed = Array.from({ length: 5_000 }, () => randomRun(random));

describe('a run is cut as by jieba', () => {
  test.each([
    ['of prose', written],
    ['of words of the dictionary in a row', dictionary],
    ['of any characters', mixed],
  ])('%s', (_, runs) => {
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) expect(words(run), run).toEqual(jieba.cut(run, true));
  });

  test('also with words that were learned', () => {
    jieba.loadDict(Buffer.from(LEARNED.map((word) => `${word} 5000 nz`).join('\n')));
    for (const word of LEARNED) trie.add(word, 5_000);
    const runs = LEARNED.flatMap((word) => [word, `的${word}和`, Array.from(word).slice(1).join(''), `${word}${word}`]);
    for (const run of [...runs, ...written]) expect(words(run), run).toEqual(jieba.cut(run, true));
  });
});

describe('a dictionary', () => {
  test('has the words that were added and no others, however many', () => {
    const small = new WordTrie();
    const held = Array.from({ length: 20_000 }, (_, i) => `词${i.toString(4)}`);
    for (const [i, word] of held.entries()) small.add(word, 1 + (i % 7));
    expect(held.filter((word) => !small.has(word))).toEqual([]);
    expect(['', '词', '词4', `${held[5]}x`, '\uffff'].filter((word) => small.has(word))).toEqual([]);
    expect(small.total).toBe(held.reduce((sum, _, i) => sum + 1 + (i % 7), 0));
  });
});
