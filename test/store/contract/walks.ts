/** Neighbours, paths and subgraphs. */
import { describe, expect, test } from 'vitest';
import type { GraphStore, NeighboursQuery, PathsQuery, SubgraphQuery } from '../../../src/store/port.ts';
import { at, change, entity, known, relation } from '../items.ts';
import { anyone, type Bench, idsOf, openWorld, PAGE } from './bench.ts';

async function neighbours(store: GraphStore, id: string, query: Partial<NeighboursQuery>) {
  const [page] = await store.neighbours([id], { depth: 1, direction: 'BOTH', page: PAGE, ...query }, anyone());
  return page?.edges.map(({ node, at: [distance] }) => `${distance} ${node.record.id}`);
}

async function paths(store: GraphStore, query: Partial<PathsQuery> & Pick<PathsQuery, 'from' | 'to'>) {
  const found = await store.paths({ maxLength: 4, first: 5, ...query }, anyone());
  return found.map(({ entities, relations }) => [
    entities.join(' '),
    relations.map(({ record }) => record.id).join(' '),
  ]);
}

async function subgraph(store: GraphStore, query: Partial<SubgraphQuery>) {
  const found = await store.subgraph({ roots: ['version:lianying-2-0'], depth: 1, limit: 100, ...query }, anyone());
  return { ...found, relations: found.relations.map(({ record }) => record.id) };
}

