import { describe, expect, test } from 'vitest';
import { comparePositions, compareText } from '../../src/domain/order.ts';

describe('texts', () => {
  test('compare by code points, as their UTF-8 bytes do', () => {
    const texts = ['', 'a', 'ab', 'b', 'é', '中', '\ue000', '\uffee', '𠮷', '😀', '中𠮷', '中\uffee'];
    const byBytes = texts.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    expect(texts.toReversed().sort(compareText)).toEqual(byBytes);
  });

  test('are equal to themselves only', () => {
    expect([compareText('a', 'a'), Math.sign(compareText('a', 'aa')), Math.sign(compareText('aa', 'a'))]).toEqual([
      0, -1, 1,
    ]);
  });
});

describe('positions', () => {
  const positions = [
    [1, 'a', 'x'],
    [1, 'a', 'y'],
    [1, 'b', 'a'],
    [1, null, 'a'],
    [2, 'a', 'a'],
    [10, 'a', 'a'],
    ['1', 'a', 'a'],
    [null, 'a', 'a'],
  ];

  test('sort by their parts, numbers before texts, what is absent last', () => {
    expect(positions.toReversed().sort((one, other) => comparePositions(one, other))).toEqual(positions);
  });

  test('turn round descending, but what is absent stays last', () => {
    expect(positions.toSorted((one, other) => comparePositions(one, other, true))).toEqual([
      ['1', 'a', 'a'],
      [10, 'a', 'a'],
      [2, 'a', 'a'],
      [1, 'b', 'a'],
      [1, 'a', 'y'],
      [1, 'a', 'x'],
      [1, null, 'a'],
      [null, 'a', 'a'],
    ]);
  });
});
