/** Which record an item means: the identity and upsert rules of the API. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, observation, passage, relation, remove } from '../items.ts';
import { smallWorld } from '../world.ts';
import { type Bench, editor, expectRefusal, openWorld, recordOf } from './bench.ts';

export function identityContract(bench: Bench): void {
  describe('the same batch twice', () => {
    test('changes nothing and makes no revision', async () => {
      const store = await openWorld(bench);
      const before = await store.position();
      const outcome = await store.apply(change(...smallWorld()));
      expect(outcome).toEqual({ ...before, changed: [], removed: [], unchanged: smallWorld().length });
      expect(await store.position()).toEqual(before);
    });

    test('changes nothing where no item gives an id', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      const request = change(
        entity('PERSON', '新人'),
        passage('document:jia', '新的一段', { paragraph: 9 }),
        relation('USES', 'model:xixian', 'mechanism:sanlei', { evidence }),
        observation('indicator:beicha', 'region:dong', { value: 2, evidence }),
        claim('OUTCOME', 'region:dong', '有成效', { evidence }),
      );
      const first = await store.apply(request);
      const second = await store.apply(request);
      expect(first.changed).toHaveLength(5);
      expect(second).toMatchObject({ changed: [], unchanged: 5, revision: first.revision });
    });
  });

  describe('an entity', () => {
    test('without an id gets one of its label, and is known by type and label from then on', async () => {
      const store = await bench.open();
      const first = await store.apply(change(entity('PERSON', 'Li Si')));
      const second = await store.apply(change(entity('PERSON', 'Li Si', { summary: '改过' })));
      expect([first.changed, second.changed]).toEqual([['person:li-si'], ['person:li-si']]);
      expect(await recordOf(store, 'person:li-si')).toMatchObject({ summary: '改过' });
    });

    test('gets a number where another label took its slug, in one batch and in the next', async () => {
      const store = await bench.open();
      const same = { keys: { slug: 'li' } };
      const first = await store.apply(change(entity('PERSON', '李', same), entity('PERSON', '黎', same)));
      const second = await store.apply(change(entity('PERSON', '理', same)));
      expect([...first.changed, ...second.changed]).toEqual(['person:li', 'person:li-2', 'person:li-3']);
    });

    test('never takes the id of one that was removed', async () => {
      const store = await bench.open();
      await store.apply(change(entity('PERSON', '李', { keys: { slug: 'li' } })));
      await store.apply(change(remove('person:li')));
      const { changed } = await store.apply(change(entity('PERSON', '黎', { keys: { slug: 'li' } })));
      expect(changed).toEqual(['person:li-2']);
    });

    test('is replaced whole: what is left out becomes empty', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '东县模式', { id: 'model:dongxian' })));
      expect(await recordOf(store, 'model:dongxian')).toEqual({
        record: 'entity',
        id: 'model:dongxian',
        type: 'MODEL',
        label: '东县模式',
        names: [],
        fields: {},
        fieldEvidence: [],
      });
    });

    test('may not take the label of another one of its type', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'CONFLICT', 'label', entity('MODEL', '东县模式', { id: 'model:other' }));
    });

    test('may share its label with one of another type', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(change(entity('CONCEPT', '东县模式', { id: 'concept:dongxian' })));
      expect(changed).toEqual(['concept:dongxian']);
    });

    test('that is distinct may share a label, and is not what the label stands for', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '东县模式', { id: 'model:other', distinct: true })));
      const again = await store.apply(change(entity('MODEL', '东县模式', { id: 'model:other', distinct: true })));
      const byLabel = await store.apply(change(entity('MODEL', '东县模式', { summary: '由名称找到' })));
      expect([again.unchanged, byLabel.changed]).toEqual([1, ['model:dongxian']]);
    });

    test('that is distinct gives its id', async () => {
      const store = await bench.open();
      await expectRefusal(store, 'BAD_USER_INPUT', 'distinct', entity('MODEL', '某模式', { distinct: true }));
    });

    test('can give its label away: two labels change places in one change', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('MODEL', '西县模式', { id: 'model:dongxian' }),
          entity('MODEL', '东县模式', { id: 'model:xixian' }),
        ),
      );
      const { changed } = await store.apply(change(entity('MODEL', '东县模式', { summary: '换过' })));
      expect(changed).toEqual(['model:xixian']);
    });

    test('twice in one batch is one', async () => {
      const store = await bench.open();
      const { changed } = await store.apply(
        change(entity('PERSON', 'Li Si'), entity('PERSON', 'Li Si', { summary: '后者' })),
      );
      expect(changed).toEqual(['person:li-si']);
      expect(await recordOf(store, 'person:li-si')).toMatchObject({ summary: '后者' });
    });

    test('has an id of its type', async () => {
      const store = await bench.open();
      await expectRefusal(store, 'BAD_USER_INPUT', 'id', entity('PERSON', '李', { id: 'model:li' }));
    });
  });

  describe('a passage', () => {
    test('is known by document, text and which occurrence of it', async () => {
      const store = await openWorld(bench);
      const twice = [
        passage('document:jia', '同一句', { paragraph: 7 }),
        passage('document:jia', '同一句', { paragraph: 8 }),
      ];
      const first = await store.apply(change(...twice));
      const moved = await store.apply(
        change(
          passage('document:jia', '同一句', { paragraph: 70 }),
          passage('document:jia', '同一句', { paragraph: 80 }),
        ),
      );
      expect(new Set(first.changed).size).toBe(2);
      expect(moved.changed).toEqual(first.changed);
      const records = await store.records(first.changed, editor());
      expect(records.map((stored) => stored?.record)).toMatchObject([{ paragraph: 70 }, { paragraph: 80 }]);
    });

    test('of the same words in another document is another one', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(
        change(passage('document:jia', '同一句'), passage('policy:yijian', '同一句')),
      );
      expect(new Set(changed).size).toBe(2);
    });

    test('may have an id of its own beside an equal one', async () => {
      const store = await openWorld(bench);
      const equal = [
        passage('document:jia', '同一句', { id: 'passage:a' }),
        passage('document:jia', '同一句', { id: 'passage:b' }),
      ];
      await store.apply(change(...equal));
      const again = await store.apply(change(...equal.toReversed()));
      expect(again.unchanged).toBe(2);
    });
  });

  describe('ifRevision', () => {
    test('that is current lets the change through', async () => {
      const store = await openWorld(bench);
      const { revision } = await store.position();
      const { changed } = await store.apply(
        change(entity('PERSON', '张三', { id: 'person:zhang', summary: '作者', ifRevision: revision })),
      );
      expect(changed).toEqual(['person:zhang']);
    });

    test('0 is that of what is not there', async () => {
      const store = await openWorld(bench);
      const item = entity('PERSON', '王五', { ifRevision: 0 });
      expect((await store.apply(change(item))).changed).toHaveLength(1);
      await expectRefusal(store, 'CONFLICT', 'ifRevision', item);
    });

    test('that is not current is a conflict, also of a record that is not there or known without its id', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('PERSON', '张三', { id: 'person:zhang', summary: '作者' })));
      await expectRefusal(
        store,
        'CONFLICT',
        'ifRevision',
        entity('PERSON', '张三', { id: 'person:zhang', ifRevision: 1 }),
      );
      await expectRefusal(store, 'CONFLICT', 'ifRevision', entity('PERSON', '张三', { ifRevision: 1 }));
      await expectRefusal(
        store,
        'CONFLICT',
        'ifRevision',
        entity('PERSON', '无名', { id: 'person:none', ifRevision: 1 }),
      );
    });
  });
}
