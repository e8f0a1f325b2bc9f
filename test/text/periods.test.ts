/** Times that a sentence names. */
import { describe, expect, it } from 'vitest';
import { periodsIn } from '../../src/text/periods.ts';

describe('a time in a sentence', () => {
  it.each([
    ['到2102年', '../2102'],
    ['2098年3月', '2098-03'],
    ['增加到2098年的3.1万元', '2098'],
    ['缩小到2098年的1.81', '2098'],
    ['截至2098年6月底', '../2098-06'],
    ['2096年至2098年', '2096/2098'],
  ])('%s is %s', (words, period) => {
    expect(periodsIn(words).map((one) => one.period)).toEqual([period]);
  });
});
