/** One state of the store, kept while it is written to. */
import { describe, expect, test } from 'vitest';
import { change, entity, merge, remove, unmerge } from '../items.ts';
import { anyone, apply, type Bench, openWorld } from './bench.ts';
import { exported } from './load-lines.ts';

export function snapshotContract(bench: Bench): void {
  describe('a snapshot', () => {
    test('stays as the store was, whatever is written meanwhile', async () => {
      const store = await openWorld(bench);
      const before = await exported(store, 'PUBLIC');
      const snapshot = await store.snapshot();
      await store.apply(change(entity('PERSON', '李四', { id: 'person:li' }), remove('claim:first')));
      expect(await snapshot.scan(undefined, 1000, anyone())).toEqual(before);
      expect(await snapshot.position()).toEqual({ revision: 1, seq: 1 });
      expect(await snapshot.records(['person:li', 'claim:first'], anyone())).toMatchObject([
        undefined,
        { record: { id: 'claim:first' }, revision: 1 },
      ]);
      expect(await snapshot.outlineOf(['document:jia'], anyone())).toEqual(
        await store.outlineOf(['document:jia'], anyone()),
      );
      await snapshot.close();
      await expect(snapshot.scan(undefined, 10, anyone())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect(await store.scan(undefined, 1000, anyone())).toHaveLength(before.length);
    });

    test('does not see where an id led only after it', async () => {
      const store = await openWorld(bench);
      const before = await exported(store, 'PUBLIC');
      const snapshot = await store.snapshot();
      await apply(store, merge('model:dongxian', 'model:xixian'));
      await apply(store, unmerge('model:dongxian'));
      expect(await snapshot.scan(undefined, 1000, anyone())).toEqual(before);
      await snapshot.close();
    });
  });
}
