/** /graph: what is drawn, what the table says of it, and how it is asked for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn, type GraphJson, graphWorld, ids, rows } from './graph-world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ items: graphWorld() });
});
afterAll(() => pages.close());

const json = async (query: string) => (await pages.json(`/graph.json?${query}`)) as GraphJson;

describe('the beginning', () => {
  it('asks for an entry, and names the best connected of each type', async () => {
    const html = await pages.html('/graph');
    expect(html).toContain('name="roots"');
    expect(html).not.toContain('graph-svg');
    expect(hrefs(html)).toContain('/graph?roots=region:da');
    const { ways } = await json('');
    expect(ways?.find(({ type }) => type.value === 'REGION')?.entities[0]?.id).toBe('region:da');
  });

  it.each([
    ['its id', 'model:zhong'],
    ['its label', '中县模式'],
  ])('an entry is found by %s', async (_, ref) => {
    const { asked } = await json(`roots=${encodeURIComponent(ref)}`);
    expect(asked.roots.map(({ id }) => id)).toEqual(['model:zhong']);
  });

  it('another name will do', async () => {
    expect((await json(`roots=${encodeURIComponent('联营')}`)).asked.roots[0]?.id).toBe('mechanism:lianying');
  });

  it('of several that are called so each is offered', async () => {
    const html = await pages.html(`/graph?roots=${encodeURIComponent('同名')}`);
    expect(words(html)).toContain('“同名”可以指');
    expect(hrefs(html)).toEqual(expect.arrayContaining(['/graph?roots=concept:tong', '/graph?roots=group:tong']));
  });

  it('a name that nothing has is said, beside the graph of the others', async () => {
    const html = await pages.html(`/graph?roots=model:zhong,${encodeURIComponent('没有这个')}`);
    expect(words(html)).toContain('没有名为“没有这个”的条目');
    expect(hrefs(html)).toContain(`/search?q=${encodeURIComponent('没有这个')}`);
    expect(drawn(html)).toContain('/model:zhong');
  });

  it('an id that nothing has is not found', async () => {
    expect((await pages.get('/graph?roots=model:none')).status).toBe(404);
  });
});

describe('a graph', () => {
  it('has what lies around its roots, with the steps to each', async () => {
    const { nodes, edges, truncated } = await json('roots=model:zhong');
    expect(ids(nodes)).toEqual(['mechanism:lianying', 'mechanism:sanlei', 'model:zhong', 'region:xixian']);
    expect(nodes[0]).toMatchObject({ id: 'model:zhong', type: 'MODEL', label: { zh: '中县模式' }, depth: 0 });
    expect(nodes.slice(1).every(({ depth }) => depth === 1)).toBe(true);
    expect(edges).toContainEqual({
      id: 'relation:zhong-uses',
      type: 'USES',
      source: 'model:zhong',
      target: 'mechanism:lianying',
      status: 'INTENDED',
      basis: 'STATED',
      evidenceCount: 1,
    });
    expect(truncated).toBe(false);
    const further = await json('roots=model:zhong&depth=2');
    expect(Math.max(...further.nodes.map(({ depth }) => depth))).toBe(2);
  });

  it('is a picture with a link for each node, and a table with a row for each relation', async () => {
    const html = await pages.html('/graph?roots=model:zhong');
    const { nodes, edges } = await json('roots=model:zhong');
    expect(drawn(html).toSorted()).toEqual(ids(nodes).map((id) => `/${id}`));
    expect(html.match(/<g class="graph-edge" data-status="INTENDED"><title>/g)).toHaveLength(1);
    expect(rows(html)).toHaveLength(edges.length);
    expect(rows(html)).toContainEqual(['中县模式', '运用', '联营抱团', '拟达成', '文中明言', '1 处']);
    expect(hrefs(html)).toContain('/relation:zhong-uses');
  });

  it('has positions from the server, the same each time', async () => {
    const { nodes, width, height } = await json('roots=model:zhong');
    expect(nodes.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true);
    expect((await json('roots=model:zhong')).nodes).toEqual(nodes);
  });

  it('says in keys what its codes mean, each type with a look of its own', async () => {
    const { entityTypes, relationTypes } = await json('roots=model:zhong,document:jia&depth=3');
    const looks = entityTypes.map(({ shape, colour }) => `${shape} ${colour}`);
    expect(new Set(looks).size).toBe(entityTypes.length);
    for (const lang of ['zh', 'en'] as const)
      expect(new Set(entityTypes.map(({ mark }) => mark[lang])).size).toBe(entityTypes.length);
    expect(relationTypes.find(({ value }) => value === 'USES')).toMatchObject({
      reads: { zh: '运用', en: 'uses' },
      drawn: 'ARROW',
    });
  });

  it('of several roots names them all, each to be taken away', async () => {
    const html = await pages.html('/graph?roots=model:zhong,model:xixian');
    expect(words(html)).toContain('关系图：中县模式、西县模式');
    expect(hrefs(html)).toContain('/graph?roots=model:xixian');
  });

  it('leads from each entity to its page, to itself as the middle, to more around it, and to a comparison', async () => {
    const html = await pages.html('/graph?roots=model:zhong');
    expect(hrefs(html)).toEqual(
      expect.arrayContaining([
        '/mechanism:sanlei',
        '/graph?roots=mechanism:sanlei',
        '/graph?roots=model:zhong,mechanism:sanlei',
        '/compare?ids=model:zhong,mechanism:sanlei',
      ]),
    );
  });

  it('has in it only what the reader may see', async () => {
    const all = await pages.get('/graph.json?roots=model:dongxian&depth=3', { authorization: `Bearer ${pages.token}` });
    const seen = (await all.json()) as GraphJson;
    const open = await json('roots=model:dongxian&depth=3');
    expect(open.edges.length).toBeLessThan(seen.edges.length);
    expect(seen.edges.map(({ id }) => id)).toEqual(expect.arrayContaining(open.edges.map(({ id }) => id)));
  });
});

describe('a filter', () => {
  it('takes relations of some types', async () => {
    const { edges, nodes } = await json('roots=model:zhong&types=USES');
    expect(new Set(edges.map(({ type }) => type))).toEqual(new Set(['USES']));
    expect(ids(nodes)).not.toContain('region:xixian');
  });

  it('takes relations of some statuses', async () => {
    expect((await json('roots=model:zhong&status=INTENDED')).edges.map(({ id }) => id)).toEqual([
      'relation:zhong-uses',
    ]);
  });

  it('may be given several times or with commas, as forms and people write it', async () => {
    const some = await json('roots=model:zhong&types=USES&types=PRACTISED_IN');
    expect(some.edges).toEqual((await json('roots=model:zhong&types=USES,PRACTISED_IN')).edges);
  });

  it('is shown as chosen, and can be unchosen', async () => {
    const html = await pages.html('/graph?roots=model:zhong&types=USES&status=INTENDED');
    expect(words(html)).toContain('已选 2 项');
    expect(html.match(/<input type="checkbox"[^>]* checked/g)).toHaveLength(2);
  });
});

describe('a path', () => {
  it('leads from one entity to another, in words and in the picture', async () => {
    const query = 'from=model:zhong&to=region:nan';
    const { paths = [], nodes } = await json(query);
    expect(paths[0]?.nodes).toEqual(['model:zhong', 'region:xixian', 'region:nan']);
    expect(ids(nodes)).toEqual(expect.arrayContaining(['model:zhong', 'region:nan']));
    const html = await pages.html(`/graph?${query}`);
    expect(words(html).replaceAll(' ', '')).toContain('中县模式—实践于→西县—所属地区→南省');
    expect(html).toContain('graph-edge on-path');
  });

  it('may be asked for by name', async () => {
    const { asked } = await json(`from=${encodeURIComponent('中县模式')}&to=${encodeURIComponent('南省')}`);
    expect([asked.from?.id, asked.to?.id]).toEqual(['model:zhong', 'region:nan']);
  });

  it('that is not there is said to be none', async () => {
    const html = await pages.html('/graph?from=model:zhong&to=concept:tong');
    expect(words(html)).toContain('四步以内没有路径');
  });
});
