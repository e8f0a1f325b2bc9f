import { expect, test } from 'vitest';
import { assertionOf } from '../../src/text/assertion.ts';
import { isCheckable } from '../../src/text/checkable.ts';
import { normalise } from '../../src/text/normalise.ts';

const said = (text: string) => assertionOf(normalise(text).text);
const NOTHING_NAMED = { hasFigures: false, isAbout: false };

test.each([
  '倍差并非1.94。',
  '不是3.2亿元，而是5.6亿元。',
  '并没有建成。',
  '從來就不是151家。',
  '尚未完成。',
  'It was not 1.65.',
  'They never did.',
  "It isn't so.",
])('%s denies', (text) => {
  expect(said(text).isNegated).toBe(true);
});

test.each([
  '不仅超过7万亿元，也降到1.94。',
  '仍不平衡。',
  '不足7万亿元。',
  '不少于1000个未来乡村。',
  '一个不落地进了名单。',
  '不断提高。',
  '不得不提。',
  '未来乡村已经建成。',
  'not only here but also there',
  'no fewer than 30',
])('%s denies nothing', (text) => {
  expect(said(text).isNegated).toBe(false);
});

test('what is put right stands behind', () => {
  const text = normalise('不是3.2亿元，而是5.6亿元。').text;
  expect(assertionOf(text).putRightAt).toBe(text.indexOf('而是'));
});

test.each([
  ['已经建成了1000个', 'HOLDS'],
  ['到2025年要建成1000个', 'INTENDED'],
  ['提出的目标，是带动1200个村', 'INTENDED'],
  ['正在改造26家', 'UNDERWAY'],
  ['Zhejiang is to build 1,000 villages', 'INTENDED'],
  ['has already built 1,000', 'HOLDS'],
  ['常住人口9400人', undefined],
])('%s is told as %s', (text, status) => {
  expect(said(text).status).toBe(status);
});

test.each([
  '下文先交代数据来源，再说明方法。',
  '综上，可以得到以下几点认识。',
  '笔者以为，这一判断仍有商榷的余地。',
  '那么，问题究竟出在哪里？',
  '感谢匿名审稿人的意见。',
  '详见表3和附录。',
  'The rest of this article is organised as follows.',
  'We believe that more work is needed.',
])('%s has nothing to check', (text) => {
  expect(isCheckable(normalise(text).text, NOTHING_NAMED)).toBe(false);
});

test.each(['平湖的村庄跨出本镇，到市里合建物业。', '税收要更有力地调节收入。', 'Lucheng relies on charity.'])(
  '%s can be checked',
  (text) => {
    expect(isCheckable(normalise(text).text, NOTHING_NAMED)).toBe(true);
  },
);

test('a figure is to be checked whatever it begins with', () => {
  expect(isCheckable('笔者认为已达1.94。', { hasFigures: true, isAbout: false })).toBe(true);
});
