import { expect, test } from 'vitest';
import { changeAt, directionOf } from '../../src/text/changes.ts';
import { figuresIn } from '../../src/text/figures.ts';
import { normalise } from '../../src/text/normalise.ts';
import { periodsIn } from '../../src/text/periods.ts';

test.each<[string, readonly (string | undefined)[]]>([
  ['倍差从2020年的1.96缩小为2021年的1.94', ['FROM FALLS', 'TO FALLS']],
  ['倍差由1.94扩大到1.96', ['FROM RISES', 'TO RISES']],
  ['2021年倍差降至1.94', ['TO FALLS']],
  ['比例由69.2%提高到72.4%，收入增长8%', ['FROM RISES', 'TO RISES', undefined]],
  ['倍差由1.96变为1.94', ['FROM', 'TO']],
  ['the ratio fell from 1.96 in 2020 to 1.94 in 2021', ['FROM FALLS', 'TO FALLS']],
  ['the ratio widened to 1.94', ['TO RISES']],
  ['倍差为1.94', [undefined]],
  ['收入增加，倍差为1.94', [undefined]],
  ['从浙江看，倍差为1.94', [undefined]],
  ['下降0.02', [undefined]],
])('%s', (words, said) => {
  const { text } = normalise(words);
  const periods = periodsIn(text);
  const figures = figuresIn(text, ({ start, end }) => periods.some((one) => one.start < end && start < one.end));
  const changes = figures.map((figure) => changeAt(text, figure));
  expect(changes.map((one) => one && [one.end, one.direction ?? []].flat().join(' '))).toEqual(said);
});

test.each([
  ['差距不断扩大', 'RISES'],
  ['the gap narrowed', 'FALLS'],
  ['有升有降', undefined],
  ['增加投入，缩小差距', undefined],
])('%s: %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
