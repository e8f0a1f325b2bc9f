/** Which statement an item means, and what becomes of its evidence. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, known, observation, relation, remove } from '../items.ts';
import { type Bench, expectRefusal, openWorld, recordOf } from './bench.ts';

export function statementIdentityContract(bench: Bench): void {
  describe('a statement', () => {
    test('that is known has its evidence united and its other fields replaced', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('USES', 'model:dongxian', 'mechanism:lianying', {
            note: '再次提到',
            evidence: [at('passage:jia-4', { quote: '版本' })],
          }),
        ),
      );
      expect(await recordOf(store, 'relation:dongxian-lianying')).toMatchObject({
        note: '再次提到',
        evidence: [
          { passage: 'passage:jia-3', quote: '联营', stance: 'SUPPORTS' },
          { passage: 'passage:jia-4', quote: '版本', stance: 'SUPPORTS' },
        ],
      });
    });

    test('with its id is replaced whole, evidence included', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('USES', 'model:dongxian', 'mechanism:lianying', {
            id: 'relation:dongxian-lianying',
            evidence: [at('passage:jia-4')],
          }),
        ),
      );
      expect(await recordOf(store, 'relation:dongxian-lianying')).toMatchObject({
        evidence: [{ passage: 'passage:jia-4', stance: 'SUPPORTS' }],
      });
    });

    test('said twice in one batch is one, with both evidences', async () => {
      const store = await openWorld(bench);
      const said = (passageId: string) =>
        relation('TARGETS', 'model:dongxian', 'group:dishouru', { evidence: [at(passageId)] });
      const { changed } = await store.apply(change(said('passage:jia-1'), said('passage:jia-2')));
      expect(changed).toHaveLength(1);
      const record = await recordOf(store, changed[0] ?? '');
      expect(record).toMatchObject({ evidence: [{ passage: 'passage:jia-1' }, { passage: 'passage:jia-2' }] });
    });

    test('of a relation is another one by type, ends, ordinal, period, status, attributedTo and qualifiers, not by note or basis', async () => {
      const store = await openWorld(bench);
      const base = { evidence: [at('passage:jia-1')] };
      const uses = (more: object) => relation('USES', 'model:xixian', 'mechanism:sanlei', { ...base, ...more });
      const provides = (text: string, textEn: string) =>
        relation('PROVIDES', 'region:dong', 'mechanism:lianying', {
          ...base,
          qualifiers: [{ role: 'OBJECT', text, textEn }],
        });
      const { changed } = await store.apply(
        change(
          uses({}),
          uses({ note: '同一条' }),
          uses({ basis: 'INFERRED' }),
          uses({ ordinal: 1 }),
          uses({ period: '2020' }),
          uses({ status: 'UNDERWAY' }),
          uses({ attributedTo: 'policy:yijian' }),
          relation('REALISES', 'model:xixian', 'mechanism:sanlei', base),
          provides('土地', 'land'),
          provides('土地', 'plots'),
          provides('资金', 'money'),
        ),
      );
      expect(changed).toHaveLength(8);
    });

    test('of a relation does not depend on the order of its qualifiers', async () => {
      const store = await openWorld(bench);
      const qualifiers = [
        { role: 'OBJECT', text: '土地' },
        { role: 'RECIPIENT', entity: 'group:dishouru' },
      ] as const;
      const provides = (order: typeof qualifiers | readonly (typeof qualifiers)[number][]) =>
        relation('PROVIDES', 'region:dong', 'mechanism:lianying', {
          qualifiers: order,
          evidence: [at('passage:jia-1')],
        });
      const { changed } = await store.apply(change(provides(qualifiers), provides(qualifiers.toReversed())));
      expect(changed).toHaveLength(1);
    });

    test('of a symmetric type is one from either end', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      const { changed } = await store.apply(
        change(
          relation('DIFFERENT_FROM', 'mechanism:sanlei', 'mechanism:lianying', { evidence }),
          relation('DIFFERENT_FROM', 'mechanism:lianying', 'mechanism:sanlei', { evidence }),
        ),
      );
      expect(changed).toHaveLength(1);
      expect(await recordOf(store, changed[0] ?? '')).toMatchObject({
        source: 'mechanism:lianying',
        target: 'mechanism:sanlei',
      });
    });

    test('of a figure is another one by its number, unit, comparator, period and what it is about; by wording where it has no number', async () => {
      const store = await openWorld(bench);
      const figure = (more: object) =>
        observation('indicator:cunjun', 'region:dong', {
          value: 5,
          unit: '万元',
          evidence: [at('passage:jia-1')],
          ...more,
        });
      const { changed } = await store.apply(
        change(
          figure({}),
          figure({ wording: '五万元', note: '同一条' }),
          figure({ value: 6 }),
          figure({ unit: '亿元' }),
          figure({ comparator: 'OVER' }),
          figure({ period: '2020' }),
          figure({ subject: 'region:nan' }),
          figure({ comparedWith: 'region:nan' }),
          figure({ relation: 'relation:dong-nan' }),
          figure({ value: undefined, low: 5 }),
          observation('indicator:cunjun', 'region:dong', { wording: '翻番', evidence: [at('passage:jia-1')] }),
          observation('indicator:cunjun', 'region:dong', { wording: '翻两番', evidence: [at('passage:jia-1')] }),
        ),
      );
      expect(changed).toHaveLength(11);
    });

    test('of a claim is another one by kind, subject, object, scope, status, attributedTo and text, not by period', async () => {
      const store = await openWorld(bench);
      const first = (more: object) =>
        claim('FIRST', 'model:xixian', '最早', { evidence: [at('passage:jia-1')], ...more });
      const { changed } = await store.apply(
        change(
          first({}),
          first({ period: '2020', textEn: 'first' }),
          first({ claimKind: 'ONLY' }),
          first({ subject: 'model:dongxian' }),
          first({ object: 'mechanism:sanlei' }),
          first({ scope: 'region:nan' }),
          first({ status: 'INTENDED' }),
          first({ attributedTo: 'policy:yijian' }),
          first({ text: '更早' }),
        ),
      );
      expect(changed).toHaveLength(8);
    });

    test('cannot be made a second time by another id', async () => {
      const store = await bench.world();
      const same = relation('USES', 'model:dongxian', 'mechanism:lianying', {
        id: 'relation:again',
        evidence: [at('passage:jia-1')],
      });
      await expectRefusal(store, 'CONFLICT', 'id', same);
    });

    test('comes back under the same id after its removal', async () => {
      const store = await openWorld(bench);
      const said = claim('OUTCOME', 'region:dong', '有成效', { evidence: [at('passage:jia-1')] });
      const first = await store.apply(change(said));
      await store.apply(change(remove(first.changed[0] ?? '')));
      const second = await store.apply(change(said));
      expect(second.changed).toEqual(first.changed);
    });

    test('has a readable id of its kind', async () => {
      const store = await openWorld(bench);
      const { changed } = await store.apply(change(known('WITHIN', 'region:dongxian', 'region:nan')));
      expect(changed[0]).toMatch(/^relation:[a-z0-9]+$/);
    });
  });
}
