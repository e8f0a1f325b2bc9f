/** Which way an amount went: by the observations before and after, else by the source's words. */
import { expect, test } from 'vitest';
import type { ObservationRecord } from '../../../src/domain/records.ts';
import type { Fact } from '../../../src/inquiry/support/facts.ts';
import { goesOtherWay, seriesIn } from '../../../src/inquiry/support/series.ts';
import { figuresIn } from '../../../src/text/figures.ts';

function fact(value: number, period: string, quote = '', parts: Partial<ObservationRecord> = {}): Fact {
  const observation: ObservationRecord = {
    record: 'observation',
    id: `observation:${period}`,
    indicator: 'indicator:a',
    subject: 'region:a',
    value,
    period,
    comparator: 'EQUAL',
    status: 'HOLDS',
    basis: 'STATED',
    evidence: [{ passage: 'passage:a', stance: 'SUPPORTS', quote }],
    ...parts,
  };
  const nowhere: ReadonlySet<string> = new Set();
  return {
    observation,
    names: [],
    bands: [],
    isGrowth: false,
    places: nowhere,
    comparedWith: nowhere,
    subjects: nowhere,
    words: '',
    measure: '',
  };
}

const before = fact(1.96, '2020');
const after = fact(1.94, '2021');
const both = seriesIn([after, before]);
const figure = (text: string) => figuresIn(text, () => false)[0];

test.each([
  ['rose to the later, lower one', { end: 'TO', direction: 'RISES' }, after, true],
  ['fell to it', { end: 'TO', direction: 'FALLS' }, after, false],
  ['rose from the earlier', { end: 'FROM', direction: 'RISES' }, before, true],
  ['fell from it', { end: 'FROM', direction: 'FALLS' }, before, false],
  ['to the first one, of which nothing earlier is known', { end: 'TO', direction: 'RISES' }, before, false],
  ['from the last one', { end: 'FROM', direction: 'RISES' }, after, false],
  ['from the later to the earlier', { end: 'TO', other: figure('1.94') }, before, true],
  ['from the earlier to the later', { end: 'TO', other: figure('1.96') }, after, false],
] as const)('%s', (_, change, of, isOther) => {
  expect(goesOtherWay(change as Parameters<typeof goesOtherWay>[0], of, both)).toBe(isOther);
});

test.each([
  ['缩小为2021年的1.94，远低于全国', true],
  ['收入缩水，倍差为1.94', false],
  ['扩大到1.94', false],
  ['', false],
])('without another figure the words of the source tell: %j', (quote, isOther) => {
  const alone = fact(1.94, '2021', quote);
  expect(goesOtherWay({ end: 'TO', direction: 'RISES' }, alone, seriesIn([alone]))).toBe(isOther);
});

test('a figure of something else in the series of another subject tells nothing', () => {
  const other = fact(1.5, '2020', '', { subject: 'region:b' });
  const own = fact(1.94, '2021');
  expect(goesOtherWay({ end: 'TO', direction: 'FALLS' }, own, seriesIn([other, own]))).toBe(false);
});

test.each([
  ['缩小为1.94', 1.9, false],
  ['缩小为21.9', 1.9, false],
  ['缩小为1.9', 1.9, true],
  ['下降到1,940元', 1, false],
  ['下降到1,940元', 1_940, true],
])('words tell of the very number, not of one that begins like it: %j of %d', (quote, value, isOther) => {
  const alone = fact(value, '2021', quote);
  expect(goesOtherWay({ end: 'TO', direction: 'RISES' }, alone, seriesIn([alone]))).toBe(isOther);
});
