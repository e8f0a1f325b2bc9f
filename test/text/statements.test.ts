import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutMarkup } from '../../src/text/markup.ts';
import { sentencesOf } from '../../src/text/statements.ts';

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test.each<[string, string, readonly string[]]>([
  ['Chinese stops', '甲是一。乙是二！丙是三？', ['甲是一。', '乙是二！', '丙是三？']],
  ['a stop within quotation marks ends nothing', '他说“先看。再做。”于是去了。', ['他说“先看。再做。”', '于是去了。']],
  ['a quotation that goes on', '“先看。”这话不错。', ['“先看。”这话不错。']],
  ['a stop within brackets', '甲（见乙。）是一。丙是二。', ['甲（见乙。）是一。', '丙是二。']],
  ['semicolons part no sentences', '甲是一；乙是二。', ['甲是一；乙是二。']],
  [
    'but the items of a list',
    '有三：（1）甲；（2）乙；一是丙；二是丁。',
    ['有三：（1）甲；', '（2）乙；', '一是丙；', '二是丁。'],
  ],
  ['decimal points', '倍差为1.94。It was 1.94. Next.', ['倍差为1.94。', 'It was 1.94.', 'Next.']],
  [
    'abbreviations',
    'Wang et al. found No. 22 of the U.S. list, e.g. this. J. Smith agreed.',
    ['Wang et al. found No. 22 of the U.S. list, e.g. this.', 'J. Smith agreed.'],
  ],
  [
    'lists without their marks',
    '1. 甲是一。\n2）乙是二。\n（三）丙是三。\n- 丁是四。',
    ['甲是一。', '乙是二。', '丙是三。', '丁是四。'],
  ],
  ['a year is no mark of a list', '2021年甲是一。', ['2021年甲是一。']],
  ['ellipses', '甲……乙是二。', ['甲……', '乙是二。']],
  ['rows of a table', '| 湖州 | 1.65 |\n|---|---|\n| 浙江 | 1.94 |', ['| 湖州 | 1.65 |', '| 浙江 | 1.94 |']],
  [
    'a line that the width of a page has broken',
    '浙江是中国的一个省，它的城乡居民收入之比已经连续多年\n下降。',
    ['浙江是中国的一个省，它的城乡居民收入之比已经连续多年\n下降。'],
  ],
  ['nothing', ' \n。。。', []],
])('%s', (_, text, sentences) => {
  expect(cut(text)).toEqual(sentences);
});

test('a heading is told from a sentence', () => {
  const text = '一、研究背景\n浙江是一个省。\n结论\n完。';
  expect(sentencesOf(text).map(({ isHeading }) => isHeading)).toEqual([true, false, true, false]);
});

test('a line alone is a sentence', () => {
  expect(sentencesOf('浙江的海域面积是陆域的2.5倍')).toEqual([{ start: 0, end: 15, isHeading: false }]);
});

test('sentences are stretches of the text, in order, and none is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。！.“”()（）\n 1aA…;|-\ud800'), maxLength: 60 }), (text) => {
      const plain = withoutMarkup(text);
      expect(plain).toHaveLength(text.length);
      let last = 0;
      for (const { start, end } of sentencesOf(plain)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(plain.slice(start, end).trim()).toBe(plain.slice(start, end));
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each([
  ['HTML', '<p class="a">浙江<b>1.94</b>&nbsp;。</p>', '浙江 1.94 。'],
  ['LaTeX', '占比为 $27.8\\%$\\cite{huang}，\\emph{下降}。', '占比为 27.8 % ， 下降 。'],
  ['a bare sign is no markup', '甲<乙，1 & 2，$5。', '甲<乙，1 & 2，$5。'],
])('%s is blanked in place', (_, text, words) => {
  const plain = withoutMarkup(text);
  expect(plain).toHaveLength(text.length);
  expect(plain.replace(/ +/g, ' ').trim()).toBe(words);
});
