/** /graph: its table, what is more than can be drawn, its addresses, and hostile labels. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { drawn, type GraphJson, graphWorld, MANY, mainOf, rows } from './graph-world.ts';
import { HOSTILE, hostileWorld } from './hostile-world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ items: graphWorld() });
});
afterAll(() => pages.close());

const json = async (query: string) => (await pages.json(`/graph.json?${query}`)) as GraphJson;

describe('the table', () => {
  const columnOf = async (query: string, column: number) =>
    rows(await pages.html(`/graph?roots=model:zhong&depth=2&${query}`)).map((row) => row[column] ?? '');

  it.each([
    ['source', 0],
    ['target', 2],
  ])('is sorted by %s as the language sorts, upwards and downwards', async (sort, column) => {
    const { compare } = new Intl.Collator('zh-CN');
    const up = await columnOf(`sort=${sort}`, column);
    expect(up).toEqual(up.toSorted(compare));
    const down = await columnOf(`sort=${sort}&dir=desc`, column);
    expect(down).toEqual(down.toSorted((a, b) => compare(b, a)));
  });

  it('tells how it is sorted, and the heads turn it round', async () => {
    const html = await pages.html('/graph?roots=model:zhong&sort=status');
    expect(html).toContain('aria-sort="ascending"');
    expect(hrefs(html)).toContain('/graph?roots=model:zhong&sort=status&dir=desc#relations');
  });
});

describe('more than can be drawn', () => {
  it('is drawn as far as the nearest, and says how much is left', async () => {
    const html = await pages.html('/graph?roots=region:da');
    expect(drawn(html)).toHaveLength(60);
    expect(drawn(html)).toEqual(expect.arrayContaining(['/region:da', '/region:xiao-77', '/region:xiao-78']));
    expect(words(html)).toContain(`图中画出最近的 60 个，其余 ${MANY + 1 - 60} 个只列在表里`);
    expect(rows(html)).toHaveLength(MANY + 1);
    expect((await json('roots=region:da')).nodes).toHaveLength(MANY + 1);
  });

  it('and more than was asked for is said, with a way to it', async () => {
    const html = await pages.html('/graph?roots=region:da&limit=60');
    expect(words(html)).toContain('范围内还有更多，这里取最近的 60 个');
    expect(hrefs(html)).toContain('/graph?roots=region:da&limit=500');
    expect(await json('roots=region:da&limit=60')).toMatchObject({ truncated: true });
  });
});

describe('an address', () => {
  it.each([
    ['depth', '4'],
    ['depth', 'x'],
    ['limit', '2001'],
    ['limit', '1'],
    ['types', 'NOTHING'],
    ['status', 'DONE'],
    ['sort', 'colour'],
    ['dir', 'up'],
    ['after', '-1'],
    ['from', 'x'.repeat(301)],
    ['roots', Array.from({ length: 21 }, (_, i) => `model:m${i}`).join(',')],
  ])('with %s=%s is refused, and says why', async (parameter, value) => {
    const response = await pages.get(`/graph.json?roots=model:zhong&${parameter}=${value}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { parameter } }] });
    expect((await pages.get(`/graph?roots=model:zhong&${parameter}=${value}`)).status).toBe(400);
  });

  it('keeps the language', async () => {
    const html = await pages.html('/graph?roots=model:zhong&lang=en');
    expect(words(html)).toContain('Graph: 中县模式');
    expect(hrefs(mainOf(html)).filter((href) => href.startsWith('/') && !href.includes('lang=en'))).toEqual([]);
  });
});

it('hostile labels are text in the picture, the lists and the table', async () => {
  const hostile = await startPages({ items: hostileWorld() });
  onTestFinished(() => hostile.close());
  for (const lang of ['zh', 'en']) {
    const html = await hostile.html(`/graph?roots=document:evil&types=DESCRIBES&lang=${lang}`);
    expect(drawn(html)).toHaveLength(HOSTILE.length + 1);
    const tags = [...mainOf(html).matchAll(/<([a-z!][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)];
    const attributes = tags.flatMap(([, , all = '']) =>
      [...all.matchAll(/\s([^\s=]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
    );
    expect(tags.filter(([, name = '']) => /^(?:img|script|b|i|body|!.*)$/.test(name))).toEqual([]);
    expect(attributes.filter((name) => /^(?:on|style|src)/.test(name))).toEqual([]);
  }
});
