import { describe, expect, test } from 'vitest';
import { normalise, originalRange } from '../../src/text/normalise.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { tokensOf } from '../../src/text/tokens.ts';
import { casesOf } from './cases.ts';

const segmenter = createSegmenter();
const numbersIn = (text: string) =>
  tokensOf(normalise(text).text, segmenter)
    .map((token) => token.text)
    .filter((word) => /\d/.test(word))
    .join(' ');

describe('numbers and their units', () => {
  test.each(
    casesOf(`
      1.94 → 1.94 | 138.09亿元 → 138.09 138.09亿 138.09亿元 | 1.2万亿元 → 1.2 1.2万亿 1.2万亿元 | 3000万 → 3000 3000万 | 5千克 → 5 5千 5千克
      山区26县 → 26 26县 | 26 县 → 26 26县 | 26个县 → 26 26县 | 26 个县 → 26 26县 | 32个县市区 → 32 32县市区 | 20余家 → 20 20家 | 100多个村 → 100 100村
      300多万元 → 300 300万 300万元 | 3万多人 → 3 3万 3万人 | 6个月 → 6 6个月 | 10个百分点 → 10 10百分点 | 12个 → 12 12个 | 24小时 → 24 24小时 | 24个小时 → 24 24小时
      4.0版 → 4.0 4.0版 | 4.0版本 → 4.0 4.0版 | 飞地抱团3.0 → 3.0 | 10% → 10 10% | １０％ → 10 10% | 3.5‰ → 3.5 3.5‰ | 12倍 → 12 12倍 | 600平方公里 → 600 600平方公里
      2021年 → 2021 2021年 | 2021 年 → 2021 2021年 | 2021年底 → 2021 2021年 | 2021年6月10日 → 2021 2021年 6 6月 10 10日 | 90年代 → 90 90年代 | 5岁 → 5 5岁
      第34位 → 第34位 34 | 第 34 位 → 34 34位 | 第3条 → 第3条 3 | 第1个项目 → 第1项目 1 | 4号 → 4 4号 | 50亩 → 50 50亩 | 1.5公里 → 1.5 1.5公里`),
  )('%s → %s', (text, expected) => expect(numbersIn(text)).toBe(expected));
});

describe('ranges and lists', () => {
  test.each(
    casesOf(`
      20万~60万元 → 20 20万 20万~60万元 60 60万 60万元 | 20万～60万元 → 20 20万 20万~60万元 60 60万 60万元 | 20万—60万元 → 20 20万 20万~60万元 60 60万 60万元
      20万至60万元 → 20 20万 20万~60万元 60 60万 60万元 | 60%—80% → 60 60% 60%~80% 80 80% | 60%到80% → 60 60% 60%~80% 80 80%
      5-6月 → 5 6 6月 | 2021—2025年 → 2021 2025 2025年 | 10-20万元 → 10 20 20万 20万元 | 1,2,3年 → 1 2 3 3年 | 5、6年 → 5 6 6年
      5%降到3% → 5 5% 3 3%`),
  )('%s → %s', (text, expected) => expect(numbersIn(text)).toBe(expected));
});

describe('marks inside numbers', () => {
  test.each(
    casesOf(`
      12,000元 → 12000 12000元 | １２，０００元 → 12000 12000元 | 1,234,567.89 → 1234567.89 | 1,200.5 → 1200.5 | 22 413户 → 22413 22413户 22 413 413户
      1 234 567 → 1234567 1 234 567 | 22 41 → 22 41 | 2021 413 → 2021 413 | 1.94.3 → 1.94.3 | 0.5 → 0.5 | -3.2% → 3.2 3.2%`),
  )('%s → %s', (text, expected) => expect(numbersIn(text)).toBe(expected));
});

describe('slogan numbers, letters with digits', () => {
  test.each(
    casesOf(`
      1+7+9 → 1 1+7+9 7 9 | 1+7+N → 1 1+7+n 7 | １＋７＋Ｎ → 1 1+7+n 7 | “1+7+N” → 1 1+7+n 7 | 5G → 5 5g | PM2.5 → pm2.5 2.5 | A4 → a4 4 | G20 → g20 20 | 3D → 3 3d
      1+1 → 1 1+1 1 | 12345热线 → 12345 | 1 + 1 → 1 1`),
  )('%s → %s', (text, expected) => expect(numbersIn(text)).toBe(expected));
});

test.each(casesOf('二十六县 → 二十六 | 百分之十 → 百分之十 | 三权分置 → 三权 | 第三产业 → 第三产业'))(
  'Chinese numerals are left as words: %s has %s',
  (text, word) => {
    const words = tokensOf(text, segmenter).map((token) => token.text);
    expect(words).toContain(word);
    expect(words.some((one) => /\d/.test(one))).toBe(false);
  },
);

test.each([
  ['山区 26 个县的', '26县', '26 个县'],
  ['约22 413户', '22413户', '22 413户'],
  ['位居第34位。', '第34位', '第34位'],
  ['投资20万～60万元不等', '20万~60万元', '20万～60万元'],
  ['约３００多万元', '300万元', '３００多万元'],
])('in %j the token %s covers %j', (original, word, expected) => {
  const normalised = normalise(original);
  const token = tokensOf(normalised.text, segmenter).find(({ text }) => text === word);
  const range = originalRange(normalised, token?.start ?? 0, token?.end ?? 0);
  expect(original.slice(range.start, range.end)).toBe(expected);
});

test.each([
  ['26县', '26个县'],
  ['26县', '26 县'],
  ['138.09亿元', '138.09 亿元'],
  ['10%', '１０％'],
  ['12,000元', '12000元'],
  ['20万~60万元', '20万至60万元'],
])('%s and %s share their most telling token', (one, other) => {
  const tokens = (text: string) => tokensOf(normalise(text).text, segmenter).map((token) => token.text);
  const longest = tokens(one).toSorted((a, b) => b.length - a.length)[0];
  expect(tokens(other)).toContain(longest);
});
