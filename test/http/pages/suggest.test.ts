/** Suggestions while somebody types: what is offered for which beginning, and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SuggestionsData } from '../../../src/ui/search/suggestion-data.ts';
import { entity } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { HOSTILE_QUERIES } from './hostile-world.ts';
import { type IndexedPages, startPages } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  const villages = Array.from({ length: 12 }, (_, i) =>
    entity('REGION', `石塘${i + 1}村`, { id: `region:shitang-${i}` }),
  );
  pages = await startPages({
    items: [
      ...smallWorld(),
      entity('CONCEPT', '山海协作', { id: 'concept:shanhai', labelEn: 'Hill and sea' }),
      ...villages,
    ],
  });
});
afterAll(() => pages.close());

const path = (query: string, more = '') => `/suggest.json?q=${encodeURIComponent(query)}${more}`;
const suggested = async (query: string, more = '') => (await pages.json(path(query, more))) as SuggestionsData;
const ids = async (query: string, more = '') => (await suggested(query, more)).suggestions.map(({ id }) => id);

describe('a beginning', () => {
  it.each([
    ['characters', '联营抱', 'mechanism:lianying', 'LABEL'],
    ['pinyin', 'lianying', 'mechanism:lianying', 'PINYIN'],
    ['initials', 'lybt', 'mechanism:lianying', 'PINYIN'],
    ['traditional characters', '聯營', 'mechanism:lianying', 'VARIANT'],
    ['English', 'hill a', 'concept:shanhai', 'LABEL'],
    ['another name', '东字', 'model:dongxian', 'ALIAS'],
  ])('in %s finds the entity and says by what', async (_, typed, id, matchedBy) => {
    const { suggestions } = await suggested(typed);
    expect(suggestions.find((one) => one.id === id)).toMatchObject({ id, matchedBy });
  });

  it('gives each with its type, the name that matched and the reason in both languages', async () => {
    const { query, suggestions } = await suggested('东字 ');
    expect(query).toBe('东字');
    expect(suggestions).toContainEqual({
      id: 'model:dongxian',
      label: { zh: '东县模式' },
      type: 'MODEL',
      typeLabel: { zh: '模式', en: 'Model' },
      text: '“东”字号',
      matchedBy: 'ALIAS',
      matchedByLabel: { zh: '别名', en: 'other name' },
    });
  });

  it('gives eight at most, and of the types that are asked for alone', async () => {
    expect(await ids('石塘')).toHaveLength(8);
    expect(await ids('东县', '&type=MODEL')).toEqual(['model:dongxian']);
    expect(await ids('东县', '&type=MODEL&type=REGION')).toEqual(
      expect.arrayContaining(['model:dongxian', 'region:dongxian']),
    );
  });

  it('of nothing is empty', async () => {
    for (const nothing of ['/suggest.json', '/suggest.json?q=', path(' \t'), path('魑魅魍魉')])
      expect((await pages.json(nothing)) as SuggestionsData).toMatchObject({ suggestions: [] });
  });

  it('that only editors may see is offered to them alone', async () => {
    expect(await ids('暗渠')).toEqual([]);
    const answer = await pages.get(path('暗渠'), { authorization: `Bearer ${pages.token}` });
    expect(await answer.json()).toMatchObject({ suggestions: [{ id: 'project:anqu' }] });
  });
});

it('is kept by the browser for a short while, by nobody in between', async () => {
  const { headers } = await pages.get(path('联营'));
  expect(headers.get('cache-control')).toBe('private, max-age=30');
  expect(headers.get('vary')).toContain('cookie');
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
});

it.each([
  ['too long', path('长'.repeat(301)), 'tooLong'],
  ['twice', '/suggest.json?q=a&q=b', 'twice'],
  ['of no type', path('a', '&type=TOWN'), 'unknown'],
])('%s is refused in the form of the API, with what is wrong', async (_, asked, fault) => {
  const response = await pages.get(asked);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', fault } }] });
});

it('takes hostile beginnings as text', async () => {
  for (const text of HOSTILE_QUERIES) {
    const response = await pages.get(path(text.toWellFormed()));
    expect([text, response.status]).toEqual([text, text.length > 300 ? 400 : 200]);
  }
});