export function walkContract(bench: Bench): void {
  describe('neighbours', () => {
    test('are distinct, nearest first, then by sort key, without the entity itself', async () => {
      const store = await bench.world();
      expect(await neighbours(store, 'version:lianying-2-0', { depth: 2 })).toEqual([
        '1 mechanism:lianying',
        '1 version:lianying-1-0',
        '2 model:dongxian',
        '2 group:dishouru',
        '2 region:xixian',
        '2 model:xixian',
      ]);
    });

    test('follow a direction at every step, symmetric relations either way', async () => {
      const store = await bench.world();
      expect(
        await neighbours(store, 'model:dongxian', {
          depth: 3,
          direction: 'OUT',
          types: ['USES', 'HAS_VERSION', 'FOLLOWS'],
        }),
      ).toEqual(['1 mechanism:sanlei', '1 mechanism:lianying', '2 version:lianying-1-0', '2 version:lianying-2-0']);
      expect(await neighbours(store, 'version:lianying-1-0', { depth: 1, direction: 'OUT' })).toEqual([]);
      expect(await neighbours(store, 'region:dongxian', { direction: 'IN', types: ['PAIRED_WITH'] })).toEqual([
        '1 region:xixian',
      ]);
    });

    test('are chosen by type after the walk, and by status and basis during it', async () => {
      const store = await bench.world();
      expect(await neighbours(store, 'version:lianying-2-0', { depth: 2, otherTypes: ['MODEL'] })).toEqual([
        '2 model:dongxian',
        '2 model:xixian',
      ]);
      expect(await neighbours(store, 'model:dongxian', { status: ['INTENDED'] })).toEqual(['1 mechanism:sanlei']);
      expect(await neighbours(store, 'version:lianying-2-0', { basis: ['INFERRED'], depth: 3 })).toEqual([
        '1 version:lianying-1-0',
      ]);
    });

    test('leave DESCRIBES and CITES out unless they are named', async () => {
      const store = await bench.world();
      expect(await neighbours(store, 'document:jia', {})).toEqual(['1 person:zhang']);
      expect(await neighbours(store, 'document:jia', { types: ['DESCRIBES'] })).toEqual(['1 model:dongxian']);
    });

    test('of several entities are each its own, unknown ones have none', async () => {
      const store = await bench.world();
      const pages = await store.neighbours(
        ['concept:heli', 'concept:none', 'concept:dangan'],
        { depth: 1, direction: 'BOTH', page: PAGE },
        anyone(),
      );
      expect(pages.map(idsOf)).toEqual([['concept:dangan'], [], ['concept:heli']]);
    });

    test('beyond 10,000 are not looked at, and the total says so', async () => {
      const store = await bench.open();
      const id = (at: number) => `group:g${String(at).padStart(5, '0')}`;
      const items = Array.from({ length: 10_001 }, (_, at) => [
        entity('GROUP', id(at), { id: id(at), keys: { sort: id(at), names: [] } }),
        known('PART_OF', id(at), 'group:all'),
      ]);
      await store.apply(change(entity('GROUP', '全部', { id: 'group:all' }), ...items.flat()));
      const [page] = await store.neighbours(
        ['group:all'],
        { depth: 1, direction: 'BOTH', page: { first: 2, withTotal: true } },
        anyone(),
      );
      expect([page?.totalCount, page?.totalCountIsExact, idsOf(page)]).toEqual([10_000, false, [id(0), id(1)]]);
      const at = [1, id(9_998), id(9_998)];
      const [last] = await store.neighbours(
        ['group:all'],
        { depth: 1, direction: 'BOTH', otherTypes: ['GROUP'], page: { first: 2, withTotal: true, after: at } },
        anyone(),
      );
      expect([last?.totalCount, last?.totalCountIsExact, idsOf(last)]).toEqual([10_000, false, [id(9_999)]]);
      const [none] = await store.neighbours([id(7)], { depth: 1, direction: 'BOTH', page: PAGE }, anyone());
      expect([none?.totalCount, none?.totalCountIsExact]).toEqual([1, true]);
    });
  });

  describe('paths', () => {
    test('come fewest steps first, ties by ids, and keep the direction of their relations', async () => {
      const store = await bench.world();
      expect(await paths(store, { from: 'model:dongxian', to: 'model:xixian', maxLength: 4, first: 3 })).toEqual([
        ['model:dongxian mechanism:lianying model:xixian', 'relation:dongxian-lianying relation:xixian-lianying'],
        [
          'model:dongxian mechanism:lianying group:dishouru model:xixian',
          'relation:dongxian-lianying relation:benefits relation:both-sources',
        ],
        [
          'model:dongxian mechanism:lianying region:xixian model:xixian',
          'relation:dongxian-lianying relation:provides relation:xixian-in',
        ],
      ]);
    });

    test('that differ in a relation only are different paths', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('USES', 'model:xixian', 'mechanism:lianying', {
            id: 'relation:z',
            period: '2020',
            evidence: [at('passage:jia-1')],
          }),
        ),
      );
      const found = await paths(store, { from: 'model:xixian', to: 'mechanism:lianying', maxLength: 1 });
      expect(found.map(([, ids]) => ids)).toEqual(['relation:xixian-lianying', 'relation:z']);
    });

    test('never pass through an entity twice', async () => {
      const store = await bench.world();
      const found = await store.paths(
        { from: 'region:nan', to: 'group:ershixian', maxLength: 5, first: 100 },
        anyone(),
      );
      expect(found.length).toBeGreaterThan(1);
      expect(found.every(({ entities }) => new Set(entities).size === entities.length)).toBe(true);
      expect(found.every(({ entities, relations }) => entities.length === relations.length + 1)).toBe(true);
    });

    test('are no longer than asked, of the types, status and basis asked', async () => {
      const store = await bench.world();
      const ends = { from: 'model:dongxian', to: 'model:xixian' };
      expect(await paths(store, { ...ends, maxLength: 1 })).toEqual([]);
      expect(await paths(store, { ...ends, types: ['USES'], first: 10 })).toHaveLength(1);
      expect(await paths(store, { ...ends, types: ['USES'], status: ['INTENDED'] })).toEqual([]);
      expect(await paths(store, { ...ends, basis: ['BACKGROUND'] })).toEqual([]);
    });

    test('leave DESCRIBES and CITES out unless they are named', async () => {
      const store = await bench.world();
      expect(await paths(store, { from: 'person:zhang', to: 'model:dongxian' })).toEqual([]);
      expect(
        await paths(store, { from: 'person:zhang', to: 'model:dongxian', types: ['DESCRIBES', 'AUTHORED_BY'] }),
      ).toHaveLength(1);
    });

    test('from an entity to itself, from and to unknown ones there are none', async () => {
      const store = await bench.world();
      expect(await paths(store, { from: 'model:xixian', to: 'model:xixian' })).toEqual([]);
      expect(await paths(store, { from: 'model:none', to: 'model:xixian' })).toEqual([]);
      expect(await paths(store, { from: 'model:xixian', to: 'model:none' })).toEqual([]);
    });
  });

  describe('a subgraph', () => {
    test('has its roots first, then the nearest by id, and all relations between them by id', async () => {
      const store = await bench.world();
      expect(await subgraph(store, {})).toEqual({
        entities: ['version:lianying-2-0', 'mechanism:lianying', 'version:lianying-1-0'],
        relations: ['relation:v1', 'relation:v2', 'relation:v2-v1'],
        truncated: false,
      });
    });

    test('stops at its limit and says so', async () => {
      const store = await bench.world();
      expect(await subgraph(store, { limit: 2 })).toEqual({
        entities: ['version:lianying-2-0', 'mechanism:lianying'],
        relations: ['relation:v2'],
        truncated: true,
      });
      expect((await subgraph(store, { limit: 3 })).truncated).toBe(false);
    });

    test('of several roots has each once; unknown ones are left out, depth 0 is the roots alone', async () => {
      const store = await bench.world();
      const roots = ['version:lianying-2-0', 'version:none', 'version:lianying-1-0', 'version:lianying-2-0'];
      expect(await subgraph(store, { roots, depth: 0 })).toEqual({
        entities: ['version:lianying-1-0', 'version:lianying-2-0'],
        relations: ['relation:v2-v1'],
        truncated: false,
      });
    });

    test('has relations of the types, status and basis asked only', async () => {
      const store = await bench.world();
      expect(await subgraph(store, { types: ['FOLLOWS'], depth: 2 })).toMatchObject({ relations: ['relation:v2-v1'] });
      expect(await subgraph(store, { basis: ['STATED'] })).toMatchObject({ relations: ['relation:v2'] });
      expect(await subgraph(store, { roots: ['document:jia'], depth: 1 })).toMatchObject({
        entities: ['document:jia', 'person:zhang'],
      });
    });
  });
}
