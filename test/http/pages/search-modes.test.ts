/** The modes of the search page. The embedder is the naive one: what shares characters is near. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SearchPageData } from '../../../src/ui/search/search-page-data.ts';
import { createHashEmbedder } from '../../search/embedder/hash-embedder.ts';
import { entity, passage } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
let searches = 0;
beforeAll(async () => {
  pages = await startPages({
    items: [...smallWorld(), ...alike(), passage('document:jia', '塘鱼养收增', { id: 'passage:yu', paragraph: 90 })],
    embedder: createHashEmbedder({ leastCosine: 0.3 }),
    around: (inquiries) => ({
      ...inquiries,
      search: (...args) => {
        searches += 1;
        return inquiries.search(...args);
      },
    }),
  });
});
afterAll(() => pages.close());

/** Thirty concepts with one name, for pages of a list. */
function alike() {
  return Array.from({ length: 30 }, (_, i) =>
    entity('CONCEPT', `协同理念${i + 1}`, { id: `concept:xietong-${i + 1}` }),
  );
}

const MODES = ['hybrid', 'words', 'meaning'] as const;
const search = (query: string, more = '') => `/search?q=${encodeURIComponent(query)}${more}`;
const data = async (path: string, from = pages) =>
  (await from.json(path.replace('/search', '/search.json'))) as SearchPageData;

describe('the choice', () => {
  it('is by words and meaning unless the address says otherwise', async () => {
    expect(await data(search('协同理念'))).toMatchObject({ mode: 'hybrid', asked: { query: '协同理念' } });
    for (const mode of MODES) expect((await data(search('协同理念', `&mode=${mode}`))).mode).toBe(mode);
  });

  it('is three links that keep words and conditions, the usual one without a parameter', async () => {
    const html = await pages.html(search('协同', '&mode=words&type=CONCEPT&after='));
    expect(hrefs(html)).toEqual(
      expect.arrayContaining([
        search('协同', '&type=CONCEPT'),
        search('协同', '&mode=words&type=CONCEPT'),
        search('协同', '&mode=meaning&type=CONCEPT'),
      ]),
    );
    expect(html).toMatch(/<a [^>]*aria-current="true"[^>]*>字词<\/a>/);
  });

  it('stays when a value is chosen, the list goes on or other words are typed', async () => {
    const html = await pages.html(search('协同理念', '&mode=meaning'));
    const onwards = hrefs(html).filter((href) => href.startsWith('/search?q=') && /type=|after=/.test(href));
    expect(onwards.length).toBeGreaterThan(1);
    for (const href of onwards) expect(href).toContain('&mode=meaning');
    expect(html).toContain('<input type="hidden" name="mode" value="meaning"/>');
  });

  it('refuses what is no mode and names those there are', async () => {
    const response = await pages.get('/search.json?q=a&mode=fuzzy');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { parameter: 'mode', fault: 'unknown', given: 'fuzzy', expected: MODES.join(', ') } }],
    });
    for (const name of ['constructor', 'toString', 'HYBRID'])
      expect((await pages.get(`/search?q=a&mode=${name}`)).status).toBe(400);
  });
});

