/** Revisions: history, the change feed, the export. */
import { describe, expect, test } from 'vitest';
import { parseRecord, recordJson } from '../../../src/domain/record-json.ts';
import { exportedId } from '../../../src/store/port.ts';
import { change, entity, remove } from '../items.ts';
import { anyone, type Bench, editor, openWorld, PAGE, recordOf } from './bench.ts';

export function feedContract(bench: Bench): void {
  describe('history', () => {
    test('has what changed an id, newest first, with actor, time, reason, before and after, and only that id', async () => {
      const store = await openWorld(bench);
      const started = new Date().toISOString();
      const edit = change(
        entity('PERSON', '张三', { id: 'person:zhang', summary: '作者' }),
        entity('PERSON', '李四', { id: 'person:li' }),
      );
      await store.apply({ ...edit, actor: '编辑甲', reason: '补简介' });
      const [page] = await store.history(['person:zhang'], PAGE, anyone());
      const [newest, oldest] = page?.edges.map((edge) => edge.node) ?? [];
      expect(page?.totalCount).toBe(2);
      expect(newest).toMatchObject({ number: 2, actor: '编辑甲', reason: '补简介' });
      expect(newest?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      expect((newest?.at ?? '') >= started.slice(0, 19)).toBe(true);
      expect(newest?.changes).toHaveLength(1);
      expect(parseRecord(newest?.changes[0]?.before)).toMatchObject({ id: 'person:zhang', names: [] });
      expect(parseRecord(newest?.changes[0]?.after)).toMatchObject({ id: 'person:zhang', summary: '作者' });
      expect(oldest?.changes[0]).toEqual({ id: 'person:zhang', after: newest?.changes[0]?.before });
    });

    test('goes on after a removal and a return', async () => {
      const store = await openWorld(bench);
      await store.apply(change(remove('concept:dangan')));
      await store.apply(change(entity('CONCEPT', '单干', { id: 'concept:dangan' })));
      const [page, none] = await store.history(['concept:dangan', 'concept:none'], PAGE, anyone());
      expect(
        page?.edges.map(({ node }) => [
          node.number,
          node.changes[0]?.before !== undefined,
          node.changes[0]?.after !== undefined,
        ]),
      ).toEqual([
        [3, false, true],
        [2, true, false],
        [1, false, true],
      ]);
      expect(none?.edges).toEqual([]);
    });

    test('shows records in the form of the export', async () => {
      const store = await bench.world();
      const [page] = await store.history(['relation:paired'], PAGE, editor());
      const record = await recordOf(store, 'relation:paired');
      expect(page?.edges[0]?.node.changes[0]?.after).toBe(record && recordJson(record));
    });
  });

  describe('the change feed', () => {
    test('has every revision after a position, oldest first, with all that it changed', async () => {
      const store = await openWorld(bench);
      const { seq } = await store.position();
      await store.apply(change(entity('PERSON', '李', { id: 'person:li' })));
      await store.apply(change(remove('person:li'), remove('claim:mi')));
      const revisions = await store.changes(seq, 100);
      expect(
        revisions.map(({ changes }) =>
          changes.map(({ id, before, after }) => [id, before !== undefined, after !== undefined]),
        ),
      ).toEqual([
        [['person:li', false, true]],
        [
          ['person:li', true, false],
          ['claim:mi', true, false],
        ],
      ]);
      expect(revisions.at(-1)?.seq).toBe((await store.position()).seq);
    });

    test('comes in portions that join without a gap', async () => {
      const store = await bench.open();
      for (const name of ['a', 'b', 'c', 'd', 'e']) await store.apply(change(entity('PERSON', name)));
      const whole = await store.changes(0, 100);
      const first = await store.changes(0, 2);
      const rest = await store.changes(first.at(-1)?.seq ?? 0, 100);
      expect(whole).toHaveLength(5);
      expect([...first, ...rest]).toEqual(whole);
      expect(await store.changes(whole.at(-1)?.seq ?? 0, 100)).toEqual([]);
    });

    test('has nothing of a refused change, nor of one that changed nothing', async () => {
      const store = await openWorld(bench);
      const { seq } = await store.position();
      await expect(store.apply(change(entity('PERSON', '李', { id: 'model:li' })))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      await store.apply(change(entity('PERSON', '张三', { id: 'person:zhang' })));
      expect(await store.changes(seq, 100)).toEqual([]);
      expect((await store.position()).seq).toBe(seq);
    });

    test('of an empty store is empty, and its position 0', async () => {
      const store = await bench.open();
      expect([await store.changes(0, 10), await store.position()]).toEqual([[], { revision: 0, seq: 0 }]);
    });
  });

  describe('scan', () => {
    test('has every record once, by id, in portions that join', async () => {
      const store = await bench.world();
      const whole = await store.scan(undefined, 1000, editor());
      const ids = whole.map(exportedId);
      expect(ids).toEqual([...ids].sort());
      expect(ids).toHaveLength(58);
      const joined: string[] = [];
      for (let after: string | undefined; ; after = joined.at(-1)) {
        const portion = await store.scan(after, 7, editor());
        joined.push(...portion.map(exportedId));
        if (portion.length < 7) break;
      }
      expect(joined).toEqual(ids);
      expect(whole.every(({ revision }) => revision.number === 1 && revision.actor === 'tester')).toBe(true);
    });
  });
}
