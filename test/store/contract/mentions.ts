/** What a passage names, as a person has found it: it makes a mention like a statement does, and follows what is removed or merged. */
import { describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/store/port.ts';
import { change, entity, type Item, merge, passage, remove, unmerge } from '../items.ts';
import { anyone, apply, type Bench, editor, expectRefusal, idsOf, openWorld, PAGE, recordOf } from './bench.ts';
import { exported, inBatches, linesOf } from './load-lines.ts';

export function mentionContract(bench: Bench): void {
  describe('what a passage names', () => {
    test('is mentioned in it, on both sides, and counts as one more record', async () => {
      const store = await openWorld(bench);
      await store.apply(change(naming(['domain:shouru', 'person:zhang'])));
      const mentioned = await mentionsIn(store, 'passage:jia-2');
      expect(mentioned).toEqual(expect.arrayContaining(['domain:shouru', 'person:zhang', 'region:xixian']));
      expect(new Set(mentioned).size).toBe(mentioned.length);
      const [passages] = await store.passagesOf(['person:zhang'], PAGE, anyone());
      expect(idsOf(passages)).toContain('passage:jia-2');
    });

    test('is stored in order, and stays where a change of the passage does not speak of it', async () => {
      const store = await openWorld(bench);
      await store.apply(change(naming(['person:zhang', 'domain:shouru'])));
      expect(await recordOf(store, 'passage:jia-2')).toMatchObject({ mentions: ['domain:shouru', 'person:zhang'] });
      await store.apply(change(passageAgain({ page: 7 })));
      expect(await recordOf(store, 'passage:jia-2')).toMatchObject({
        page: 7,
        mentions: ['domain:shouru', 'person:zhang'],
      });
      await store.apply(change(naming([])));
      expect(await recordOf(store, 'passage:jia-2')).not.toHaveProperty('mentions');
      expect(await mentionsIn(store, 'passage:jia-2')).not.toContain('person:zhang');
    });

    test('may be created in the same change', async () => {
      const store = await openWorld(bench);
      await store.apply(change(naming(['person:li']), entity('PERSON', '李四', { id: 'person:li' })));
      expect(await mentionsIn(store, 'passage:jia-2')).toContain('person:li');
    });

    test('is an entity that is there, named once, and at most 200 of them', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'NOT_FOUND', 'mentions[0]', naming(['person:nobody']));
      await expectRefusal(store, 'BAD_USER_INPUT', 'mentions[0]', naming(['relation:xixian-in']));
      await expectRefusal(store, 'BAD_USER_INPUT', 'mentions[1]', naming(['person:zhang', 'person:zhang']));
      const many = Array.from({ length: 201 }, (_, at) => `person:p${at}`);
      await expectRefusal(store, 'BAD_USER_INPUT', 'mentions', naming(many));
    });

    test('is named no longer when it is removed, and the passage stays and is found again by its text', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('PERSON', '李四', { id: 'person:li' }), naming(['person:li', 'domain:shouru'])));
      const outcome = await store.apply(change(remove('person:li')));
      expect(outcome).toMatchObject({ changed: ['passage:jia-2'], removed: ['person:li'] });
      expect(await recordOf(store, 'passage:jia-2')).toMatchObject({ mentions: ['domain:shouru'] });
      const again = await store.apply(change(passageAgain({}, {})));
      expect(again).toMatchObject({ changed: [], unchanged: 1 });
    });

    test('moves with a merge, and back', async () => {
      const store = await openWorld(bench);
      const people = [entity('PERSON', '李四', { id: 'person:li' }), entity('PERSON', '李五', { id: 'person:wu' })];
      await store.apply(change(...people, naming(['person:li', 'person:wu'])));
      await apply(store, merge('person:wu', 'person:li'));
      expect(await recordOf(store, 'passage:jia-2')).toMatchObject({ mentions: ['person:li'] });
      expect(await mentionsIn(store, 'passage:jia-2')).toContain('person:li');
      expect(await store.apply(change(passageAgain({}, {})))).toMatchObject({ changed: [], unchanged: 1 });
      await apply(store, unmerge('person:wu'));
      expect(await recordOf(store, 'passage:jia-2')).toMatchObject({ mentions: ['person:li', 'person:wu'] });
      expect(await mentionsIn(store, 'passage:jia-2')).toContain('person:wu');
      expect(await store.apply(change(passageAgain({}, {})))).toMatchObject({ changed: [], unchanged: 1 });
    });

    test('of hidden passages alone is hidden, and a public passage does not tell of a hidden source', async () => {
      const store = await openWorld(bench);
      const secret = entity('DOCUMENT', '内稿二', { id: 'document:mi2', fields: { visibility: 'EDITORS' } });
      const words = passage('document:mi2', '李四说。', { id: 'passage:mi2-1', mentions: ['person:li'] });
      await store.apply(
        change(secret, entity('PERSON', '李四', { id: 'person:li' }), words, naming(['document:mi2', 'person:zhang'])),
      );
      expect(await store.records(['person:li', 'passage:mi2-1'], anyone())).toEqual([undefined, undefined]);
      expect((await store.records(['passage:jia-2'], anyone()))[0]?.record).toMatchObject({
        mentions: ['person:zhang'],
      });
      expect((await store.records(['passage:jia-2'], editor()))[0]?.record).toMatchObject({
        mentions: ['document:mi2', 'person:zhang'],
      });
      await store.apply(change(naming(['document:mi2', 'person:li'])));
      expect((await store.records(['person:li'], anyone()))[0]?.record.id).toBe('person:li');
      await store.apply(change(entity('DOCUMENT', '内稿二', { id: 'document:mi2' })));
      expect((await store.records(['passage:jia-2'], anyone()))[0]?.record).toMatchObject({
        mentions: ['document:mi2', 'person:li'],
      });
    });

    test('travels with an export', async () => {
      const [from, to] = [await openWorld(bench), await bench.open()];
      await from.apply(change(naming(['person:zhang'])));
      await to.load(inBatches(linesOf(await exported(from, 'EDITORS')), 50));
      expect(await recordOf(to, 'passage:jia-2')).toEqual(await recordOf(from, 'passage:jia-2'));
      expect(await mentionsIn(to, 'passage:jia-2')).toEqual(await mentionsIn(from, 'passage:jia-2'));
    });
  });
}

const ID = 'passage:jia-2';

/** As it stands in the small world. */
function passageAgain(more: Parameters<typeof passage>[2] = {}, id: { readonly id?: string } = { id: ID }): Item {
  return passage('document:jia', '总论第二段。', { ...id, paragraph: 2, ...more });
}

function naming(mentions: readonly string[]): Item {
  return passageAgain({ mentions });
}

async function mentionsIn(store: GraphStore, id: string): Promise<readonly string[]> {
  const [page] = await store.mentionsIn([id], undefined, PAGE, editor());
  return idsOf(page);
}
