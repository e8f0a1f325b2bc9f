import { beforeAll, describe, expect, test } from 'vitest';
import { change, entity } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking } from './asking.ts';

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } }';
let asking: Asking;
beforeAll(async () => {
  asking = await createAsking({ items: smallWorld() });
});

/** Every list that a client can page through, as a selection with FIRST and AFTER for its arguments, and the way to it. */
const LISTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['entities', `{ list: entities(PAGING) { ${PAGE} } }`, []],
  ['entities by type', `{ list: entities(orderBy: { by: TYPE, descending: true }, PAGING) { ${PAGE} } }`, []],
  ['entities by period', `{ list: entities(orderBy: { by: PERIOD }, PAGING) { ${PAGE} } }`, []],
  ['entities by revision', `{ list: entities(orderBy: { by: REVISION }, PAGING) { ${PAGE} } }`, []],
  ['entities by relations', `{ list: entities(orderBy: { by: RELATIONS, descending: true }, PAGING) { ${PAGE} } }`, []],
  ['regions', `{ list: regions(PAGING) { ${PAGE} } }`, []],
  ['sources', `{ list: sources(PAGING) { ${PAGE} } }`, []],
  ['relations', `{ list: relations(PAGING) { ${PAGE} } }`, []],
  ['observations', `{ list: observations(PAGING) { ${PAGE} } }`, []],
  ['observations by value', `{ list: observations(orderBy: { by: VALUE }, PAGING) { ${PAGE} } }`, []],
  ['observations by subject', `{ list: observations(orderBy: { by: SUBJECT }, PAGING) { ${PAGE} } }`, []],
  ['claims', `{ list: claims(PAGING) { ${PAGE} } }`, []],
  ['relations of an entity', `{ at: region(ref: "西县") { list: relations(PAGING) { ${PAGE} } } }`, ['at']],
  ['observations of an entity', `{ at: model(ref: "东县模式") { list: observations(PAGING) { ${PAGE} } } }`, ['at']],
  ['claims of an entity', `{ at: model(ref: "东县模式") { list: claims(PAGING) { ${PAGE} } } }`, ['at']],
  ['passages of an entity', `{ at: mechanism(ref: "联营") { list: passages(PAGING) { ${PAGE} } } }`, ['at']],
  ['neighbours', `{ at: model(ref: "东县模式") { list: neighbours(depth: 3, PAGING) { ${PAGE} } } }`, ['at']],
  ['a typed field', `{ at: mechanism(ref: "联营") { list: usedBy(PAGING) { ${PAGE} } } }`, ['at']],
  ['a source’s text', `{ at: document(ref: "论文甲") { list: content(PAGING) { ${PAGE} } } }`, ['at']],
  ['mentions', `{ at: node(id: "passage:jia-3") { ... on Passage { list: mentions(PAGING) { ${PAGE} } } } }`, ['at']],
  [
    'statements',
    `{ at: node(id: "passage:jia-3") { ... on Passage { list: statements(PAGING) { ${PAGE.replace('{ id }', '{ ... on Node { id } }')} } } }`.replace(
      /$/,
      ' }',
    ),
    ['at'],
  ],
];

async function page(
  query: string,
  way: readonly string[],
  first: number,
  after: string | null = null,
): Promise<Connection> {
  const text = query.replace('PAGING', 'first: $first, after: $after');
  const data = await asking.data<Record<string, unknown>>(`query ($first: Int!, $after: String) ${text}`, {
    first,
    after,
  });
  const parent = way.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, data);
  return parent.list as Connection;
}

describe('a list of', () => {
  test.each(LISTS)('%s gives the same in pages as at once, each once', async (_, query, way) => {
    const whole = await page(query, way, 100);
    const ids = whole.edges.map((edge) => edge.node.id);
    expect(whole.totalCount).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
    const paged: string[] = [];
    let after: string | null = null;
    for (let hasNext = true; hasNext; ) {
      const next: Connection = await page(query, way, 1, after);
      expect(next.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(next.pageInfo.startCursor).toBe(next.edges[0]?.cursor);
      expect(next.totalCount).toBe(whole.totalCount);
      paged.push(...next.edges.map((edge) => edge.node.id));
      after = next.pageInfo.endCursor;
      hasNext = next.pageInfo.hasNextPage;
    }
    expect(paged).toEqual(ids);
  });
});

describe('a cursor', () => {
  const regions = (args: string) =>
    `query ($after: String) { regions(${args}, after: $after) { pageInfo { endCursor } edges { node { id } } } }`;

  test('stays valid while data is added', async () => {
    const own = await createAsking({ items: smallWorld() });
    const all = await own.data<{ regions: Connection }>(
      regions('first: 10').replace('endCursor', 'endCursor hasNextPage'),
    );
    const first = await own.data<{ regions: Connection }>(regions('first: 2'));
    await own.store.apply(change(entity('REGION', '一', { id: 'region:first-of-all' })));
    const { regions: rest } = await own.data<{ regions: Connection }>(regions('first: 10'), {
      after: first.regions.pageInfo.endCursor,
    });
    expect(rest.edges).toEqual(all.regions.edges.slice(2));
  });

  test('of a list with other arguments or of another list is refused', async () => {
    const { regions: list } = await asking.data<{ regions: Connection }>(regions('first: 1'));
    const after = list.pageInfo.endCursor;
    for (const args of ['first: 1, filter: { kinds: ["X"] }', 'first: 1, orderBy: { by: TYPE }']) {
      expect(await asking.code(regions(args), { after })).toBe('BAD_USER_INPUT');
    }
    expect(await asking.code(regions('first: 1').replace('regions(', 'models('), { after })).toBe('BAD_USER_INPUT');
  });

  test('is good for the same list by another page size, and for arguments that are null', async () => {
    const { regions: list } = await asking.data<{ regions: Connection }>(regions('first: 1'));
    const after = list.pageInfo.endCursor;
    const { regions: rest } = await asking.data<{ regions: Connection }>(regions('first: 50, filter: null'), { after });
    expect(rest.edges).toHaveLength(3);
  });

  test.each([
    ['no text', ''],
    ['other characters', '平湖'],
    ['no JSON', Buffer.from('nonsense').toString('base64url')],
    ['JSON of another sort', Buffer.from('{"a":1}').toString('base64url')],
    ['a list with no position', Buffer.from('["x"]').toString('base64url')],
    ['nested parts', Buffer.from('["x",["y"],"z"]').toString('base64url')],
    ['a very long text', 'a'.repeat(100_000)],
  ])('that is %s is refused', async (_, after) => {
    expect(await asking.code(regions('first: 1'), { after })).toBe('BAD_USER_INPUT');
  });
});
