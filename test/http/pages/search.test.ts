/** The search page: hits with their places, facets that combine and undo, pages, and what it refuses. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SearchPageData } from '../../../src/ui/search/search-page-data.ts';
import { at, entity, known, passage, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({
    items: [...smallWorld(), ...alike(), known('DIFFERENT_FROM', 'concept:xietong-1', 'mechanism:lianying')],
  });
});
afterAll(() => pages.close());

/** Thirty concepts with one name, for pages of a list. */
function alike() {
  return Array.from({ length: 30 }, (_, i) =>
    entity('CONCEPT', `协同理念${i + 1}`, { id: `concept:xietong-${i + 1}` }),
  );
}

const search = (query: string, more = '') => `/search?q=${encodeURIComponent(query)}${more}`;
const data = async (path: string) => (await pages.json(path.replace('/search', '/search.json'))) as SearchPageData;
const ids = async (path: string) => (await data(path)).hits.map(({ id }) => id);

describe('hits', () => {
  it('are links, with what matched marked, what they are and why they matched', async () => {
    const html = await pages.html(search('联营抱团'));
    expect(hrefs(html)).toContain('/mechanism:lianying');
    expect(html).toContain('<mark>联营抱团</mark>');
    expect(words(html)).toContain('联营抱团 机制 · 运行模式');
    expect(words(html)).toContain('匹配：名称');
  });

  it('of entities name the passage that states most about them, one step away', async () => {
    const [hit] = (await data(search('联营抱团'))).hits;
    expect(hit).toMatchObject({
      id: 'mechanism:lianying',
      place: { passage: 'passage:jia-3', document: 'document:jia' },
    });
    const html = await pages.html(search('联营抱团'));
    expect(hrefs(html)).toContain('/passage:jia-3');
    expect(words(html)).toContain('主要见于 论文甲，二（一），第 1 段');
  });

  it('say what they are not to be confused with', async () => {
    const [hit] = (await data(search('联营抱团'))).hits;
    expect(hit).toMatchObject({ differentFrom: [{ id: 'concept:xietong-1', label: { zh: '协同理念1' } }] });
    const html = await pages.html(search('联营抱团'));
    expect(hrefs(html)).toContain('/concept:xietong-1');
    expect(words(html)).toContain('勿混同于： 协同理念1 概念');
    expect((await data(search('协同理念2'))).hits[0]).toMatchObject({ id: 'concept:xietong-2', differentFrom: [] });
  });

  it('of passages name their source, their headings and whose words they are', async () => {
    const html = await pages.html(search('东县的版本', '&passages=true'));
    expect(words(html)).toContain('论文甲，二（一），第 2 段');
    expect(words(html)).toContain('二、做法 › （一）东县');
    const [hit] = (await data(search('东县的版本', '&passages=true'))).hits;
    expect(hit).toMatchObject({
      record: 'passage',
      section: ['二、做法', '（一）东县'],
      place: { document: 'document:jia' },
    });
  });
});

it('what only editors may see is in no hit, count or facet of the public', async () => {
  const asPublic = await data(search('暗渠工程'));
  expect([asPublic.totalCount, asPublic.near]).toEqual([0, []]);
  const asEditor = await pages.html(search('暗渠工程'), { authorization: `Bearer ${pages.token}` });
  expect(hrefs(asEditor)).toContain('/project:anqu');
  expect(await pages.html(search('西县'))).not.toMatch(/document:mi|内部稿/);
});

describe('facets', () => {
  it('narrow down, and each that is chosen leads back', async () => {
    const html = await pages.html(search('东县', '&type=MODEL'));
    expect(await ids(search('东县', '&type=MODEL'))).toEqual(['model:dongxian']);
    expect(hrefs(html)).toContain(search('东县'));
    expect(html).toMatch(/aria-current="true"[^>]*>/);
  });

  it('of one name are alternatives, whose counts say what each would give', async () => {
    const { facets } = await data(search('东县', '&type=MODEL'));
    const types = facets.find(({ name }) => name === 'type')?.values ?? [];
    const region = types.find(({ value }) => value === 'REGION');
    expect(types.find(({ value }) => value === 'MODEL')?.chosen).toBe(true);
    expect(await ids(search('东县', '&type=REGION'))).toHaveLength(region?.count ?? -1);
    expect(await ids(search('东县', '&type=MODEL&type=REGION'))).toEqual(
      expect.arrayContaining(['model:dongxian', 'region:dongxian']),
    );
  });

  it('of different names hold together', async () => {
    expect(await ids(search('东县', '&type=MODEL&domain=domain:shouru'))).toEqual(['model:dongxian']);
    expect(await ids(search('西县', '&type=MODEL&domain=domain:shouru'))).toEqual([]);
  });

  it('are followed from link to link without losing the others', async () => {
    const html = await pages.html(search('东县', '&type=MODEL'));
    expect(hrefs(html)).toContain(search('东县', '&type=MODEL&domain=domain:shouru'));
  });

  it('name a chosen value by its label, also where it has no hits', async () => {
    const html = await pages.html(search('东县', '&region=region:xixian&type=MODEL'));
    expect(words(html)).toContain('西县');
  });

  it('take a year and a period', async () => {
    expect(await ids(search('西县模式', '&from=2011&to=2018&type=MODEL'))).toEqual(['model:dongxian']);
    expect(await ids(search('西县模式', '&from=2019&to=2019&type=MODEL'))).toContain('model:xixian');
    expect(await ids(search('西县模式', '&to=2011&type=MODEL'))).toEqual([]);
    expect(words(await pages.html(search('模式', '&from=2012&to=2020')))).toContain('2012—2020');
  });

  it('part entities from passages, with the number of each', async () => {
    const { totalCount, passageCount } = await data(search('东县'));
    expect((await data(search('东县', '&passages=true'))).totalCount).toBe(passageCount);
    expect((await data(search('东县', '&passages=false'))).totalCount).toBe(totalCount - (passageCount ?? 0));
  });
});

