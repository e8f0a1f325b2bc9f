/** What goes with what is removed, and what stands against it. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, known, observation, relation, remove } from '../items.ts';
import { type Bench, editor, expectRefusal, openWorld, PAGE, recordOf, refusalOf } from './bench.ts';

export function removalContract(bench: Bench): void {
  describe('removal', () => {
    test('of an entity takes its relations in both directions, its figures and its claims', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('REGION', '南镇', { id: 'region:zhen' }),
          known('WITHIN', 'region:zhen', 'region:dongxian', { id: 'relation:zhen-in' }),
          known('PRACTISED_IN', 'mechanism:sanlei', 'region:zhen', { id: 'relation:sanlei-in' }),
          observation('indicator:cunjun', 'region:zhen', {
            id: 'observation:zhen',
            value: 1,
            evidence: [at('passage:jia-1')],
          }),
          claim('OUTCOME', 'region:zhen', '好', { id: 'claim:zhen', evidence: [at('passage:jia-1')] }),
        ),
      );
      const outcome = await store.apply(change(remove('region:zhen')));
      expect(outcome).toMatchObject({
        changed: [],
        removed: ['region:zhen', 'claim:zhen', 'observation:zhen', 'relation:sanlei-in', 'relation:zhen-in'],
      });
      expect((await store.records(outcome.removed, editor())).every((stored) => stored === undefined)).toBe(true);
      const [around] = await store.relationsOf(
        ['region:dongxian'],
        { direction: 'IN', types: ['WITHIN'], page: PAGE },
        editor(),
      );
      expect(around?.totalCount).toBe(0);
    });

    test('of an indicator takes its figures', async () => {
      const store = await openWorld(bench);
      const { removed } = await store.apply(change(remove('indicator:beicha')));
      expect(removed).toEqual(['indicator:beicha', 'observation:beicha-2021', 'observation:beicha-2025']);
    });

    test('of a passage leaves a statement its other evidence', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('USES', 'model:dongxian', 'mechanism:lianying', { evidence: [at('passage:mi-1')] }),
          remove('relation:anqu-in'),
          remove('observation:mi'),
          remove('claim:mi'),
        ),
      );
      const outcome = await store.apply(change(remove('passage:mi-1')));
      expect(outcome).toMatchObject({
        removed: ['passage:mi-1'],
        changed: ['relation:both-sources', 'relation:dongxian-lianying'],
      });
      expect(await recordOf(store, 'relation:dongxian-lianying')).toMatchObject({
        evidence: [{ passage: 'passage:jia-3' }],
      });
    });

    test('of a passage is refused, with the list, while a statement has its only evidence there', async () => {
      const store = await bench.world();
      const before = await store.position();
      const refused = await refusalOf(store, entity('PERSON', '李', { id: 'person:li' }), remove('passage:jia-4'));
      expect(refused.code).toBe('CONFLICT');
      expect(refused.problems.map((problem) => problem.index)).toEqual(refused.problems.map(() => 1));
      for (const id of ['relation:v1', 'relation:v2', 'relation:v2-v1', 'relation:paired', 'observation:fenhong']) {
        expect(refused.problems.some((problem) => problem.message.includes(id))).toBe(true);
      }
      expect(refused.problems).toHaveLength(5);
      expect(await store.position()).toEqual(before);
    });

    test('of a passage goes through where the change gives the statement other evidence or removes it, too', async () => {
      const store = await openWorld(bench);
      const moved = relation('DESCRIBES', 'document:jia', 'model:dongxian', {
        id: 'relation:jia-dongxian',
        evidence: [at('passage:jia-2')],
      });
      await store.apply(
        change(
          moved,
          remove('relation:dongxian-shouru'),
          remove('relation:contrast'),
          remove('claim:definition'),
          remove('observation:beicha-2021'),
          remove('observation:beicha-2025'),
        ),
      );
      const outcome = await store.apply(change(remove('passage:jia-1')));
      expect(outcome.removed).toEqual(['passage:jia-1']);
    });

    test('of a source takes its passages, and is refused while anything stands on them', async () => {
      const store = await openWorld(bench);
      const refused = await refusalOf(store, remove('document:mi'));
      expect(refused.code).toBe('CONFLICT');
      await store.apply(change(remove('relation:anqu-in'), remove('observation:mi'), remove('claim:mi')));
      const outcome = await store.apply(change(remove('document:mi')));
      expect(outcome).toMatchObject({ removed: ['document:mi', 'passage:mi-1'], changed: ['relation:both-sources'] });
    });

    test('is refused while something else refers to what would go', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'CONFLICT', 'id', remove('version:lianying-2-0'));
      await expectRefusal(store, 'CONFLICT', 'id', remove('relation:v2'));
      const refused = await refusalOf(store, remove('policy:yijian'));
      expect(refused.problems.map((problem) => problem.code)).toEqual(['CONFLICT', 'CONFLICT']);
    });

    test('of the one evidence of a field is refused', async () => {
      const store = await openWorld(bench);
      const fieldEvidence = [{ field: 'level', basis: 'STATED', evidence: [at('passage:new')] }] as const;
      await store.apply(
        change(
          {
            kind: 'passage',
            id: 'passage:new',
            draft: { document: 'document:jia', section: [], paragraph: 50, text: '新', textKind: 'PARAPHRASE' },
          },
          entity('REGION', '东县', { id: 'region:dongxian', fields: { level: 'COUNTY' }, fieldEvidence }),
        ),
      );
      await expectRefusal(store, 'CONFLICT', 'id', remove('passage:new'));
    });

    test('of one evidence of a field keeps the others, and the entity its names', async () => {
      const store = await openWorld(bench);
      const fieldEvidence = [
        { field: 'level', basis: 'STATED', evidence: [at('passage:new'), at('passage:jia-1')] },
      ] as const;
      await store.apply(
        change(
          {
            kind: 'passage',
            id: 'passage:new',
            draft: { document: 'document:jia', section: [], paragraph: 50, text: '新', textKind: 'PARAPHRASE' },
          },
          entity('REGION', '东县', { id: 'region:dongxian', fields: { level: 'COUNTY' }, fieldEvidence }),
        ),
      );
      const outcome = await store.apply(change(remove('passage:new')));
      expect(outcome).toMatchObject({ removed: ['passage:new'], changed: ['region:dongxian'] });
      expect(await store.named([{ level: 'LABEL', key: '东县' }], 'REGION', editor())).toEqual([['region:dongxian']]);
      await expectRefusal(store, 'CONFLICT', 'label', entity('REGION', '东县', { id: 'region:other' }));
    });

    test('of what is not there is NOT_FOUND', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'NOT_FOUND', 'id', remove('model:none'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'id', remove('none'));
    });

    test('comes last in a change: what it writes and removes is gone', async () => {
      const store = await openWorld(bench);
      const outcome = await store.apply(
        change(remove('person:li'), entity('PERSON', '李', { id: 'person:li' }), remove('claim:first')),
      );
      expect(outcome).toMatchObject({ changed: [], removed: ['claim:first'] });
      expect(await recordOf(store, 'person:li')).toBeUndefined();
    });

    test('frees the label', async () => {
      const store = await openWorld(bench);
      await store.apply(change(remove('concept:dangan')));
      const { changed } = await store.apply(change(entity('CONCEPT', '单干', { id: 'concept:other' })));
      expect(changed).toEqual(['concept:other']);
    });
  });
}
