import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/text/normalise.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { tokensOf } from '../../src/text/tokens.ts';
import { anyText } from './any-text.ts';

const plain = createSegmenter();
const wordsBy = (segmenter: ReturnType<typeof createSegmenter>, text: string) =>
  tokensOf(normalise(text).text, segmenter).map((token) => token.text);

describe('tokens', () => {
  test.each([
    ['3月起施行', ['3', '月', '起', '施行']],
    ['山区26县', ['山区', '26', '县']],
    ['4.0版', ['4.0', '版']],
    ['1.94', ['1.94']],
    ['138.09亿元', ['138.09', '亿元']],
    ['12,000元', ['12000', '元']],
    ['1,200.5', ['1200.5']],
    ['1,2,3', ['1', '2', '3']],
    ['10,00', ['10', '00']],
    ['2021年6月10日', ['2021', '年', '6', '月', '10', '日']],
    ['1+7+N', ['1', '1+7+n', '7', 'n']],
    ['A4纸', ['a', '4', '纸']],
    ['PM2.5', ['pm', '2.5']],
    ['digital Plan', ['digital', 'plan']],
    ["don't", ['don', 't']],
    ['Привет', ['привет']],
    ['浙发〔2022〕4号', ['浙发', '2022', '4', '号']],
    ['合作社', ['合作社', '合作']],
    ['😀…！', []],
    ['', []],
  ])('of %j are %j', (text, expected) => expect(wordsBy(plain, text)).toEqual(expected));

  test('lie in the text, in its order, within its length', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalise(original);
        let last = 0;
        for (const token of tokensOf(text, plain)) {
          expect(token.text.length).toBeGreaterThan(0);
          expect(token.start).toBeGreaterThanOrEqual(0);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(token.start, token.end).replaceAll(',', '').startsWith(token.text)).toBe(true);
          last = Math.max(last, token.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('hold nothing that the full text would split or drop', () => {
    fc.assert(
      fc.property(anyText, (original) =>
        wordsBy(plain, original).every((word) => /^(?:[a-z0-9.+]|[^\0-\x7f])+$/u.test(word)),
      ),
      { numRuns: 1_000 },
    );
  });

  test('cover every Han character', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalise(original);
        const covered = new Set(
          tokensOf(text, plain).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        for (const match of text.matchAll(/\p{Script=Han}/gu)) expect(covered.has(match.index)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('names of the graph', () => {
  const taught = createSegmenter();
  taught.learn(['丘陵飞渠', '“飛渠合作”', '飞渠合作 2.0', '共建共享丘陵飞渠示范区', '渠']);

  test('are words once they are learned', () => {
    expect(wordsBy(plain, '推行丘陵飞渠')).not.toContain('丘陵飞渠');
    expect(wordsBy(taught, '推行丘陵飞渠')).toContain('丘陵飞渠');
  });

  test.each(['飞渠合作', '飛渠合作'])('are learned in their folded form: %s', (text) => {
    expect(wordsBy(taught, `推行${text}的地方`)).toContain('飞渠合作');
  });

  test('keep the shorter words inside them', () => {
    const words = wordsBy(taught, '共建共享丘陵飞渠示范区');
    expect(words).toEqual(expect.arrayContaining(['共建共享丘陵飞渠示范区', '丘陵飞渠', '丘陵', '示范区', '共享']));
  });

  test('do not change the words of the dictionary', () => {
    taught.learn(['合作', '示范区']);
    expect(wordsBy(taught, '合作社的示范区')).toEqual(['合作社', '合作', '的', '示范区', '示范']);
  });
});
