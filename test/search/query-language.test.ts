import { describe, expect, test } from 'vitest';
import { hasPhrase, parseQuery, withoutRepeats } from '../../src/search/query-language.ts';

describe('a query is read as', () => {
  test.each<[string, { wanted?: string; phrases?: string[]; excluded?: string[] }]>([
    ['茶园', {}],
    ['“飞地抱团”', { wanted: ' 飞地抱团 ', phrases: ['飞地抱团'] }],
    ['"飞地抱团"', { wanted: ' 飞地抱团 ', phrases: ['飞地抱团'] }],
    ['「飛地抱團」', { wanted: ' 飛地抱團 ', phrases: ['飞地抱团'] }],
    ['『飞地』抱团', { wanted: ' 飞地 抱团', phrases: ['飞地'] }],
    ['平湖 “飞地” 与 "抱团"', { wanted: '平湖  飞地  与  抱团 ', phrases: ['飞地', '抱团'] }],
    ['“他说"茶园"”', { wanted: ' 他说"茶园" ', phrases: ['他说"茶园"'] }],
    ['茶园 -合作社', { wanted: '茶园  ', excluded: ['合作社'] }],
    ['茶园 －合作社', { wanted: '茶园  ', excluded: ['合作社'] }],
    ['-合作社 茶园', { wanted: '  茶园', excluded: ['合作社'] }],
    ['茶園 -Plan', { wanted: '茶園  ', excluded: ['plan'] }],
    ['“茶园 -合作社”', { wanted: ' 茶园 -合作社 ', phrases: ['茶园 -合作社'] }],
    ['1-2', {}],
    ['2021—2025', {}],
    ['茶园-合作社', {}],
    ['e-commerce', {}],
    ['茶园 --合作社', {}],
    ['茶园 - 合作社', {}],
    ['茶园 -', {}],
    ['茶园 -。', {}],
    ['-茶园', {}],
    ['-茶园 -合作社', {}],
    ['“”', {}],
    ['"。"', {}],
    ['"茶园', {}],
    ['茶园”', {}],
    ['”茶园“', {}],
    ['', {}],
    ['NEAR(茶园 -', {}],
  ])('%j', (query, { wanted = query, phrases = [], excluded = [] }) => {
    expect(parseQuery(query)).toEqual({ wanted, phrases, excluded });
  });

  test('no more conditions than eight of each', () => {
    const words = Array.from({ length: 12 }, (_, i) => `-w${i}`).join(' ');
    expect(parseQuery(`茶园 ${words}`).excluded).toHaveLength(8);
  });
});

test.each([
  ['浙江 浙江 浙江', '浙江'],
  ['浙江浙江', '浙江'],
  [' 浙江 共富 浙江 共富 ', '浙江 共富'],
  ['tea garden tea garden', 'tea garden'],
  ['haha', 'haha'],
  ['1111', '1111'],
  ['浙江 共富', '浙江 共富'],
  ['浙江 浙江省', '浙江 浙江省'],
  ['"浙江" "浙江"', '"浙江" "浙江"'],
  ['哈哈', '哈哈'],
])('%j says %j', (query, once) => {
  expect(withoutRepeats(query)).toBe(once);
});

describe('a phrase stands', () => {
  test.each([
    ['推行三权分置改革', '分置改', true],
    ['推行三权分置改革', '三权改革', false],
    ['a tea garden here', 'tea garden', true],
    ['steamy tea', 'tea', true],
    ['steamy', 'tea', false],
    ['茶园plan b', 'plan', true],
    ['共1200亩', '120', false],
    ['4.0版', '4.0', true],
    ['14.0版', '4.0', false],
    ['', '茶', false],
  ])('in %j: %j is %s', (text, phrase, stands) => {
    expect(hasPhrase(text, phrase)).toBe(stands);
  });
});
