/** Names of places in jieba's dictionary. */
import { expect, test } from 'vitest';
import { isCommonNoun, isPlaceName } from '../../src/text/place-names.ts';

test.each(['湖南', '丽江', '乌鲁木齐', '安徽'])('%s is a place', (word) => {
  expect(isPlaceName(word)).toBe(true);
});

test.each(['穷人', '改革', '湖南 ', '\n湖南', '', '飞柜联盟', 'AA制'])('%o is none', (word) => {
  expect(isPlaceName(word)).toBe(false);
});

test.each([
  ['莲花', true],
  ['湖南', false],
  ['飞柜联盟', false],
])('%s is a common noun: %s', (word, expected) => {
  expect(isCommonNoun(word)).toBe(expected);
});
