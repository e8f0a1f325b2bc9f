/** Two entities that turn out to be one. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, known, merge, observation, relation, remove } from '../items.ts';
import { anyone, apply, type Bench, editor, expectRefusal, openWorld, PAGE, recordOf } from './bench.ts';

export function mergeContract(bench: Bench): void {
  describe('a merge', () => {
    test('lets nothing be joined with itself by its old id', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(entity('REGION', '甲村', { id: 'region:jia' }), entity('REGION', '乙村', { id: 'region:yi' })),
      );
      await apply(store, merge('region:jia', 'region:yi'));
      await expectRefusal(store, 'BAD_USER_INPUT', 'target', known('PAIRED_WITH', 'region:jia', 'region:yi'));
    });

    test('is one revision that moves every reference, with the statements’ own ids', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('ORGANIZATION', '县府', { id: 'organization:a' }),
          entity('ORGANIZATION', '县政府', { id: 'organization:b' }),
          known('LOCATED_IN', 'organization:a', 'region:dongxian', { id: 'relation:located' }),
          known('ESTABLISHES', 'organization:a', 'mechanism:sanlei', { id: 'relation:establishes' }),
          known('INVOLVES', 'model:dongxian', 'organization:a', { id: 'relation:involves' }),
          known('PAIRED_WITH', 'region:dong', 'region:nan', {
            id: 'relation:via',
            qualifiers: [{ role: 'VIA', entity: 'organization:a' }],
            attributedTo: 'organization:a',
          }),
          observation('indicator:cunjun', 'organization:a', {
            id: 'observation:subject',
            value: 3,
            evidence: [at('passage:jia-1')],
          }),
          observation('indicator:cunjun', 'region:nan', {
            id: 'observation:compared',
            value: 3,
            comparedWith: 'organization:a',
            evidence: [at('passage:jia-1')],
          }),
          claim('FIRST', 'region:nan', '第一', {
            id: 'claim:parts',
            object: 'organization:a',
            scope: 'organization:a',
            evidence: [at('passage:jia-1')],
          }),
        ),
      );
      const { revision } = await store.position();
      const outcome = await apply(store, merge('organization:a', 'organization:b'));
      expect(outcome.revision).toBe(revision + 1);
      expect(outcome.removed).toEqual(['organization:a']);
      expect([...outcome.changed].sort()).toEqual([
        'claim:parts',
        'observation:compared',
        'observation:subject',
        'organization:b',
        'relation:establishes',
        'relation:involves',
        'relation:located',
        'relation:via',
      ]);
      const records = await store.records(outcome.changed, editor());
      expect(records.map((stored) => stored?.revision)).toEqual(outcome.changed.map(() => revision + 1));
      expect(JSON.stringify(records)).not.toContain('organization:a');
      expect(await recordOf(store, 'relation:via')).toMatchObject({
        qualifiers: [{ role: 'VIA', entity: 'organization:b' }],
        attributedTo: 'organization:b',
      });
    });

    test('lets the old id stand for the other entity in every read, filter and write', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const both = ['model:xixian', 'model:dongxian'];
      const scope = anyone();
      const [old, own] = await store.records(both, scope);
      expect(old).toEqual(own);
      expect(old?.record.id).toBe('model:dongxian');
      for (const [one, other] of [
        await store.relationsOf(both, { direction: 'BOTH', page: PAGE }, scope),
        await store.claimsOf(both, PAGE, scope),
        await store.observationsOf(both, PAGE, scope),
        await store.passagesOf(both, PAGE, scope),
        await store.neighbours(both, { depth: 2, direction: 'BOTH', page: PAGE }, scope),
        await store.relations(
          both.map((id) => ({ filter: { sources: [id] }, page: PAGE })),
          scope,
        ),
      ]) {
        expect(one?.edges.length).toBeGreaterThan(0);
        expect(one).toEqual(other);
      }
      const written = await store.apply(
        change(
          known('USES', 'model:xixian', 'concept:heli', { id: 'relation:by-old-id' }),
          entity('MODEL', '东县模式', { id: 'model:xixian' }),
        ),
      );
      expect(written.changed).toEqual(['relation:by-old-id', 'model:dongxian']);
      expect(await recordOf(store, 'relation:by-old-id')).toMatchObject({ source: 'model:dongxian' });
    });

    test('makes one of statements that say the same: that of `into` keeps its id and gets the evidence of both', async () => {
      const store = await openWorld(bench);
      const { removed } = await apply(store, merge('model:xixian', 'model:dongxian'));
      expect(removed).toEqual(['model:xixian', 'relation:xixian-lianying']);
      const survivor = await recordOf(store, 'relation:dongxian-lianying');
      expect(survivor).toMatchObject({
        evidence: [{ passage: 'passage:jia-3', quote: '联营' }, { passage: 'passage:jia-2' }],
      });
      expect(await recordOf(store, 'relation:xixian-lianying')).toEqual(survivor);
      const again = await store.apply(
        change(relation('USES', 'model:dongxian', 'mechanism:lianying', { evidence: [at('passage:jia-2')] })),
      );
      expect(again).toMatchObject({ changed: [], unchanged: 1 });
    });

    test('leads a figure of a relation that is one with another to that one', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          observation('indicator:cunjun', 'model:xixian', {
            id: 'observation:of-relation',
            relation: 'relation:xixian-lianying',
            value: 5,
            evidence: [at('passage:jia-1')],
          }),
          observation('indicator:cunjun', 'mechanism:lianying', {
            id: 'observation:of-other-end',
            relation: 'relation:xixian-lianying',
            value: 6,
            evidence: [at('passage:jia-1')],
          }),
        ),
      );
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const wanted = { relation: 'relation:dongxian-lianying' };
      expect(await recordOf(store, 'observation:of-relation')).toMatchObject({ ...wanted, subject: 'model:dongxian' });
      expect(await recordOf(store, 'observation:of-other-end')).toMatchObject(wanted);
    });

    test('makes one of two statements of `from` that differ in nothing but which of the two they mean', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('CONCEPT', '甲', { id: 'concept:a' }),
          entity('CONCEPT', '乙', { id: 'concept:b' }),
          claim('FIRST', 'concept:a', '先', { id: 'claim:ab', object: 'concept:b', evidence: [at('passage:jia-1')] }),
          claim('FIRST', 'concept:b', '先', { id: 'claim:ba', object: 'concept:a', evidence: [at('passage:jia-2')] }),
        ),
      );
      const { removed } = await apply(store, merge('concept:a', 'concept:b'));
      expect(removed).toEqual(['concept:a', 'claim:ab']);
      expect(await recordOf(store, 'claim:ba')).toMatchObject({
        subject: 'concept:b',
        object: 'concept:b',
        evidence: [{ passage: 'passage:jia-2' }, { passage: 'passage:jia-1' }],
      });
    });

    test('turns label and names into names, and fills what `into` lacks, with the evidence of it', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      await store.apply(
        change(
          entity('REGION', '甲镇', {
            id: 'region:a',
            labelEn: 'A Town',
            names: [
              { text: '甲', kind: 'SHORT' },
              { text: '乙', kind: 'EPITHET' },
              { text: '小甲', kind: 'SHORT', document: 'document:jia' },
            ],
            summary: '甲的简介。',
            summaryEn: 'Of A.',
            period: '2001/..',
            fields: { level: 'TOWNSHIP' },
            fieldEvidence: [
              { field: 'period', basis: 'STATED', evidence },
              { field: 'level', basis: 'STATED', evidence },
            ],
          }),
          entity('REGION', '乙镇', { id: 'region:b', names: [{ text: '乙', kind: 'SHORT' }], summary: '乙的简介。' }),
        ),
      );
      await apply(store, merge('region:a', 'region:b'));
      expect(await recordOf(store, 'region:b')).toEqual({
        record: 'entity',
        id: 'region:b',
        type: 'REGION',
        label: '乙镇',
        labelEn: 'A Town',
        names: [
          { text: '乙', kind: 'SHORT' },
          { text: '甲镇', kind: 'VARIANT' },
          { text: '甲', kind: 'SHORT' },
          { text: '小甲', kind: 'SHORT', document: 'document:jia' },
        ],
        summary: '乙的简介。',
        period: '2001/..',
        fields: { level: 'TOWNSHIP' },
        fieldEvidence: [
          { field: 'period', basis: 'STATED', evidence },
          { field: 'level', basis: 'STATED', evidence },
        ],
      });
      const keys = ['甲镇', '甲', '小甲', '乙镇'].map((key) => ({ level: 'FOLDED', key }) as const);
      expect(await store.named(keys, undefined, anyone())).toEqual(keys.map(() => ['region:b']));
      expect(await store.named([{ level: 'ALIAS', key: '甲镇' }], undefined, anyone())).toEqual([['region:b']]);
    });

    test('frees the label of `from`', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const { changed } = await store.apply(change(entity('MODEL', '西县模式', { id: 'model:new' })));
      expect(changed).toEqual(['model:new']);
    });

    test('keeps the ids that went from new statements, also when what they led to is gone', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      const [id = ''] = (await store.apply(change(claim('FIRST', 'region:nan', '先', { evidence })))).changed;
      await store.apply(
        change(
          entity('CONCEPT', '甲', { id: 'concept:a' }),
          entity('CONCEPT', '乙', { id: 'concept:b' }),
          claim('FIRST', 'region:nan', '先', { id, object: 'concept:a', evidence }),
          claim('FIRST', 'region:nan', '先', { id: 'claim:b', object: 'concept:b', evidence }),
        ),
      );
      expect(await apply(store, merge('concept:a', 'concept:b'))).toMatchObject({ removed: ['concept:a', id] });
      await store.apply(change(remove('claim:b')));
      const again = await store.apply(change(claim('FIRST', 'region:nan', '先', { evidence })));
      expect(again.changed).not.toContain(id);
      expect(await recordOf(store, again.changed[0] ?? '')).toMatchObject({ text: '先' });
    });

    test('of merges follows them to the end', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '第三模式', { id: 'model:san' })));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await apply(store, merge('model:dongxian', 'model:san'));
      const found = await store.records(['model:xixian', 'model:dongxian', 'relation:xixian-lianying'], anyone());
      expect(found.map((stored) => stored?.record.id)).toEqual([
        'model:san',
        'model:san',
        'relation:dongxian-lianying',
      ]);
      const reopened = await bench.reopen(store);
      expect((await reopened.records(['model:xixian'], anyone()))[0]?.record.id).toBe('model:san');
    });

    test('given by ids that were merged before is of what they stand for', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '第三模式', { id: 'model:san' })));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      expect(await apply(store, merge('model:xixian', 'model:san'))).toMatchObject({ removed: ['model:dongxian'] });
      await expectRefusal(store, 'BAD_USER_INPUT', 'from', merge('model:dongxian', 'model:xixian'));
    });
  });
}
