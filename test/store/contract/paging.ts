/** Pages: complete, without repetition, and stable while data is added. */
import { describe, expect, test } from 'vitest';
import { ENTITY_POSITION_LENGTHS, OBSERVATION_POSITION_LENGTHS, POSITION_LENGTHS } from '../../../src/domain/order.ts';
import type { Page, PageRequest, Position } from '../../../src/domain/page.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { at, change, entity, known, observation } from '../items.ts';
import { anyone, type Bench, editor, openWorld } from './bench.ts';

interface List {
  readonly length: number;
  page(store: GraphStore, page: PageRequest): Promise<Page<unknown> | undefined>;
}

const both = { direction: 'BOTH' } as const;
const entitiesBy = (by: keyof typeof ENTITY_POSITION_LENGTHS, descending = false): List => ({
  length: ENTITY_POSITION_LENGTHS[by],
  page: async (store, page) => (await store.entities([{ filter: {}, order: { by, descending }, page }], editor()))[0],
});
const figuresBy = (by: keyof typeof OBSERVATION_POSITION_LENGTHS, descending = false): List => ({
  length: OBSERVATION_POSITION_LENGTHS[by],
  page: async (store, page) =>
    (await store.observations([{ filter: {}, order: { by, descending }, page }], editor()))[0],
});

const LISTS: Readonly<Record<string, List>> = {
  'entities by LABEL': entitiesBy('LABEL'),
  'entities by LABEL, descending': entitiesBy('LABEL', true),
  'entities by TYPE': entitiesBy('TYPE'),
  'entities by TYPE, descending': entitiesBy('TYPE', true),
  'entities by PERIOD': entitiesBy('PERIOD'),
  'entities by PERIOD, descending': entitiesBy('PERIOD', true),
  'entities by REVISION': entitiesBy('REVISION'),
  'entities by RELATIONS, descending': entitiesBy('RELATIONS', true),
  'observations by PERIOD': figuresBy('PERIOD'),
  'observations by PERIOD, descending': figuresBy('PERIOD', true),
  'observations by VALUE': figuresBy('VALUE'),
  'observations by VALUE, descending': figuresBy('VALUE', true),
  'observations by SUBJECT': figuresBy('SUBJECT'),
  relations: {
    length: POSITION_LENGTHS.relations,
    page: async (store, page) => (await store.relations([{ filter: {}, page }], editor()))[0],
  },
  claims: {
    length: POSITION_LENGTHS.claims,
    page: async (store, page) => (await store.claims([{ filter: {}, page }], editor()))[0],
  },
  relationsOf: {
    length: POSITION_LENGTHS.relationsOf,
    page: async (store, page) => (await store.relationsOf(['mechanism:lianying'], { ...both, page }, editor()))[0],
  },
  observationsOf: {
    length: POSITION_LENGTHS.observationsOf,
    page: async (store, page) => (await store.observationsOf(['indicator:cunjun'], page, editor()))[0],
  },
  claimsOf: {
    length: POSITION_LENGTHS.claimsOf,
    page: async (store, page) => (await store.claimsOf(['model:dongxian'], page, editor()))[0],
  },
  passagesOf: {
    length: POSITION_LENGTHS.passagesOf,
    page: async (store, page) => (await store.passagesOf(['model:dongxian'], page, editor()))[0],
  },
  contentOf: {
    length: POSITION_LENGTHS.contentOf,
    page: async (store, page) => (await store.contentOf(['document:jia'], [], page, editor()))[0],
  },
  mentionsIn: {
    length: POSITION_LENGTHS.mentionsIn,
    page: async (store, page) => (await store.mentionsIn(['passage:jia-3'], undefined, page, editor()))[0],
  },
  statementsIn: {
    length: POSITION_LENGTHS.statementsIn,
    page: async (store, page) => (await store.statementsIn(['passage:jia-3'], page, editor()))[0],
  },
  neighbours: {
    length: POSITION_LENGTHS.neighbours,
    page: async (store, page) => (await store.neighbours(['model:dongxian'], { ...both, depth: 3, page }, editor()))[0],
  },
  history: {
    length: POSITION_LENGTHS.history,
    page: async (store, page) => (await store.history(['person:zhang'], page, editor()))[0],
  },
};

/** All positions, page by page. */
async function walk(list: List, store: GraphStore, first: number): Promise<readonly Position[]> {
  const found: Position[] = [];
  for (let after: Position | undefined; ; ) {
    const page = await list.page(store, { first, withTotal: true, ...(after ? { after } : {}) });
    found.push(...(page?.edges ?? []).map((edge) => edge.at));
    after = page?.edges.at(-1)?.at;
    if (!page?.hasNextPage || !after) return found;
  }
}

