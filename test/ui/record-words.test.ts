/** Periods and figures in words. */
import { describe, expect, it } from 'vitest';
import { periodWords } from '../../src/domain/period-words.ts';
import { numberWords } from '../../src/ui/record/amount-words.ts';

describe('a period', () => {
  it.each([
    ['2021', '2021年', '2021'],
    ['2021-06', '2021年6月', 'June 2021'],
    ['2021-06-10', '2021年6月10日', '10 June 2021'],
    ['2019/2021-12', '2019年—2021年12月', '2019 – December 2021'],
    ['2006/..', '2006年起', 'since 2006'],
    ['the Tang', 'the Tang', 'the Tang'],
  ])('%s is %s, %s', (period, zh, en) => {
    expect([periodWords(period, 'zh'), periodWords(period, 'en')]).toEqual([zh, en]);
  });

  it('without a start is the day of the count for what holds, and a deadline for what is intended', () => {
    expect([periodWords('../2020', 'zh'), periodWords('../2020', 'en')]).toEqual(['截至2020年', 'as of 2020']);
    expect([periodWords('../2025', 'zh', 'INTENDED'), periodWords('../2025', 'en', 'INTENDED')]).toEqual([
      '到2025年',
      'by 2025',
    ]);
  });
});

describe('a figure', () => {
  const equal = { comparator: { value: 'EQUAL', label: { zh: '等于', en: 'Equal to' } } };
  const over = { comparator: { value: 'OVER', label: { zh: '超过', en: 'Over' } } };

  it('stands with its unit as printed and its comparator in words', () => {
    expect(numberWords({ ...over, value: 86, unit: '亿元' }, 'zh')).toBe('超过86亿元');
    expect(numberWords({ ...over, value: 86, unit: '亿元' }, 'en')).toBe('over 86 亿元');
    expect(numberWords({ ...equal, value: 10, unit: '%' }, 'en')).toBe('10%');
    expect(numberWords({ ...equal, low: 0.05, high: 0.1 }, 'zh')).toBe('0.05—0.1');
  });

  it('that the source gives in words alone has no number', () => {
    expect(numberWords({ ...equal, wording: '逐年增加' }, 'zh')).toBeUndefined();
  });
});
