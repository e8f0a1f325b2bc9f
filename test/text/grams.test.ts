import { describe, expect, test } from 'vitest';
import { createGramCounter, gramOfCode, gramSet, gramsOf } from '../../src/text/grams.ts';
import { normalise } from '../../src/text/normalise.ts';
import { randomOf } from '../search/documents.ts';

describe('grams', () => {
  test.each([
    ['', []],
    ['茶', ['茶']],
    ['茶园里', ['茶', '园', '茶园', '里', '园里']],
    ['茶，园', ['茶', '园']],
    ['26县', ['26', '县']],
    ['1.94', ['1.94']],
    ['1,200元', ['1200', '元']],
    ['1,2', ['1', '2']],
    ['tea gardens', ['tea', 'garden']],
    ['app开发', ['app', '开', '发', '开发']],
    ['𠮷𠮷野', ['𠮷', '𠮷', '𠮷𠮷', '野', '𠮷野']],
    ['。！😀', []],
  ])('of %j', (text, grams) => {
    expect(gramsOf(text)).toEqual(grams);
  });
});

const PARTS = [
  ...['茶园', '合', '作社', '，', ' ', '26', '1,200', '1200', '1,2', '12345,678', '12345678', '35', '1,234.5', '4.0'],
  ...['gardens', 'garden', 'Tea', 'policies', 'policy', 's', '𠮷', '𝔞', '😀', 'é', '한국'],
];

function randomText(random: () => number, most: number): string {
  return normalise(
    Array.from({ length: Math.floor(random() * most) }, () => PARTS[Math.floor(random() * PARTS.length)] ?? '').join(
      '',
    ),
  ).text;
}

test.each([1, 2, 3])('counting and collecting give what listing gives (seed %i)', (seed) => {
  const random = randomOf(seed);
  for (let i = 0; i < 400; i++) {
    const [query, text] = [randomText(random, 4), randomText(random, 30)];
    const grams = [...new Set(gramsOf(query))];
    const counts = new Float64Array(grams.length);
    createGramCounter(grams).add(text, 2, counts);
    const listed = gramsOf(text);
    expect([...counts], `${query} in ${text}`).toEqual(
      grams.map((gram) => 2 * listed.filter((one) => one === gram).length),
    );
    const { codes, others, length } = gramSet([text, query]);
    const all = [...listed, ...gramsOf(query)];
    expect(length).toBe(all.length);
    expect([...[...codes].map(gramOfCode), ...others].toSorted()).toEqual([...new Set(all)].toSorted());
  }
});