async function openHistory(bench: Bench): Promise<GraphStore> {
  const store = await openWorld(bench);
  for (const summary of ['一', '二', '三', '四']) {
    await store.apply(change(entity('PERSON', '张三', { id: 'person:zhang', summary })));
  }
  return store;
}

export function pagingContract(bench: Bench): void {
  describe('paging', () => {
    test.each(Object.entries(LISTS))(
      '%s: small pages make up the whole, and the total does not depend on the page',
      async (_name, list) => {
        const store = await openHistory(bench);
        const whole = await list.page(store, { first: 1000, withTotal: true });
        const positions = whole?.edges.map((edge) => edge.at);
        expect(positions?.length).toBeGreaterThan(1);
        expect(positions?.every((position) => position.length === list.length)).toBe(true);
        expect(whole?.totalCount).toBe(positions?.length);
        expect(await walk(list, store, 1)).toEqual(positions);
        expect(await walk(list, store, 3)).toEqual(positions);
        const second = await list.page(store, { first: 1, withTotal: true, after: positions?.[0] ?? [] });
        expect(second?.totalCount).toBe(positions?.length);
      },
    );

    test('hasNextPage is true while there is more and false on the last edge', async () => {
      const store = await bench.world();
      const list = LISTS.contentOf as List;
      const pages = await Promise.all([3, 4, 5].map((first) => list.page(store, { first, withTotal: false })));
      expect(pages.map((page) => page?.hasNextPage)).toEqual([true, false, false]);
      expect(pages.map((page) => page?.totalCount)).toEqual([0, 0, 0]);
    });

    test('a page after the end is empty', async () => {
      const store = await bench.world();
      const page = await (LISTS.contentOf as List).page(store, {
        first: 5,
        withTotal: true,
        after: [999, 'passage:z'],
      });
      expect(page).toEqual({ edges: [], hasNextPage: false, totalCount: 4, totalCountIsExact: true });
    });

    test('what is written between two pages is neither repeated nor does it push anything out', async () => {
      const store = await openWorld(bench);
      const list = entitiesBy('LABEL');
      const before = await walk(list, store, 1000);
      const first = await list.page(store, { first: 5, withTotal: false });
      await store.apply(
        change(
          ...['000', 'zzz'].map((sort) => entity('PERSON', `新${sort}`, { id: `person:n${sort}`, keys: { sort } })),
        ),
      );
      const after = first?.edges.at(-1)?.at ?? [];
      const rest = await list.page(store, { first: 1000, withTotal: false, after });
      const seen = [...(first?.edges ?? []), ...(rest?.edges ?? [])].map((edge) => edge.at);
      expect(seen).toEqual([...before, ['zzz', 'person:nzzz']]);
    });

    test('a page goes on where the edge stood, though that is gone', async () => {
      const store = await openWorld(bench);
      const list = entitiesBy('TYPE');
      const before = await walk(list, store, 1000);
      const gone = before.findIndex((position) => position[2] === 'concept:dangan');
      await store.apply(
        change(known('WITHIN', 'region:dongxian', 'region:nan'), { kind: 'remove', id: 'concept:dangan' }),
      );
      const rest = await list.page(store, { first: 1000, withTotal: false, after: before[gone] ?? [] });
      expect(rest?.edges.map((edge) => edge.at)).toEqual(before.slice(gone + 1));
    });

    test('several queries in one call are answered each by its own page', async () => {
      const store = await bench.world();
      const order = { by: 'LABEL', descending: false } as const;
      const pages = await store.entities(
        [
          { filter: { types: ['MODEL'] }, order, page: { first: 1, withTotal: true } },
          { filter: { types: ['EVENT'] }, order, page: { first: 1, withTotal: true } },
          {
            filter: { types: ['MODEL'] },
            order: { by: 'LABEL', descending: true },
            page: { first: 1, withTotal: false },
          },
        ],
        anyone(),
      );
      expect(pages.map((page) => [page.edges[0]?.node.record.id, page.totalCount, page.hasNextPage])).toEqual([
        ['model:dongxian', 2, true],
        [undefined, 0, false],
        ['model:xixian', 0, true],
      ]);
    });

    test('equal keys are told apart by id: a thousand figures without a period come each once', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      await store.apply(
        change(
          ...Array.from({ length: 1000 }, (_, value) =>
            observation('indicator:cunjun', 'region:dong', { value, evidence }),
          ),
        ),
      );
      const positions = await walk(LISTS.observationsOf as List, store, 300);
      expect(new Set(positions.map((position) => position[1])).size).toBe(1003);
    });
  });
}
