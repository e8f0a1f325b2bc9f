import { describe, expect, test } from 'vitest';
import { daysBetween, isDate, isPeriod, overlaps, periodKey, periodRange } from '../../src/domain/period.ts';

describe('a period', () => {
  test.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2021-06', '2021-06-01', '2021-06-30'],
    ['2021-02', '2021-02-01', '2021-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2021-06-10', '2021-06-10', '2021-06-10'],
    ['2019/2021', '2019-01-01', '2021-12-31'],
    ['2019-03/2021-06-10', '2019-03-01', '2021-06-10'],
    ['2006/..', '2006-01-01', '9999-12-31'],
    ['../2025', '0000-01-01', '2025-12-31'],
    ['2021/2021', '2021-01-01', '2021-12-31'],
  ])('%s covers %s to %s', (period, from, to) => {
    expect(periodRange(period)).toEqual({ from, to });
  });

  test.each([
    '',
    '..',
    '../..',
    '2021/',
    '/2021',
    '2021/2019',
    '2021-13',
    '2021-00',
    '2021-02-29',
    '2021-6',
    '21',
    '0000',
    '2021/2022/2023',
    '2021 ',
    '二〇二一',
    '2021-06-31',
    '2021-06-00',
    '-2021',
    '2021~',
  ])('%j is none', (text) => {
    expect(isPeriod(text)).toBe(false);
  });

  test('is no date where it has two ends', () => {
    expect(['2021', '2021-06', '2021-06-10', '2019/2021', '../2025'].map(isDate)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('sorts by its first day, then its last; a deadline by its end', () => {
    const sorted = ['2006/..', '2019/2021', '2021', '2021-06', '2021/..', '../2021', '../2025'];
    const keys = sorted.map((period) => periodKey(period) ?? '');
    expect(keys.toSorted()).toEqual(
      ['2006/..', '2019/2021', '2021', '2021/..', '2021-06', '../2021', '../2025'].map((period) => periodKey(period)),
    );
  });

  test('shares a day with another where the ends touch', () => {
    const range = (period: string) => periodRange(period) ?? { from: '', to: '' };
    expect(overlaps(range('2019/2021'), range('2021/2023'))).toBe(true);
    expect(overlaps(range('2019/2020'), range('2021/2023'))).toBe(false);
    expect(overlaps(range('../2025'), range('2006/..'))).toBe(true);
  });

  test('of a filter is open where an end is left out', () => {
    expect(daysBetween('2021-02', undefined)).toEqual({ from: '2021-02-01', to: '9999-12-31' });
    expect(daysBetween(undefined, '2021-02')).toEqual({ from: '0000-01-01', to: '2021-02-28' });
  });
});
