/** A merge that is taken back, with whatever was written in between. */
import { describe, expect, test } from 'vitest';
import type { GraphRecord } from '../../../src/domain/records.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { alias, at, change, entity, known, merge, passage, relation, remove, unmerge } from '../items.ts';
import { anyone, apply, type Bench, editor, expectRefusal, openWorld, recordOf, refusalOf } from './bench.ts';

export function unmergeContract(bench: Bench): void {
  describe('an unmerge', () => {
    test('gives back all that was there before, in one revision', async () => {
      const store = await openWorld(bench);
      const before = await allOf(store);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const { revision } = await store.position();
      const outcome = await apply(store, unmerge('model:xixian'));
      expect(outcome).toMatchObject({ revision: revision + 1, removed: [] });
      expect([...outcome.changed].sort()).toEqual([
        'model:dongxian',
        'model:xixian',
        'relation:both-sources',
        'relation:dongxian-lianying',
        'relation:xixian-anqu',
        'relation:xixian-in',
        'relation:xixian-lianying',
      ]);
      expect(await allOf(store)).toEqual(before);
      expect(await store.named([{ level: 'LABEL', key: '西县模式' }], undefined, anyone())).toEqual([['model:xixian']]);
      expect(await store.named([{ level: 'ALIAS', key: '西县模式' }], undefined, anyone())).toEqual([[]]);
    });

    test('of a source gives back passages, in their places, and bound names', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('DOCUMENT', '论文乙', {
            id: 'document:yi',
            names: [{ text: '乙', kind: 'SHORT', document: 'document:yi' }],
          }),
          passage('document:yi', '总论第一段。', { id: 'passage:z', paragraph: 1 }),
          passage('document:yi', '总论第一段。', { id: 'passage:a', paragraph: 2 }),
          entity('CONCEPT', '共建', {
            id: 'concept:gongjian',
            names: [{ text: '建', kind: 'SHORT', document: 'document:yi' }],
          }),
        ),
      );
      const before = await allOf(store);
      await apply(store, merge('document:yi', 'document:jia'));
      await apply(store, unmerge('document:yi'));
      expect(await allOf(store)).toEqual(before);
      const again = await store.apply(
        change(
          passage('document:yi', '总论第一段。', { paragraph: 1 }),
          passage('document:yi', '总论第一段。', { paragraph: 2 }),
        ),
      );
      expect(again).toMatchObject({ changed: [], unchanged: 2 });
      await store.apply(change(entity('DOCUMENT', '论文乙', { id: 'document:yi', fields: { visibility: 'EDITORS' } })));
      expect(await store.named([{ level: 'ALIAS', key: '建' }], undefined, anyone())).toEqual([[]]);
    });

    test('leaves with `into` what was written since', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const merged = await recordOf(store, 'model:dongxian');
      if (merged?.record !== 'entity') throw new Error('the entity is there');
      await store.apply(
        change(
          known('USES', 'model:xixian', 'concept:heli', { id: 'relation:since' }),
          entity('MODEL', '东县模式', {
            id: 'model:dongxian',
            names: [...merged.names, { text: '新名', kind: 'VARIANT' }],
            period: '2013/..',
            summary: '改过。',
          }),
        ),
      );
      await apply(store, unmerge('model:xixian'));
      expect(await recordOf(store, 'relation:since')).toMatchObject({ source: 'model:dongxian' });
      expect(await recordOf(store, 'model:dongxian')).toMatchObject({
        names: [
          { text: '“东”字号', kind: 'QUOTED' },
          { text: '新名', kind: 'VARIANT' },
        ],
        period: '2013/..',
        summary: '改过。',
      });
      const keys = ['新名', '西县模式'].map((key) => ({ level: 'FOLDED', key }) as const);
      expect(await store.named(keys, undefined, anyone())).toEqual([['model:dongxian'], ['model:xixian']]);
    });

    test('takes from `into` what it took over, unless it is another by now', async () => {
      const store = await openWorld(bench);
      const summary = { summary: '甲的简介。', summaryEn: 'Of A.', period: '2001' };
      await store.apply(
        change(entity('PERSON', '甲', { id: 'person:a', ...summary }), entity('PERSON', '乙', { id: 'person:b' })),
      );
      await apply(store, merge('person:a', 'person:b'));
      const names = [{ text: '甲', kind: 'VARIANT' }] as const;
      await store.apply(change(entity('PERSON', '乙', { id: 'person:b', names, ...summary, period: '2002' })));
      await apply(store, unmerge('person:a'));
      const own = await recordOf(store, 'person:b');
      expect(own).toMatchObject({ names: [], period: '2002' });
      expect(own).not.toHaveProperty('summary');
    });

    test('gives an id back to what that was merged into before', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '第三模式', { id: 'model:san' })));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await apply(store, merge('model:dongxian', 'model:san'));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('model:xixian'));
      await apply(store, unmerge('model:dongxian'));
      const old = await store.records(['model:xixian', 'relation:xixian-lianying'], anyone());
      expect(old.map((stored) => stored?.record.id)).toEqual(['model:dongxian', 'relation:dongxian-lianying']);
      await apply(store, unmerge('model:xixian'));
      expect((await recordOf(store, 'model:xixian'))?.id).toBe('model:xixian');
    });

    test('can be merged again, and that be taken back again', async () => {
      const store = await openWorld(bench);
      const before = await allOf(store);
      for (let time = 0; time < 3; time += 1) {
        await apply(store, merge('model:xixian', 'model:dongxian'));
        await apply(store, unmerge('model:xixian'));
      }
      expect(await allOf(store)).toEqual(before);
    });

    test('comes back to what its own references became since', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('DOCUMENT', '乙', { id: 'document:yi' }),
          entity('PERSON', '王', {
            id: 'person:wang',
            names: [{ text: '老王', kind: 'SHORT', document: 'document:yi' }],
          }),
          entity('PERSON', '汪', { id: 'person:other' }),
        ),
      );
      await apply(store, merge('person:wang', 'person:other'));
      const other = await recordOf(store, 'person:other');
      if (other?.record !== 'entity') throw new Error('the entity is there');
      await apply(store, merge('document:yi', 'document:jia'));
      await apply(store, unmerge('person:wang'));
      expect(await recordOf(store, 'person:wang')).toMatchObject({ names: [{ document: 'document:jia' }] });
    });
  });

  describe('an unmerge is refused', () => {
    test('of what was not merged', async () => {
      const store = await bench.world();
      await expectRefusal(store, 'NOT_FOUND', 'id', unmerge('model:none'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'id', unmerge('model:xixian'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'id', unmerge('no id'));
    });

    test('of a statement that is one with another: the entity’s merge made it so', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'id', unmerge('relation:xixian-lianying'));
    });

    test('while what was moved, or took up evidence, is changed or removed, with the list', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const merged = await recordOf(store, 'relation:xixian-in');
      await store.apply(
        change(
          relation('PRACTISED_IN', 'model:dongxian', 'region:xixian', {
            id: 'relation:xixian-in',
            note: '改过',
            evidence: [at('passage:jia-2')],
          }),
          relation('USES', 'model:dongxian', 'mechanism:lianying', { evidence: [at('passage:jia-1')] }),
          remove('relation:xixian-anqu'),
        ),
      );
      const before = await store.position();
      const refused = await refusalOf(store, unmerge('model:xixian'));
      expect(refused.code).toBe('CONFLICT');
      expect(refused.problems).toHaveLength(3);
      for (const id of ['relation:xixian-in', 'relation:dongxian-lianying', 'relation:xixian-anqu'])
        expect(refused.problems.some(({ message }) => message.includes(id))).toBe(true);
      expect(await store.position()).toEqual(before);
      expect(merged?.record).toBe('relation');
    });

    test('until what was changed is as the merge left it', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const changed = { id: 'relation:xixian-in', evidence: [at('passage:jia-2')] };
      const put = (more: object) =>
        store.apply(change(relation('PRACTISED_IN', 'model:dongxian', 'region:xixian', { ...changed, ...more })));
      await put({ note: '改过' });
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('model:xixian'));
      await put({});
      expect(await apply(store, unmerge('model:xixian'))).toMatchObject({ removed: [] });
    });

    test('while another merge has moved the same, or the target is gone', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('REGION', '西县二', { id: 'region:xi2', fields: { level: 'COUNTY' } })));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await apply(store, merge('region:xixian', 'region:xi2'));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('model:xixian'));
      await apply(store, unmerge('region:xixian'));
      await apply(store, unmerge('model:xixian'));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await store.apply(change(remove('model:dongxian')));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('model:xixian'));
      await expectRefusal(store, 'CONFLICT', 'id', entity('MODEL', '西县模式', { id: 'model:xixian' }));
    });

    test('while another entity has its label', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await store.apply(change(entity('MODEL', '西县模式', { id: 'model:new' })));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('model:xixian'));
      await store.apply(change(entity('MODEL', '西县新模式', { id: 'model:new' })));
      await apply(store, unmerge('model:xixian'));
    });

    test('while what its own evidence rests on is gone, or no longer says what it quotes', async () => {
      const store = await openWorld(bench);
      const full = (text: string) =>
        passage('document:jia', text, { id: 'passage:full', paragraph: 9, textKind: 'FULL_TEXT' });
      const fieldEvidence = (id: string, quote: string) =>
        [{ field: 'level', basis: 'STATED', evidence: [at(id, { quote })] }] as const;
      await store.apply(
        change(
          full('甲是县，乙也是。'),
          entity('REGION', '甲', {
            id: 'region:a',
            fields: { level: 'COUNTY' },
            fieldEvidence: fieldEvidence('passage:full', '甲是县'),
          }),
          entity('REGION', '乙', { id: 'region:b', fields: { level: 'COUNTY' } }),
        ),
      );
      await apply(store, merge('region:a', 'region:b'));
      await store.apply(change(full('乙是县。')));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('region:a'));
      await store.apply(change(remove('passage:full')));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('region:a'));
      await store.apply(change(full('甲是县。')));
      expect(await apply(store, unmerge('region:a'))).toMatchObject({ changed: ['region:a', 'region:b'] });
    });
  });

  describe('an alias', () => {
    test('leads an id that nothing has to a record, and says so once', async () => {
      const store = await openWorld(bench);
      const outcome = await store.apply(change(alias('model:old', 'model:xixian')));
      expect(outcome).toMatchObject({ changed: ['model:old'], removed: [], unchanged: 0 });
      expect(outcome.revision).toBe(2);
      expect((await store.records(['model:old'], anyone()))[0]?.record.id).toBe('model:xixian');
      expect((await store.changes(1, 10))[0]).toMatchObject({ number: 2, changes: [{ id: 'model:old' }] });
      const again = await store.apply(change(alias('model:old', 'model:xixian')));
      expect(again).toMatchObject({ revision: 2, changed: [], unchanged: 1 });
    });

    test('may lead to what the same change creates, and goes on with it', async () => {
      const store = await openWorld(bench);
      await store.apply(change(alias('person:old', 'person:li'), entity('PERSON', '李', { id: 'person:li' })));
      await apply(store, merge('person:li', 'person:zhang'));
      expect((await store.records(['person:old'], anyone()))[0]?.record.id).toBe('person:zhang');
      await apply(store, unmerge('person:li'));
      expect((await store.records(['person:old'], anyone()))[0]?.record.id).toBe('person:li');
    });

    test('is refused where the id is there, leads elsewhere, or is of another type', async () => {
      const store = await openWorld(bench);
      await expectRefusal(store, 'CONFLICT', 'id', alias('model:dongxian', 'model:xixian'));
      await expectRefusal(store, 'NOT_FOUND', 'into', alias('model:old', 'model:none'));
      await expectRefusal(store, 'NOT_FOUND', 'into', alias('model:old', 'model:xixian'), remove('model:xixian'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'into', alias('region:old', 'model:xixian'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'id', alias('no id', 'model:xixian'));
      await store.apply(change(alias('model:old', 'model:xixian')));
      await expectRefusal(store, 'CONFLICT', 'id', alias('model:old', 'model:dongxian'));
    });

    test('is not unmerged: what it was is not known', async () => {
      const store = await openWorld(bench);
      await store.apply(change(alias('model:old', 'model:xixian')));
      await expectRefusal(store, 'CONFLICT', 'id', unmerge('model:old'));
    });
  });
}

/** All records without their revisions, and what leads to them. */
async function allOf(store: GraphStore): Promise<readonly unknown[]> {
  const all = await store.scan(undefined, 1_000, editor());
  return all.map((line) => ('record' in line ? (line.record satisfies GraphRecord) : line.merged));
}