describe('what is found', () => {
  it('by its meaning says so, and by words alone is not there', async () => {
    const byMeaning = await data(search('鱼塘养殖增收', '&mode=meaning'));
    expect(byMeaning.hits[0]).toMatchObject({ id: 'passage:yu', matchedBy: ['SEMANTIC'] });
    expect(words(await pages.html(search('鱼塘养殖增收', '&mode=meaning')))).toContain('匹配：语义相近');
    const byWords = await data(search('鱼塘养殖增收', '&mode=words'));
    expect(byWords.hits.map(({ id }) => id)).not.toContain('passage:yu');
  });

  it('by words is counted exactly; where meaning has a part the number says what it is of', async () => {
    const exact = await data(search('协同理念', '&mode=words'));
    expect(exact).toMatchObject({ totalCount: 30, totalCountIsExact: true });
    expect(exact.facets.every(({ among }) => among === undefined)).toBe(true);
    expect(words(await pages.html(search('协同理念', '&mode=words')))).toContain('找到 30 条');

    for (const mode of ['hybrid', 'meaning']) {
      const found = await data(search('协同理念', `&mode=${mode}`));
      expect(found.totalCountIsExact).toBe(false);
      expect(found.facets.length).toBeGreaterThan(0);
      for (const { among } of found.facets) expect(among).toBe(found.totalCount);
      const html = words(await pages.html(search('协同理念', `&mode=${mode}`)));
      expect(html).toContain(`最相关的 ${found.totalCount} 条`);
      expect(html).toContain(`数字只计最相关的 ${found.totalCount} 条`);
      expect(html).not.toContain('找到');
    }
  });

  it('narrows down by the same conditions in every mode', async () => {
    for (const mode of MODES) {
      const { hits, facets } = await data(search('东县', `&mode=${mode}&type=MODEL`));
      expect(hits.map(({ id }) => id)).toContain('model:dongxian');
      expect(hits.every((hit) => hit.record === 'entity' && hit.type === 'MODEL')).toBe(true);
      const types = facets.find(({ name }) => name === 'type')?.values ?? [];
      expect(types.find(({ value }) => value === 'MODEL')?.chosen).toBe(true);
      expect(types.some(({ chosen }) => !chosen)).toBe(true);
    }
  });

  it('says of a value that is chosen among how many it was counted', async () => {
    const { facets, totalCount } = await data(search('东县', '&type=MODEL'));
    const among = facets.find(({ name }) => name === 'type')?.among ?? 0;
    expect(among).toBeGreaterThan(totalCount);
    expect(words(await pages.html(search('东县', '&type=MODEL')))).toContain(`（前 ${among} 条中）`);
  });

  it.each(MODES)('goes on page by page, each hit once: %s', async (mode) => {
    const seen: string[] = [];
    let page = await data(search('协同理念', `&mode=${mode}`));
    for (; page.next !== undefined; page = await data(search('协同理念', `&mode=${mode}&after=${page.next}`)))
      seen.push(...page.hits.map(({ id }) => id));
    seen.push(...page.hits.map(({ id }) => id));
    expect(seen).toHaveLength(page.totalCount);
    expect(new Set(seen).size).toBe(page.totalCount);
    expect(seen.length).toBeGreaterThan(20);
  });

  it('has no cursor in common between the modes', async () => {
    const { next } = await data(search('协同理念', '&mode=words'));
    expect((await pages.get(search('协同理念', `&mode=words&after=${next}`))).status).toBe(200);
    for (const mode of ['hybrid', 'meaning'])
      expect((await pages.get(search('协同理念', `&mode=${mode}&after=${next}`))).status).toBe(400);
  });

  it('costs one search, and one for each facet in which something is chosen', async () => {
    const costOf = async (more: string) => {
      searches = 0;
      await pages.html(search('东县', more));
      return searches;
    };
    for (const mode of MODES) {
      expect(await costOf(`&mode=${mode}`)).toBe(1);
      expect(await costOf(`&mode=${mode}&type=MODEL&type=REGION&domain=domain:shouru`)).toBe(3);
    }
  });
});

describe('where nothing is found', () => {
  it('by words, a link searches by meaning; by meaning, one by words', async () => {
    const byWords = await pages.html(search('魑魅魍魉', '&mode=words'));
    expect(hrefs(byWords)).toContain(search('魑魅魍魉', '&mode=meaning'));
    expect(words(byWords)).toContain('改按意思检索');
    const byMeaning = await pages.html(search('魑魅魍魉', '&mode=meaning'));
    expect(words(byMeaning)).toContain('没有找到');
    expect(words(byMeaning)).toContain('改按字词检索');
  });

  it('the number without the conditions is that of the same mode', async () => {
    for (const mode of MODES) {
      const { withoutFilter } = await data(search('联营抱团', `&mode=${mode}&region=region:nowhere`));
      expect(withoutFilter).toBe((await data(search('联营抱团', `&mode=${mode}`))).totalCount);
    }
  });
});

it('a query that means nothing to the model is answered by words, and by meaning alone says so', async () => {
  expect(await data(search('dongxian'))).toMatchObject({ mode: 'hybrid', totalCountIsExact: true, degraded: [] });
  const path = search('dongxian', '&mode=meaning');
  expect((await data(path)).degraded).toEqual(['SEMANTIC_UNAVAILABLE']);
  expect(words(await pages.html(path))).toContain('这次只按字词检索');
  expect(words(await pages.html(`${path}&lang=en`))).toContain('By words alone this time');
});

it('where search by meaning is turned off there is nothing to choose, and who asks for it is told', async () => {
  const off = await startPages();
  onTestFinished(() => off.close());
  expect(await data(search('东县'), off)).toMatchObject({ mode: 'words', modes: ['words'], degraded: [] });
  const html = await off.html(search('东县'));
  expect(hrefs(html).filter((href) => href.includes('mode='))).toEqual([]);
  expect(html).not.toContain('检索方式');
  const asked = await data(search('东县', '&mode=hybrid'), off);
  expect(asked).toMatchObject({ mode: 'hybrid', degraded: ['SEMANTIC_UNAVAILABLE'] });
});
