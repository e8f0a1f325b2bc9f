/** How many entities fulfil conditions, without a page of them. */
import { describe, expect, test } from 'vitest';
import type { EntityFilter } from '../../../src/domain/filter.ts';
import type { Scope } from '../../../src/domain/scope.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { at, change, entity, merge, passage, relation, remove } from '../items.ts';
import { anyone, apply, type Bench, editor, openWorld, PAGE } from './bench.ts';

/** Each sort that pages count many of, alone and beside types, and others. */
const FILTERS: readonly EntityFilter[] = [
  {},
  { types: ['MODEL'] },
  { types: [] },
  ...['INSTITUTION', 'RATIO', 'MEAN', 'NONE'].map((kind) => ({ kinds: [kind] })),
  { kinds: ['RATIO', 'MEAN', 'MEAN'], types: ['INDICATOR', 'MECHANISM'] },
  { kinds: ['RATIO'], types: ['MECHANISM'] },
  { kinds: [] },
  ...['region:nan', 'region:dong', 'region:xixian', 'region:none', 'model:dongxian'].flatMap((id) => [
    { regions: [id] },
    { regions: [id], types: ['REGION', 'MODEL'] },
  ]),
  { regions: ['region:dong', 'region:xixian'] },
  { regions: [] },
  ...['domain:shouru', 'domain:none'].flatMap((id) => [{ domains: [id] }, { domains: [id], types: ['MODEL'] }]),
  { domains: ['domain:shouru'], regions: ['region:dong'] },
  ...['document:jia', 'document:mi', 'policy:yijian', 'document:none'].flatMap((id) => [
    { documents: [id] },
    { documents: [id], types: ['MODEL', 'NONE'] },
  ]),
  { documents: ['document:jia', 'document:mi'] },
  { documents: ['document:jia'], section: ['二、做法'] },
  ...['2011', '2012', '2019', '2021', '2021-06', '2023-05', '2030'].flatMap((year) => [
    { from: year },
    { to: year },
    { from: year, to: year },
  ]),
  { from: '2012', to: '2021' },
  { from: '2021', to: '2012' },
  { from: '2012', types: ['MODEL'] },
  { labelPrefix: '联营' },
  { related: [{ type: 'USES', direction: 'OUT', atLeast: 2 }] },
];

async function expectTotals(store: GraphStore, scope: Scope): Promise<readonly number[]> {
  const order = { by: 'LABEL', descending: false } as const;
  const pages = await store.entities(
    FILTERS.map((filter) => ({ filter, order, page: PAGE })),
    scope,
  );
  const counts = await store.countEntities(FILTERS, scope);
  expect(FILTERS.map((filter, i) => [filter, counts[i]])).toEqual(
    FILTERS.map((filter, i) => [filter, pages[i]?.totalCount]),
  );
  return counts;
}

function numbers(store: GraphStore, filters: readonly EntityFilter[], scope = anyone()): Promise<readonly number[]> {
  return store.countEntities(filters, scope);
}

export function entityCountContract(bench: Bench): void {
  describe('the numbers of entities', () => {
    test('are those of the lists, for each viewer', async () => {
      const store = await bench.world();
      const [seen, all] = [await expectTotals(store, anyone()), await expectTotals(store, editor())];
      expect(seen).not.toEqual(all);
      // As they were a moment ago.
      expect(await expectTotals(store, anyone())).toEqual(seen);
    });

    test('are aligned: duplicates twice, unknown ids nothing, no filters no numbers', async () => {
      const store = await bench.world();
      const [place, none] = [{ regions: ['region:dong'] }, { regions: ['region:none'] }];
      expect(await numbers(store, [place, none, place, { documents: ['document:none'] }])).toEqual([3, 0, 3, 0]);
      expect(await numbers(store, [])).toEqual([]);
    });

    test('are of the store as it is after each change', async () => {
      const store = await openWorld(bench);
      const asked: readonly EntityFilter[] = [
        { regions: ['region:dong'] },
        { domains: ['domain:shouru'] },
        { documents: ['document:jia'] },
        { kinds: ['INSTITUTION'] },
        { from: '2019', to: '2019' },
      ];
      const before = await numbers(store, asked);
      const evidence = [at('passage:jia-2')];
      await store.apply(
        change(
          entity('MODEL', '新模式', { id: 'model:xin', period: '2019' }),
          entity('MECHANISM', '新机制', { id: 'mechanism:xin', kind: 'INSTITUTION' }),
          relation('PRACTISED_IN', 'model:xin', 'region:dongxian', { id: 'relation:xin-in', evidence }),
          relation('IN_DOMAIN', 'model:xin', 'domain:shouru', { id: 'relation:xin-shouru', evidence }),
        ),
      );
      const written = await numbers(store, asked);
      // The source states the new model, and with it the field and the place, which it had before.
      expect(written.map((count, i) => count - (before[i] ?? 0))).toEqual([1, 1, 1, 1, 1]);
      await apply(store, remove('relation:xin-in'), remove('relation:xin-shouru'), remove('model:xin'));
      await apply(store, remove('mechanism:xin'));
      expect(await numbers(store, asked)).toEqual(before);
      await expectTotals(store, anyone());
    });

    test('count once what several passages state, and hide what only hidden ones state', async () => {
      const store = await openWorld(bench);
      const secret = [at('passage:mi-1')];
      const asked = [{ documents: ['document:mi'] }, { documents: ['document:jia'] }, { regions: ['region:dong'] }];
      const before = [await numbers(store, asked), await numbers(store, asked, editor())];
      await store.apply(
        change(
          passage('document:jia', '又一段。', { id: 'passage:jia-9', paragraph: 9 }),
          entity('PROJECT', '密园', { id: 'project:mi' }),
          relation('LOCATED_IN', 'project:mi', 'region:dongxian', { id: 'relation:mi-in', evidence: secret }),
          relation('BENEFITS', 'mechanism:lianying', 'group:ershixian', {
            id: 'relation:twice',
            evidence: [at('passage:jia-3'), at('passage:jia-9')],
          }),
        ),
      );
      const after = [await numbers(store, asked), await numbers(store, asked, editor())];
      const more = after.map((counts, viewer) => counts.map((count, i) => count - (before[viewer]?.[i] ?? 0)));
      expect(more[0]).toEqual([0, 0, 0]);
      expect(more[1]?.[2]).toBe(1);
      await expectTotals(store, anyone());
      await expectTotals(store, editor());
    });

    test('of a merged id are those of what it became', async () => {
      const store = await openWorld(bench);
      // It would join the place with itself.
      await apply(store, remove('relation:paired'));
      await apply(store, merge('region:xixian', 'region:dongxian'));
      const [old, kept] = await numbers(store, [{ regions: ['region:xixian'] }, { regions: ['region:dongxian'] }]);
      expect(old).toBe(kept);
      await expectTotals(store, anyone());
    });
  });
}