describe('pages', () => {
  it('go on by a cursor until the end, each hit once, and lead back to the first', async () => {
    const seen: string[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: SearchPageData = await data(search('协同理念', next === '' ? '' : `&after=${next}`));
      seen.push(...page.hits.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
    const html = await pages.html(search('协同理念'));
    const second = hrefs(html).find((href) => href.includes('after='));
    expect(hrefs(await pages.html(second ?? ''))).toContain(search('协同理念'));
  });

  it('of another search are refused', async () => {
    const { next } = await data(search('协同理念'));
    expect((await pages.get(search('东县', `&after=${next}`))).status).toBe(400);
  });
});

describe('conditions without words', () => {
  it('list what fulfils them, in pages', async () => {
    const page = await data('/search?type=CONCEPT');
    expect(page.totalCount).toBe(32);
    expect(page.hits).toHaveLength(20);
    expect((await data(`/search?type=CONCEPT&after=${page.next}`)).hits).toHaveLength(12);
  });

  it('count the types and kinds that are there', async () => {
    const { facets } = await data('/search?domain=domain:shouru');
    const types = facets.find(({ name }) => name === 'type')?.values.map(({ value, count }) => [value, count]);
    expect(types).toEqual([
      ['DOMAIN', 1],
      ['MODEL', 1],
    ]);
    expect(words(await pages.html('/search?domain=domain:shouru'))).toContain('收入分配');
  });
});

describe('nothing asked', () => {
  it('shows ways in', async () => {
    for (const path of ['/search', '/search?q=', '/search?q=%20%09', '/search?q=&type=&from=']) {
      const response = await pages.get(path);
      expect(response.status).toBe(200);
      expect(hrefs(await response.text())).toContain('/model:dongxian');
    }
  });
});

describe('nothing found', () => {
  it('says so and offers names that are near', async () => {
    const html = await pages.html(search('联营量子'));
    expect(words(await pages.html(search('魑魅魍魉')))).toContain('没有找到与“魑魅魍魉”相符的内容');
    expect(html).toContain('/mechanism:lianying');
  });

  it('says which words nothing has, and where there is no word to look for', async () => {
    const both = await pages.html(search('魑魅魍魉'));
    expect(words(both)).toContain('图谱里没有哪一处含有：');
    expect((await data(search('魑魅魍魉'))).unknown.length).toBeGreaterThan(0);
    const nothing = words(await pages.html(search('的')));
    expect(nothing).toContain('没有可检索的词');
    expect(nothing).not.toContain('没有哪一处含有');
  });

  it('under conditions says how many there are without them', async () => {
    const path = search('联营抱团', '&type=CHALLENGE');
    const { withoutFilter } = await data(path);
    expect(withoutFilter).toBe((await data(search('联营抱团'))).totalCount);
    expect(hrefs(await pages.html(path))).toContain(search('联营抱团'));
  });
});

it('an answer that lacks something says what', async () => {
  const behind = await startPages({
    around: (inquiries) => ({
      ...inquiries,
      search: async (request, scope) => ({ ...(await inquiries.search(request, scope)), degraded: ['INDEX_BEHIND'] }),
    }),
  });
  onTestFinished(() => behind.close());
  expect(words(await behind.html(search('联营')))).toContain('检索尚未跟上最近的修改');
  expect(words(await behind.html(search('联营', '&lang=en')))).toContain('has not caught up');
  expect(await behind.json(search('联营').replace('/search', '/search.json'))).toMatchObject({
    degraded: ['INDEX_BEHIND'],
  });
});

it('a search asks the graph as often for many hits as for few', async () => {
  let calls = 0;
  const counted = await startPages({
    items: [
      ...smallWorld(),
      ...Array.from({ length: 18 }, (_, i) => [
        entity('CONCEPT', `共享理念${i}`, { id: `concept:gx-${i}` }),
        passage('document:jia', `共享理念${i}的段落。`, {
          id: `passage:gx-${i}`,
          section: [`${i}、`],
          paragraph: 10 + i,
        }),
        relation('DESCRIBES', 'document:jia', `concept:gx-${i}`, {
          id: `relation:gx-${i}`,
          evidence: [at(`passage:gx-${i}`)],
        }),
      ]).flat(),
    ],
    around: (inquiries) => ({
      ...inquiries,
      search: (...args) => {
        calls += 1;
        return inquiries.search(...args);
      },
      places: (...args) => {
        calls += 1;
        return inquiries.places(...args);
      },
      reads: new Proxy(inquiries.reads, {
        get(target, name, receiver) {
          calls += 1;
          return Reflect.get(target, name, receiver);
        },
      }),
    }),
  });
  onTestFinished(() => counted.close());
  await counted.html(search('联营抱团'));
  const few = calls;
  calls = 0;
  await counted.html(search('共享理念'));
  expect(calls).toBeLessThanOrEqual(few);
  expect(few).toBeLessThanOrEqual(12);
});
