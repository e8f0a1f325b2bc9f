/** The first page: ways into whatever the graph holds. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { entity } from '../../store/items.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

describe('the first page of a small graph', () => {
  let pages: IndexedPages;
  beforeAll(async () => {
    pages = await startPages();
  });
  afterAll(() => pages.close());

  it('has a search field that needs no script', async () => {
    const html = await pages.html('/');
    expect(html).toMatch(/<form action="\/search" method="get"/);
    expect(html).toMatch(/<input id="q" name="q" type="search"/);
  });

  it('leads to fields of work with their models, and to models in none', async () => {
    const html = await pages.html('/');
    expect(hrefs(html)).toEqual(expect.arrayContaining(['/domain:shouru', '/model:dongxian', '/model:xixian']));
    expect(words(html)).toContain('收入分配 东县模式');
    expect(words(html)).toContain('其他模式 西县模式');
    expect(hrefs(html)).toContain('/search?domain=domain:shouru');
  });

  it('leads to a mechanism with its versions in order, called by what they add to its name', async () => {
    const text = words(await pages.html('/'));
    expect(text).toContain('机制及其演进 联营抱团 1.0 2.0');
  });

  it('leads to places and sources', async () => {
    expect(hrefs(await pages.html('/'))).toEqual(
      expect.arrayContaining(['/region:dongxian', '/document:jia', '/policy:yijian']),
    );
  });

  it('counts each type that is there, and each leads to all of it', async () => {
    const html = await pages.html('/');
    expect(hrefs(html)).toContain('/search?type=MECHANISM');
    expect(words(html)).toMatch(/机制 [^0-9]* 2 /);
    expect(hrefs(html)).not.toContain('/search?type=CHALLENGE');
  });

  it('as JSON has every type of the ontology, in both languages', async () => {
    const data = await pages.json('/index.json');
    expect(data).toMatchObject({
      counts: { passages: 4 },
      types: expect.arrayContaining([
        expect.objectContaining({ type: 'MODEL', typeLabel: { zh: '模式', en: 'Model' }, count: 2 }),
        expect.objectContaining({ type: 'CHALLENGE', count: 0 }),
      ]),
    });
  });

  it('hides from the public what only editors may see', async () => {
    expect(await pages.html('/')).not.toContain('document:mi');
    expect(await pages.html('/', { authorization: `Bearer ${pages.token}` })).toContain('document:mi');
  });
});

it('the first page of an empty graph says that it is empty', async () => {
  const pages = await startPages({ items: [] });
  onTestFinished(() => pages.close());
  expect(words(await pages.html('/'))).toContain('图谱里还没有内容');
  expect(words(await pages.html('/?lang=en'))).toContain('nothing in the graph yet');
});

it('the first page of many models says how many more there are', async () => {
  const models = Array.from({ length: 130 }, (_, i) => entity('MODEL', `模式${i}`, { id: `model:m${i}` }));
  const pages = await startPages({ items: models });
  onTestFinished(() => pages.close());
  const html = await pages.html('/');
  expect(hrefs(html).filter((href) => href.startsWith('/model:'))).toHaveLength(100);
  expect(words(html)).toContain('模式 以地方命名的实践模式，如平湖模式。 130');
});
