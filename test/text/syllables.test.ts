import { describe, expect, test } from 'vitest';
import { syllablesOf } from '../../src/text/pinyin.ts';
import { SYLLABLES, syllablesAt } from '../../src/text/syllables.ts';

/** The 3,755 commonest characters, in rows 16 to 55 of GB 2312. */
function commonCharacters(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const rows = Array.from({ length: 40 }, (_, i) => 0xb0 + i);
  const cells = Array.from({ length: 94 }, (_, i) => 0xa1 + i);
  const all = rows.flatMap((row) => cells.map((cell) => decoder.decode(Uint8Array.of(row, cell))));
  return all.filter((character) => /^\p{Script=Han}$/u.test(character));
}

test('every reading of a common character is a syllable', () => {
  const readings = new Set(commonCharacters().map((character) => syllablesOf(character)[0]?.text ?? ''));
  expect(readings.size).toBeGreaterThan(350);
  expect([...readings].filter((reading) => !SYLLABLES.has(reading))).toEqual([]);
});

describe('syllables at a place', () => {
  test.each([
    ['xian', 0, ['xian', 'xia', 'xi']],
    ['xian', 2, ['an', 'a']],
    ['luse', 0, ['lu', 'lv']],
    ['lve', 0, ['lve', 'lv']],
    ['nuer', 0, ['nve', 'nu', 'nv']],
    ['land', 3, []],
    ['', 0, []],
  ])('%s from %i: %j', (letters, at, expected) => {
    expect(syllablesAt(letters, at).map(({ text }) => text)).toEqual(expected);
  });
});
