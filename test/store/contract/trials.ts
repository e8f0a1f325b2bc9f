/** Changes that are planned and not made: what a person is shown before saying yes. */
import { describe, expect, test } from 'vitest';
import type { ChangeOutcome } from '../../../src/domain/change.ts';
import { MAX_PLANNED } from '../../../src/domain/change.ts';
import { applyJoining } from '../../../src/ingest/joining.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { change, entity, type Item, keysOf, merge, remove } from '../items.ts';
import { apply, type Bench, openWorld, recordOf, refusalOf } from './bench.ts';

export function trialContract(bench: Bench): void {
  describe('a trial', () => {
    test('says what the change would do, and changes nothing', async () => {
      const store = await openWorld(bench);
      const before = await store.position();
      const record = await recordOf(store, 'person:zhang');
      const outcome = await tried(
        store,
        entity('PERSON', '张三', { id: 'person:zhang', summary: '作者' }),
        entity('PERSON', '王五', { id: 'person:wang' }),
      );
      expect(outcome.changed).toEqual(['person:zhang', 'person:wang']);
      expect(outcome.planned?.map(({ id, before: old, after }) => [id, old === undefined, after])).toEqual([
        ['person:zhang', false, expect.stringContaining('作者')],
        ['person:wang', true, expect.stringContaining('王五')],
      ]);
      expect(outcome.revision).toBe(before.revision);
      expect(await store.position()).toEqual(before);
      expect(await recordOf(store, 'person:zhang')).toEqual(record);
      expect(await recordOf(store, 'person:wang')).toBeUndefined();
    });

    test('is told of as the change would be, and the change after it is made by itself', async () => {
      const store = await openWorld(bench);
      const item = entity('PERSON', '王五', { id: 'person:wang' });
      const { planned, ...foreseen } = await tried(store, item);
      const { revision, seq, ...made } = await store.apply(change(item));
      expect({ ...foreseen, revision, seq }).toEqual({ ...made, revision, seq });
      const [last] = (await store.changes(seq - 1, 1)) ?? [];
      expect(last?.changes).toEqual(planned);
    });

    test('of a removal names what goes with it, and of a merge what moves', async () => {
      const store = await openWorld(bench);
      const going = await tried(store, remove('model:dongxian'));
      expect(going.removed[0]).toBe('model:dongxian');
      expect(going.planned?.some(({ id, after }) => id.startsWith('relation:') && after === undefined)).toBe(true);
      await apply(store, entity('REGION', '东县（重）', { id: 'region:dongxian-2' }));
      const moving = await tried(store, merge('region:dongxian', 'region:dongxian-2'));
      expect(moving.removed).toContain('region:dongxian');
      expect(moving.planned?.some(({ id, after }) => id.startsWith('relation:') && after?.includes('dongxian-2'))).toBe(
        true,
      );
      expect((await recordOf(store, 'region:dongxian'))?.id).toBe('region:dongxian');
    });

    test('is refused as the change would be', async () => {
      const store = await openWorld(bench);
      const item = entity('PERSON', '张三', { id: 'person:other' });
      const refused = await refusalOf(store, item);
      await expect(tried(store, item)).rejects.toMatchObject({
        code: refused.code,
        details: { problems: refused.problems },
      });
    });

    test('of very much tells a part', async () => {
      const store = await bench.open();
      const items = Array.from({ length: MAX_PLANNED + 20 }, (_, n) => entity('PERSON', `甲${n}`));
      const { changed, planned } = await tried(store, ...items);
      expect([changed.length, planned?.length]).toEqual([MAX_PLANNED + 20, MAX_PLANNED]);
    });
  });
}

function tried(store: GraphStore, ...items: readonly Item[]): Promise<ChangeOutcome> {
  return applyJoining(store, { ...change(...items), isTrial: true }, keysOf);
}
