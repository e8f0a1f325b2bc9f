/** Two sources that turn out to be one. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, merge, passage } from '../items.ts';
import { anyone, apply, type Bench, idsOf, openWorld, PAGE, recordOf } from './bench.ts';

export function mergeSourceContract(bench: Bench): void {
  describe('a merge of sources', () => {
    test('moves passages, citations and bound names; equal passages stay two', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('DOCUMENT', '论文乙', { id: 'document:yi', fields: { issuedOn: '2022' } }),
          passage('document:yi', '总论第一段。', { id: 'passage:yi-1', paragraph: 1 }),
          passage('document:yi', '只在乙里。', { id: 'passage:yi-2', paragraph: 2 }),
          entity('CONCEPT', '共建', {
            id: 'concept:gongjian',
            names: [{ text: '建', kind: 'SHORT', document: 'document:yi' }],
          }),
          claim('FIRST', 'concept:gongjian', '先', {
            id: 'claim:cites',
            evidence: [at('passage:yi-2', { cited: [{ mark: '［1］', source: 'document:yi' }] })],
          }),
        ),
      );
      await apply(store, merge('document:yi', 'document:jia'));
      const [content] = await store.contentOf(['document:yi'], [], PAGE, anyone());
      expect(idsOf(content)).toEqual([
        'passage:jia-1',
        'passage:yi-1',
        'passage:jia-2',
        'passage:yi-2',
        'passage:jia-3',
        'passage:jia-4',
      ]);
      expect(await recordOf(store, 'claim:cites')).toMatchObject({
        evidence: [{ passage: 'passage:yi-2', cited: [{ mark: '［1］', source: 'document:jia' }] }],
      });
      expect(await recordOf(store, 'concept:gongjian')).toMatchObject({ names: [{ document: 'document:jia' }] });
      expect(await store.named([{ level: 'ALIAS', key: '建' }], undefined, anyone())).toEqual([['concept:gongjian']]);
      const third = await store.apply(
        change(passage('document:jia', '总论第一段。', { id: 'passage:third', paragraph: 9 })),
      );
      expect(third.changed).toEqual(['passage:third']);
    });

    test('hides with a source what hides in it, and shows it again with it', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('DOCUMENT', '内稿二', { id: 'document:mi2', fields: { visibility: 'EDITORS' } }),
          entity('CONCEPT', '暗语', {
            id: 'concept:anyu',
            names: [{ text: '暗', kind: 'SHORT', document: 'document:mi2' }],
          }),
        ),
      );
      await apply(store, merge('document:mi2', 'document:mi'));
      const named = () => store.named([{ level: 'ALIAS', key: '暗' }], undefined, anyone());
      expect(await named()).toEqual([[]]);
      expect((await store.records(['document:mi2'], anyone()))[0]).toBeUndefined();
      await store.apply(change(entity('DOCUMENT', '内部稿', { id: 'document:mi2' })));
      expect(await named()).toEqual([['concept:anyu']]);
      expect((await store.records(['passage:mi-1'], anyone()))[0]).toBeDefined();
    });
  });
}
