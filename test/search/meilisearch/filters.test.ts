import { expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  conditionsOf,
  facetValue,
  hasTerm,
  isOneOf,
  keyValue,
  NOTHING,
  textOfFacet,
  visibleTo,
} from '../../../src/search/meilisearch/filters.ts';

test.each(['茶园', '"', 'a"b', "a'b", '\\', 'a\\', '\\"', '50%', '%22', 'a\nb', '\0', '😀', ''])(
  '%j as a value is quoted whole, and read back',
  (text) => {
    const value = facetValue(text);
    expect(value).not.toMatch(/["\\\p{Cc}]/u);
    expect(textOfFacet(value)).toBe(text);
  },
);

test('half a character is no value: it is replaced', () => {
  expect(facetValue('a\ud800b')).toBe('a\ufffdb');
});

test('what a user types stays inside its quotes', () => {
  expect(hasTerm('x" OR audience EXISTS OR terms = "y')).toBe('terms = "=x%22 OR audience EXISTS OR terms = %22y"');
});

test('a word is no number, and no value is longer than the engine keeps', () => {
  expect(keyValue('26')).toBe('=26');
  expect(Buffer.byteLength(keyValue('茶'.repeat(500)))).toBeLessThan(468);
});

test.each<[string, Parameters<typeof conditionsOf>[0], readonly string[]]>([
  ['nothing', {}, []],
  ['types and kinds', { types: ['MODEL'], kinds: ['A', 'B'] }, ['type IN ["MODEL"]', 'kind IN ["A", "B"]']],
  ['passages, whatever the types of entities', { passages: true, types: ['MODEL'] }, ['isPassage = "true"']],
  ['entities of a type', { passages: false, types: ['MODEL'] }, ['isPassage = "false"', 'type IN ["MODEL"]']],
  ['an empty list, which nothing fulfils', { regions: [] }, [NOTHING]],
  ['a period', { from: '2021', to: '2022-06' }, ['fromDay <= 20220630', 'toDay >= 20210101']],
  ['from a day on', { from: '2021-06-10' }, ['fromDay <= 99991231', 'toDay >= 20210610']],
])('conditions of %s', (_, filter, expected) => {
  expect(conditionsOf(filter)).toEqual(expected);
});

test('nothing joined with something is nothing, or the something', () => {
  expect(allOf([visibleTo('PUBLIC'), NOTHING])).toBe(NOTHING);
  expect(anyOf([NOTHING, 'a = 1'])).toBe('a = 1');
  expect(anyOf([])).toBe(NOTHING);
  expect(isOneOf('id', [])).toBe(NOTHING);
  expect(allOf(['a = 1', 'b = 2'])).toBe('(a = 1) AND (b = 2)');
});
