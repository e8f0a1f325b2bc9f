import { expect, test } from 'vitest';
import { COUNTED, measureOf } from '../../src/text/figure-units.ts';
import { figuresIn } from '../../src/text/figures.ts';
import { normalise } from '../../src/text/normalise.ts';
import { hanNumber } from '../../src/text/numerals.ts';
import { periodsIn } from '../../src/text/periods.ts';

function figures(text: string) {
  const { text: normalised } = normalise(text);
  const periods = periodsIn(normalised);
  return figuresIn(normalised, ({ start, end }) => periods.some((one) => one.start < end && start < one.end));
}

test.each<[string, number, string, string]>([
  ['1.94', 1.94, '', 'EQUAL'],
  ['1.94倍', 1.94, '倍', 'EQUAL'],
  ['共138.09亿元', 13809000000, '元', 'EQUAL'],
  ['1380900万元', 13809000000, '元', 'EQUAL'],
  ['七万亿元', 7e12, '元', 'EQUAL'],
  ['二万三千八百一十二笔', 23812, '笔', 'EQUAL'],
  ['近四成', 40, '%', 'ABOUT'],
  ['百分之二十七点八', 27.8, '%', 'EQUAL'],
  ['16.5个百分点', 16.5, '百分点', 'EQUAL'],
  ['三分之一', 33.3333333333, '%', 'EQUAL'],
  ['翻了一番', 100, '%', 'EQUAL'],
  ['超过86亿元', 8.6e9, '元', 'OVER'],
  ['不足3.2亿元', 3.2e8, '元', 'UNDER'],
  ['不少于1000个', 1000, '个', 'AT_LEAST'],
  ['30万人次以上', 3e5, '人次', 'AT_LEAST'],
  ['至多1000个', 1000, '个', 'AT_MOST'],
  ['2万多元', 20000, '元', 'OVER'],
  ['RMB 320 million', 3.2e8, '元', 'EQUAL'],
  ['13.809 billion yuan', 13809000000, '元', 'EQUAL'],
  ['over 90 percent', 90, '%', 'OVER'],
  ['fewer than 300,000 visits', 3e5, COUNTED, 'UNDER'],
  ['1,000 or more villages', 1000, '', 'AT_LEAST'],
  ['two and a half times', 2.5, '倍', 'EQUAL'],
  ['a hundred and fifty-one households', 151, '户', 'EQUAL'],
  ['9,400 permanent residents', 9400, '人', 'EQUAL'],
])('%s is %d of %s, %s', (text, value, unit, comparator) => {
  expect(figures(text)).toEqual([expect.objectContaining({ value, unit, comparator })]);
});

test.each(['第34位', '第三十四位', 'ranked 34th', 'came thirty-fourth'])('%s is a place in a row', (text) => {
  expect(figures(text)).toEqual([expect.objectContaining({ value: 34, isOrdinal: true })]);
});

test.each([
  '2021年6月到12月',
  '2019—2021年',
  '二〇二一年',
  'in 2021',
  'between 2019 and 2021',
  '统一、十分、一个',
  '见表3',
  'see Table 2',
  'the first step',
])('%s has no figure', (text) => {
  expect(figures(text)).toEqual([]);
});

test('a range is one figure', () => {
  expect(figures('10万元到50万元')).toEqual([expect.objectContaining({ value: 1e5, high: 5e5, unit: '元' })]);
  expect(figures('10～50万元')).toEqual([expect.objectContaining({ value: 1e5, high: 5e5, unit: '元' })]);
});

test.each<[string, string]>([
  ['2021年', '2021'],
  ['2021年6月', '2021-06'],
  ['自2006年起', '2006/..'],
  ['截至2020年底', '../2020-12'],
  ['到2025年', '../2025'],
  ['降到2021年', '2021'],
  ['2019—2021年', '2019/2021'],
  ['2021年6月到12月', '2021-06/2021-12'],
  ['2022年上半年', '2022-01/2022-06'],
  ['“十三五”时期', '2016/2020'],
  ['since 2006', '2006/..'],
  ['By the end of 2020', '../2020-12'],
  ['from 2019 to 2021', '2019/2021'],
  ['June to December 2021', '2021-06/2021-12'],
])('%s is %s', (text, period) => {
  expect(periodsIn(normalise(text).text).map((one) => one.period)).toEqual([period]);
});

test.each([
  ['一百五十一', 151],
  ['两', 2],
  ['十七万亿', 17e12],
  ['一亿二千万', 1.2e8],
  ['二〇二一', 2021],
  ['万', undefined],
])('%s is %s', (words, value) => {
  expect(hanNumber(words)).toBe(value);
});

test('what only counts is one measure, and a ratio has none', () => {
  expect(['个', '项', '家', '所', '县（市、区）'].map(measureOf)).toEqual(Array(5).fill('COUNT'));
  expect([undefined, '倍', '%', '百分点', '亿元', '美元'].map(measureOf)).toEqual([
    '',
    '',
    '%',
    '百分点',
    '元',
    '美元',
  ]);
});
