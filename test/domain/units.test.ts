import { expect, test } from 'vitest';
import { convertedValue } from '../../src/domain/units.ts';

test.each([
  [7, '万亿元', 7e12, '元'],
  [0.05, '亿元', 5e6, '元'],
  [380, '万元', 3.8e6, '元'],
  [100, '亩', 66666.6666667, '平方米'],
  [1, '公顷', 1e4, '平方米'],
  [2.5, '平方公里', 2.5e6, '平方米'],
  [1.2, '万公顷', 1.2e8, '平方米'],
  [3, '万人', 3e4, '人'],
  [3, '千万人次', 3e7, '人'],
  [12, '万户', 1.2e5, '户'],
  [60, '%', 60, '%'],
  [60, '％', 60, '%'],
  [0.5, '个百分点', 0.5, '百分点'],
  [1.94, undefined, 1.94, ''],
  [1.94, ' ', 1.94, ''],
  [2, '倍', 2, '倍'],
  [6, '个月', 0.5, '年'],
  [5, '万元/亩', 75, '元/平方米'],
  [3, '万个', 3e4, '个'],
  [3, '套', 3, '套'],
])('%d %s is %d in %s', (value, unit, converted, dimension) => {
  expect(convertedValue(value, unit)).toEqual({ value: converted, dimension });
});

test('equal sums are equal whatever unit they are given in', () => {
  expect(convertedValue(0.1, '亿元')).toEqual(convertedValue(1000, '万元'));
  expect(convertedValue(0.3, '亿元')).toEqual(convertedValue(3000, '万元'));
});

test('percent and percentage points, persons and households are never compared', () => {
  const dimensions = ['%', '个百分点', '人', '户', '元', '美元'].map((unit) => convertedValue(1, unit).dimension);
  expect(new Set(dimensions).size).toBe(6);
});
