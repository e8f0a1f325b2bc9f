/** What stands against a merge. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, known, merge, remove } from '../items.ts';
import { apply, type Bench, expectRefusal, openWorld, refusalOf } from './bench.ts';

export function mergeRefusalContract(bench: Bench): void {
  describe('a merge is refused', () => {
    test('of what is no pair of entities of one type', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'NOT_FOUND', 'from', merge('model:none', 'model:xixian'));
      await expectRefusal(store, 'NOT_FOUND', 'into', merge('model:xixian', 'model:none'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'from', merge('no id', 'model:xixian'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'from', merge('model:xixian', 'model:xixian'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'from', merge('model:xixian', 'mechanism:lianying'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'from', merge('relation:v1', 'model:xixian'));
      await expectRefusal(store, 'CONFLICT', 'from', merge('document:mi', 'document:jia'));
    });

    test('with other items, and without a reason', async () => {
      const store = await bench.world();
      const both = change(merge('model:xixian', 'model:dongxian'), remove('person:zhang'));
      await expect(store.apply(both)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      const bare = { ...change(merge('model:xixian', 'model:dongxian')), reason: '' };
      await expect(store.apply(bare)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });

    test('while relations join the two, with the list of them', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(known('DIFFERENT_FROM', 'concept:heli', 'concept:dangan', { id: 'relation:different' })),
      );
      const refused = await refusalOf(store, merge('concept:heli', 'concept:dangan'));
      expect(refused.code).toBe('CONFLICT');
      expect(refused.problems).toHaveLength(2);
      for (const id of ['relation:contrast', 'relation:different'])
        expect(refused.problems.some(({ message }) => message.includes(id))).toBe(true);
      await store.apply(change(remove('relation:contrast'), remove('relation:different')));
      expect(await apply(store, merge('concept:heli', 'concept:dangan'))).toMatchObject({ removed: ['concept:heli'] });
    });

    test('where it would close a circle', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(entity('REGION', '北省', { id: 'region:bei' }), known('WITHIN', 'region:nan', 'region:bei')),
      );
      const refused = await refusalOf(store, merge('region:bei', 'region:dongxian'));
      expect(refused.problems[0]).toMatchObject({ code: 'CONFLICT', field: 'from' });
      expect(refused.problems[0]?.message).toContain('region:nan → region:dongxian → region:dong → region:nan');
    });

    test('where names or places of evidence would be too many', async () => {
      const store = await openWorld(bench);
      const names = (from: number) =>
        Array.from({ length: 60 }, (_, index) => ({ text: `名${from + index}`, kind: 'VARIANT' }) as const);
      await store.apply(
        change(
          entity('PERSON', '甲', { id: 'person:a', names: names(0) }),
          entity('PERSON', '乙', { id: 'person:b', names: names(100) }),
        ),
      );
      await expectRefusal(store, 'CONFLICT', 'from', merge('person:a', 'person:b'));
      const many = (from: number) =>
        Array.from({ length: 150 }, (_, index) => at('passage:jia-1', { quote: `引${from + index}` }));
      await store.apply(
        change(
          entity('PERSON', '丙', { id: 'person:c' }),
          entity('PERSON', '丁', { id: 'person:d' }),
          claim('FIRST', 'person:c', '先', { id: 'claim:c', evidence: many(0) }),
          claim('FIRST', 'person:d', '先', { id: 'claim:d', evidence: many(200) }),
        ),
      );
      await expectRefusal(store, 'CONFLICT', 'from', merge('person:c', 'person:d'));
    });
  });
}
