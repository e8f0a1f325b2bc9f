/** The orders of the lists of the whole graph. */
import { describe, expect, test } from 'vitest';
import type { EntityOrderBy, ObservationOrderBy } from '../../../src/domain/filter.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { at, change, entity, known, observation } from '../items.ts';
import { anyone, type Bench, idsOf, openWorld, PAGE } from './bench.ts';

async function regions(store: GraphStore, by: EntityOrderBy, descending = false) {
  const [page] = await store.entities(
    [{ filter: { types: ['REGION'] }, order: { by, descending }, page: PAGE }],
    anyone(),
  );
  return idsOf(page).map((id) => id.slice('region:'.length));
}

async function figures(store: GraphStore, by: ObservationOrderBy, descending = false) {
  const [page] = await store.observations([{ filter: {}, order: { by, descending }, page: PAGE }], anyone());
  return idsOf(page).map((id) => id.slice('observation:'.length));
}

/** Four places whose label, period, revision and number of relations each sort them in another way. */
async function fourPlaces(bench: Bench): Promise<GraphStore> {
  const store = await bench.open();
  const place = (slug: string, sort: string, period?: string) =>
    entity('REGION', `地${slug}`, { id: `region:${slug}`, keys: { sort }, ...(period ? { period } : {}) });
  await store.apply(change(place('a', 'z2', '2020'), place('b', 'z10')));
  await store.apply(change(place('c', 'a', '../2020'), place('d', 'z1', '2006/..')));
  await store.apply(
    change(
      known('WITHIN', 'region:a', 'region:b'),
      known('WITHIN', 'region:a', 'region:c'),
      known('PAIRED_WITH', 'region:a', 'region:b'),
    ),
  );
  return store;
}

export function orderContract(bench: Bench): void {
  describe('orders', () => {
    test('LABEL is by the sort key, as plain text', async () => {
      const store = await fourPlaces(bench);
      expect([await regions(store, 'LABEL'), await regions(store, 'LABEL', true)]).toEqual([
        ['c', 'd', 'b', 'a'],
        ['a', 'b', 'd', 'c'],
      ]);
    });

    test('PERIOD is by first and last day; what has none comes last, in either direction', async () => {
      const store = await fourPlaces(bench);
      expect([await regions(store, 'PERIOD'), await regions(store, 'PERIOD', true)]).toEqual([
        ['d', 'a', 'c', 'b'],
        ['c', 'a', 'd', 'b'],
      ]);
    });

    test('a source without a period stands at the day of its issue', async () => {
      const store = await bench.world();
      const [page] = await store.entities(
        [
          {
            filter: { types: ['POLICY', 'DOCUMENT', 'MODEL'] },
            order: { by: 'PERIOD', descending: false },
            page: PAGE,
          },
        ],
        anyone(),
      );
      expect(idsOf(page)).toEqual(['model:dongxian', 'model:xixian', 'policy:yijian', 'document:jia']);
    });

    test('REVISION and RELATIONS count, ties by sort key', async () => {
      const store = await fourPlaces(bench);
      expect([await regions(store, 'REVISION'), await regions(store, 'REVISION', true)]).toEqual([
        ['b', 'a', 'c', 'd'],
        ['d', 'c', 'a', 'b'],
      ]);
      expect([await regions(store, 'RELATIONS'), await regions(store, 'RELATIONS', true)]).toEqual([
        ['d', 'c', 'b', 'a'],
        ['a', 'b', 'c', 'd'],
      ]);
    });

    test('TYPE is as in the ontology, then by sort key', async () => {
      const store = await bench.world();
      const filter = { types: ['PERSON', 'MODEL', 'DOMAIN', 'CONCEPT'] };
      const [page] = await store.entities([{ filter, order: { by: 'TYPE', descending: false }, page: PAGE }], anyone());
      expect(idsOf(page)).toEqual([
        'domain:shouru',
        'model:dongxian',
        'model:xixian',
        'person:zhang',
        'concept:dangan',
        'concept:heli',
      ]);
    });

    test('VALUE compares converted values within a dimension; ranges by their lower end, wordings last', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      const income = (id: string, more: object) =>
        observation('indicator:cunjun', 'region:dong', { id: `observation:${id}`, evidence, ...more });
      await store.apply(
        change(
          income('yi', { value: 1.2, unit: '亿元' }),
          income('yuan', { value: 900, unit: '元' }),
          income('words', { wording: '翻番' }),
          income('share', { value: 60, unit: '%' }),
        ),
      );
      expect(await figures(store, 'VALUE')).toEqual([
        'beicha-2025',
        'beicha-2021',
        'share',
        'yuan',
        'cunjun',
        'fenhong',
        'yi',
        'words',
      ]);
      expect(await figures(store, 'VALUE', true)).toEqual([
        'yi',
        'fenhong',
        'cunjun',
        'yuan',
        'share',
        'beicha-2021',
        'beicha-2025',
        'words',
      ]);
    });

    test('PERIOD and SUBJECT order figures, those without a period last', async () => {
      const store = await bench.world();
      expect(await figures(store, 'PERIOD')).toEqual(['cunjun', 'beicha-2021', 'beicha-2025', 'fenhong']);
      expect(await figures(store, 'PERIOD', true)).toEqual(['beicha-2025', 'beicha-2021', 'cunjun', 'fenhong']);
      expect(await figures(store, 'SUBJECT')).toEqual(['cunjun', 'beicha-2021', 'beicha-2025', 'fenhong']);
    });

    test('relations are by type, source, ordinal, period, target; claims by kind', async () => {
      const store = await bench.world();
      const [relations] = await store.relations(
        [{ filter: { types: ['WITHIN', 'USES', 'HAS_VERSION'] }, page: PAGE }],
        anyone(),
      );
      const [claims] = await store.claims([{ filter: {}, page: PAGE }], anyone());
      expect(idsOf(relations)).toEqual([
        'relation:dongxian-lianying',
        'relation:dongxian-sanlei',
        'relation:xixian-lianying',
        'relation:v1',
        'relation:v2',
        'relation:dong-nan',
        'relation:dongxian-dong',
        'relation:xixian-nan',
      ]);
      expect(idsOf(claims)).toEqual(['claim:first', 'claim:definition', 'claim:outcome']);
    });
  });
}
