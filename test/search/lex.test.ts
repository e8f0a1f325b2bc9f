import { describe, expect, test } from 'vitest';
import { type GramStatistics, lexQuery, lexShare } from '../../src/search/lex.ts';
import { nearness } from '../../src/search/nearness.ts';
import { gramsOf } from '../../src/text/grams.ts';

const TEXTS = ['飞地抱团让山区收益', '茶园合作社', '合作社种茶', 'tea plans and tea gardens'];

function statisticsOf(texts: readonly string[]): GramStatistics {
  const sets = texts.map((text) => new Set(gramsOf(text)));
  return {
    documents: texts.length,
    averageLength: texts.reduce((sum, text) => sum + gramsOf(text).length, 0) / texts.length,
    frequencies: (grams) => new Map(grams.map((gram) => [gram, sets.filter((set) => set.has(gram)).length])),
  };
}

const share = (query: string, text: string, weight = 1) =>
  lexShare(lexQuery(query, statisticsOf(TEXTS)), { fields: [{ text, weight }], length: gramsOf(text).length });

describe('the share of a query that a document meets', () => {
  test.each([
    ['nothing of it', '茶园', '山区收益', 0, 0],
    ['no query', '', '茶园', 0, 0],
    ['all of it, once', '茶园', '茶园合作社', 0.4, 0.7],
    ['all of it, often', '茶园', '茶园茶园茶园茶园茶园茶园', 0.7, 1],
    ['half of it', '茶园飞船', '茶园合作社', 0.1, 0.4],
    ['a stem', 'garden plan', 'tea plans and gardens', 0.4, 0.7],
  ])('%s', (_, query, text, least, most) => {
    const met = share(query, text);
    expect(met).toBeGreaterThanOrEqual(least);
    expect(met).toBeLessThanOrEqual(most);
  });

  test('is lower for what no document has', () => {
    expect(share('茶园鑫淼', '茶园合作社')).toBeLessThan(share('茶园合作', '茶园合作社'));
  });

  test('is higher in a field of more weight, and in a shorter text', () => {
    expect(share('茶园', '茶园合作社', 4)).toBeGreaterThan(share('茶园', '茶园合作社'));
    expect(share('茶园', '茶园')).toBeGreaterThan(share('茶园', '茶园在山区的合作社里也让农户收益'));
  });

  test('counts a pair of neighbours more than its characters apart', () => {
    expect(share('茶园', '茶园合作')).toBeGreaterThan(share('茶园', '园合茶作'));
  });
});

describe('nearness', () => {
  test.each([
    ['as in the query', '他在茶园合作社里', 1],
    ['side by side in another order', '合作社茶园', 1],
    ['apart', '茶园里没有任何东西，而合作社', 0],
    ['one of them only', '茶园', 0],
  ])('%s', (_, text, at) => {
    const near = nearness(text, '茶园合作社', ['茶园', '合作社']);
    expect(Math.round(near)).toBe(at);
  });

  test('grows as words come nearer', () => {
    const near = (gap: number) => nearness(`茶园${'很'.repeat(gap)}合作社`, '茶园 合作社', ['茶园', '合作社']);
    expect(near(1)).toBeGreaterThan(near(5));
    expect(near(5)).toBeGreaterThan(near(50));
  });
});
