/** The map of the corpus: each number is what its link gives, whatever the graph holds. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { BrowsePageData, RegionNode } from '../../../src/ui/browse/browse-page-data.ts';
import { entity, type Item, known } from '../../store/items.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

async function browse(of: IndexedPages = pages): Promise<BrowsePageData> {
  // What the page says is its own type.
  return (await of.json('/browse.json')) as BrowsePageData;
}

/** Numbers beside links into the search, as a reader sees them. */
function counted(html: string): readonly { readonly href: string; readonly count: number }[] {
  const links = html.matchAll(/<a [^>]*?href="(\/search\?[^"]*)"[^>]*>(.*?)<\/a>/gs);
  return [...links].flatMap(([, href = '', text = '']) => {
    const [count] = words(text).match(/[\d,]+(?=\D*$)/) ?? [];
    return count === undefined
      ? []
      : [{ href: href.replaceAll('&amp;', '&'), count: Number(count.replaceAll(',', '')) }];
  });
}

describe('the map of a small corpus', () => {
  it('gives with each number the search that has so many hits', async () => {
    const links = counted(await pages.html('/browse'));
    expect(links.length).toBeGreaterThan(25);
    for (const { href, count } of links) {
      const found = (await pages.json(href.replace('/search?', '/search.json?'))) as { totalCount: number };
      expect([href, found.totalCount]).toEqual([href, count]);
    }
  });

  it('shows fields against the types that belong to them', async () => {
    const { fields } = await browse();
    expect(fields).toMatchObject([
      {
        type: 'DOMAIN',
        columns: [{ type: 'MODEL' }],
        // The field itself is found with what belongs to it.
        listed: [{ id: 'domain:shouru', label: { zh: '收入分配' }, count: 2, counts: [1] }],
        total: 1,
      },
    ]);
    expect(hrefs(await pages.html('/browse'))).toContain('/search?domain=domain:shouru&type=MODEL');
  });

  it('shows places in the places that they lie in, with their levels', async () => {
    const { regions } = await browse();
    const tree = (node: RegionNode): unknown => [node.id, node.level?.zh, ...node.children.map(tree)];
    expect(regions[0]?.listed.map(tree)).toEqual([
      ['region:nan', '省', ['region:dong', '设区市', ['region:dongxian', '县']], ['region:xixian', '县']],
    ]);
  });

  it('shows kinds below their types, and types of which nothing is there not at all', async () => {
    const { types } = await browse();
    expect(types.find(({ type }) => type === 'INDICATOR')?.kinds.map(({ kind }) => kind)).toEqual(['MEAN', 'RATIO']);
    expect(types.map(({ type }) => type)).not.toContain('CHALLENGE');
  });

  it('lists sources, the latest first, for reference managers, too', async () => {
    const { sources } = await browse();
    expect(sources.map(({ type, listed }) => [type, listed.map(({ id }) => id)])).toEqual([
      ['POLICY', ['policy:yijian']],
      ['DOCUMENT', ['document:jia']],
    ]);
    const html = await pages.html('/browse');
    expect(html).toContain('<abbr class="unapi-id" title="document:jia">');
    expect(html).toContain('<link rel="unapi-server"');
  });

  it('lists years, the latest first', async () => {
    const { years } = await browse();
    expect(years[0]).toEqual({ from: '2023', count: 2 });
    expect(years.at(-1)).toEqual({ from: '2012', count: 1 });
  });

  it('reads in English as well', async () => {
    const text = words(await pages.html('/browse?lang=en'));
    expect(text).toContain('By field of work');
    expect(text).toContain('By type and kind');
  });

  it('hides from the public what only editors may see', async () => {
    expect(await pages.html('/browse')).not.toContain('document:mi');
    expect(await pages.html('/browse', { authorization: `Bearer ${pages.token}` })).toContain('document:mi');
  });
});

it('the map of an empty graph says that it is empty', async () => {
  const empty = await startPages({ items: [] });
  onTestFinished(() => empty.close());
  expect(words(await empty.html('/browse'))).toContain('图谱里还没有内容');
});

it('a place in two others is in both trees, what lies in it in one', async () => {
  const place = (id: string): Item => entity('REGION', id, { id: `region:${id}` });
  const within = (one: string, other: string): Item => known('WITHIN', `region:${one}`, `region:${other}`);
  const items = [
    ...['sheng', 'shi', 'pianqu', 'xian', 'cun'].map(place),
    ...[within('shi', 'sheng'), within('xian', 'shi'), within('xian', 'pianqu'), within('cun', 'xian')],
    // Said twice: the village is in the province because its county is.
    within('cun', 'sheng'),
  ];
  const two = await startPages({ items });
  onTestFinished(() => two.close());
  const { regions } = await browse(two);
  const tree = (node: RegionNode): unknown => [node.id, node.isRepeated ?? false, ...node.children.map(tree)];
  expect(regions[0]?.listed.map(tree)).toEqual([
    ['region:sheng', false, ['region:shi', false, ['region:xian', false, ['region:cun', false]]]],
    ['region:pianqu', false, ['region:xian', true]],
  ]);
});

describe('of more than a list shows', () => {
  it('the rest is a link, and years before the last thirty are decades', async () => {
    const policies = Array.from({ length: 60 }, (_, i) =>
      entity('POLICY', `政策${i}`, { id: `policy:p${i}`, kind: 'NOTICE', period: String(1960 + i) }),
    );
    const many = await startPages({ items: policies });
    onTestFinished(() => many.close());
    const html = await many.html('/browse');
    expect(words(html)).toContain('这里列出关联最多的 40 个。 全部 60 个政策');
    const { sources, years } = await browse(many);
    expect([sources[0]?.listed.length, sources[0]?.total]).toEqual([40, 60]);
    expect(years.slice(0, 2)).toEqual([
      { from: '2019', count: 1 },
      { from: '2018', count: 1 },
    ]);
    expect(years.slice(-3)).toEqual([
      { from: '1980', to: '1989', count: 10 },
      { from: '1970', to: '1979', count: 10 },
      { from: '1960', to: '1969', count: 10 },
    ]);
  });
});
