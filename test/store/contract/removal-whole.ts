/** The removal of a source with all that only it supports, of which others keep the rest. */
import { describe, expect, test } from 'vitest';
import { at, change, entity, relation } from '../items.ts';
import { type Bench, openWorld, recordOf } from './bench.ts';

const WHOLE = { kind: 'remove', place: { index: 0, path: '' }, id: 'document:jia', isWhole: true } as const;

function wholly(isTrial?: true) {
  return { items: [WHOLE], actor: 'test', reason: 'Away', ...(isTrial ? { isTrial } : {}) };
}

export function removalWholeContract(bench: Bench): void {
  describe('a whole removal of a source', () => {
    test('takes its passages and the statements that stand there alone; what has other evidence keeps it', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1'), at('passage:mi-1')];
      await store.apply(change(relation('USES', 'model:xixian', 'mechanism:sanlei', { id: 'relation:x', evidence })));
      const { removed } = await store.apply(wholly());
      expect(removed).toEqual(
        expect.arrayContaining(['document:jia', 'passage:jia-1', 'relation:dongxian-in', 'observation:fenhong']),
      );
      expect(removed).not.toContain('relation:x');
      expect(await recordOf(store, 'relation:x')).toMatchObject({ evidence: [{ passage: 'passage:mi-1' }] });
      expect(await recordOf(store, 'model:dongxian')).toBeDefined();
    });

    test('takes a field of another that only it shows, with its evidence', async () => {
      const store = await openWorld(bench);
      const shown = (field: string, passage: string) => ({ field, basis: 'STATED', evidence: [at(passage)] }) as const;
      const fieldEvidence = [shown('summary', 'passage:jia-1'), shown('level', 'passage:mi-1')];
      const draft = { id: 'region:bei', summary: '在北边。', fields: { level: 'COUNTY' }, fieldEvidence };
      await store.apply(change(entity('REGION', '北县', draft)));
      await store.apply(wholly());
      const left = await recordOf(store, 'region:bei');
      expect(left).toMatchObject({ fields: { level: 'COUNTY' }, fieldEvidence: [{ field: 'level' }] });
      expect(left).not.toHaveProperty('summary');
    });

    test('of which names of others hold there alone asks for the keys that they are then found by', async () => {
      const store = await openWorld(bench);
      const names = [{ text: '老北', kind: 'SHORT', document: 'document:jia' }] as const;
      await store.apply(change(entity('REGION', '北县', { id: 'region:bei', names })));
      await expect(store.apply(wholly())).rejects.toMatchObject({ details: { needsKeys: ['北县'] } });
      const keys = { sort: 'beixian', slug: 'beixian', names: [{ level: 'LABEL', key: '北县' }] } as const;
      await store.apply({ ...wholly(), textKeys: new Map([['北县', keys]]) });
      expect(await recordOf(store, 'region:bei')).toMatchObject({ names: [] });
    });

    test('that is tried removes nothing, and tells the same', async () => {
      const store = await openWorld(bench);
      const tried = await store.apply(wholly(true));
      expect(await recordOf(store, 'document:jia')).toBeDefined();
      const { removed } = await store.apply(wholly());
      expect(removed).toEqual(tried.removed);
    });
  });
}
