import { expect, test } from 'vitest';
import { keptByText } from '../../../src/inquiry/support/kept.ts';

function counted(mostCharacters: number) {
  const made: string[] = [];
  const get = keptByText((text) => {
    made.push(text);
    return text.toUpperCase();
  }, mostCharacters);
  return { made, get };
}

test('what is asked for again is not made again', () => {
  const { made, get } = counted(100);
  expect(['a', 'b', 'a'].map(get)).toEqual(['A', 'B', 'A']);
  expect(made).toEqual(['a', 'b']);
});

test('past the limit half of it goes, the longest unused first', () => {
  const { made, get } = counted(8);
  for (const text of ['aaa', 'bbb', 'aaa', 'cccc']) get(text);
  made.length = 0;
  expect(['cccc', 'aaa', 'bbb'].map(get)).toEqual(['CCCC', 'AAA', 'BBB']);
  expect(made).toEqual(['aaa', 'bbb']);
});

test('a text longer than all that is kept is made all the same', () => {
  const { made, get } = counted(2);
  expect([get('long'), get('long')]).toEqual(['LONG', 'LONG']);
  expect(made).toHaveLength(2);
});
