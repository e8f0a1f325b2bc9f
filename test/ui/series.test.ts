/** Which figures make a picture: only what can be compared. */
import { describe, expect, it } from 'vitest';
import { seriesIn, timeOf } from '../../src/ui/charts/series.ts';
import type { ObservationData } from '../../src/ui/record/statement-data.ts';

let next = 0;

function figure(
  subject: string,
  value: number | undefined,
  period: string | undefined,
  more: object = {},
): ObservationData {
  next += 1;
  return {
    id: `observation:${next}`,
    record: 'observation',
    sentence: {},
    status: code('HOLDS'),
    basis: code('STATED'),
    evidence: [],
    evidenceCount: 0,
    indicator: link('indicator:beicha'),
    subject: link(subject),
    comparator: code('EQUAL'),
    ...(value === undefined ? {} : { value }),
    ...(period === undefined ? {} : { period }),
    ...more,
  };
}

function code(value: string) {
  return { value, label: { zh: value } };
}

function link(id: string) {
  return { id, type: code('REGION'), label: { zh: id } };
}

const shapes = (figures: readonly ObservationData[]) => seriesIn(figures).map(({ shape }) => shape);

describe('a series', () => {
  it('over time has three figures of one indicator, in the order of time', () => {
    const [series] = seriesIn([figure('a', 3, '2021'), figure('a', 1, '2019'), figure('a', 2, '2020-06')]);
    expect(series?.shape).toBe('time');
    expect(series?.points.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it('of subjects at one time has the greatest first', () => {
    const [series] = seriesIn([figure('a', 1, '2021'), figure('b', 3, '2021'), figure('c', 2, '2021')]);
    expect(series?.shape).toBe('subjects');
    expect(series?.points.map(({ value }) => value)).toEqual([3, 2, 1]);
  });

  it('is none of two figures, of other units, of what they are against, or of words', () => {
    expect(shapes([figure('a', 1, '2020'), figure('a', 2, '2021')])).toEqual([]);
    const third = figure('a', 3, '2022', { unit: '%' });
    expect(shapes([figure('a', 1, '2020'), figure('a', 2, '2021'), third])).toEqual([]);
    const against = figure('a', 3, '2022', { comparedWith: link('region:nan') });
    expect(shapes([figure('a', 1, '2020'), figure('a', 2, '2021'), against])).toEqual([]);
    const inWords = figure('a', undefined, '2022', { wording: '很多' });
    expect(shapes([figure('a', 1, '2020'), figure('a', 2, '2021'), inWords])).toEqual([]);
  });

  it('is none where the subjects differ and so do the times', () => {
    expect(shapes([figure('a', 1, '2019'), figure('b', 2, '2020'), figure('c', 3, '2021')])).toEqual([]);
  });

  it('is none of one subject that has several figures for one time', () => {
    expect(shapes([figure('a', 1, '2021'), figure('a', 2, '2021'), figure('b', 3, '2021')])).toEqual([]);
  });

  it('is none of more lines than can be told apart', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [figure(name, 1, '2020'), figure(name, 2, '2021')]);
    expect(shapes(many)).toEqual(['subjects']);
  });
});

describe('the time of a figure', () => {
  const at = (period: string, status = 'HOLDS') => timeOf({ period, status: code(status) });

  it('is the middle of a year or month, and the end of what ends', () => {
    expect(at('2021')).toBe(2021.5);
    expect(at('2021-01')).toBeCloseTo(2021.04, 2);
    expect(at('../2025', 'INTENDED')).toBe(2026);
  });

  it('is none of a span', () => {
    expect(at('2019/2021')).toBeUndefined();
    expect(at('2019~')).toBeUndefined();
  });
});
