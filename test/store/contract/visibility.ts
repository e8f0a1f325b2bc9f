/** Who may see what: what is not public is in no answer of whatever kind. */
import { describe, expect, test } from 'vitest';
import { at, change, claim, entity, known, passage, relation, remove } from '../items.ts';
import { anyone, type Bench, editor, idsOf, openWorld, PAGE } from './bench.ts';

const HIDDEN = [
  'document:mi',
  'passage:mi-1',
  'project:anqu',
  'relation:anqu-in',
  'relation:xixian-anqu',
  'observation:mi',
  'claim:mi',
];
const LABEL = { by: 'LABEL', descending: false } as const;
const both = { direction: 'BOTH' } as const;

export function visibilityContract(bench: Bench): void {
  describe('what only editors may see', () => {
    test('is a hidden source, its passages, what it alone states or mentions, and what is about that', async () => {
      const store = await bench.world();
      expect((await store.records(HIDDEN, anyone())).filter((stored) => stored !== undefined)).toEqual([]);
      expect((await store.records(HIDDEN, editor())).filter((stored) => stored === undefined)).toEqual([]);
    });

    test('is taken out of a statement that is public by another passage', async () => {
      const store = await bench.world();
      const [seen] = await store.records(['relation:both-sources'], anyone());
      const [whole] = await store.records(['relation:both-sources'], editor());
      expect(seen?.record).toMatchObject({ evidence: [{ passage: 'passage:jia-2' }] });
      expect(whole?.record).toMatchObject({ evidence: [{ passage: 'passage:jia-2' }, { passage: 'passage:mi-1' }] });
      expect(JSON.stringify(seen)).not.toContain('mi-1');
    });

    test('is in no list, no count and no name', async () => {
      const store = await bench.world();
      const page = { page: PAGE };
      const answers = [
        ...(await store.entities([{ filter: {}, order: LABEL, ...page }], anyone())),
        ...(await store.relations([{ filter: {}, ...page }], anyone())),
        ...(await store.observations([{ filter: {}, order: { by: 'PERIOD', descending: false }, ...page }], anyone())),
        ...(await store.claims([{ filter: {}, ...page }], anyone())),
        ...(await store.relationsOf(['region:xixian', 'model:xixian', 'project:anqu'], { ...both, ...page }, anyone())),
        ...(await store.observationsOf(['region:xixian', 'indicator:cunjun', 'model:xixian'], PAGE, anyone())),
        ...(await store.claimsOf(['region:xixian', 'model:xixian'], PAGE, anyone())),
        ...(await store.passagesOf(['region:xixian', 'group:dishouru', 'project:anqu'], PAGE, anyone())),
        ...(await store.contentOf(['document:mi'], [], PAGE, anyone())),
        ...(await store.mentionsIn(['passage:mi-1'], undefined, PAGE, anyone())),
        ...(await store.statementsIn(['passage:mi-1'], PAGE, anyone())),
        ...(await store.neighbours(
          ['region:xixian', 'model:xixian', 'project:anqu'],
          { depth: 3, ...both, ...page },
          anyone(),
        )),
      ];
      const ids = answers.flatMap(idsOf);
      expect(ids.filter((id) => HIDDEN.includes(id))).toEqual([]);
      expect(answers.filter((answer) => answer.totalCount !== answer.edges.length)).toEqual([]);
      expect(JSON.stringify(answers)).not.toMatch(/mi-1|document:mi|anqu/);
      expect(await store.outlineOf(['document:mi'], anyone())).toEqual([[]]);
      expect(
        await store.named(
          [
            { level: 'LABEL', key: '内部稿' },
            { level: 'LABEL', key: '暗渠工程' },
          ],
          undefined,
          anyone(),
        ),
      ).toEqual([[], []]);
      const [all, seen] = [await store.counts(editor()), await store.counts(anyone())];
      expect([all.entities.PROJECT, seen.entities.PROJECT ?? 0, all.passages - seen.passages]).toEqual([1, 0, 1]);
    });

    test('is in no path, no subgraph, no export and no history', async () => {
      const store = await bench.world();
      const ends = { from: 'model:xixian', to: 'region:xixian', types: ['USES', 'LOCATED_IN'], maxLength: 3, first: 5 };
      expect([(await store.paths(ends, editor())).length, (await store.paths(ends, anyone())).length]).toEqual([1, 0]);
      const around = await store.subgraph({ roots: ['region:xixian', 'project:anqu'], depth: 3, limit: 100 }, anyone());
      const exported = await store.scan(undefined, 1000, anyone());
      const history = await store.history([...HIDDEN, 'relation:both-sources'], PAGE, anyone());
      expect(JSON.stringify([around, exported, history])).not.toMatch(/mi-1|document:mi|anqu/);
      expect(history.map((page) => page.totalCount)).toEqual([...HIDDEN.map(() => 0), 1]);
    });

    test('does not count towards order, strength or related', async () => {
      const store = await bench.world();
      const related = [{ type: 'USES', direction: 'OUT', atLeast: 2 }] as const;
      const models = async (scope: ReturnType<typeof anyone>) => {
        const [page] = await store.entities(
          [{ filter: { types: ['MODEL'], related }, order: LABEL, page: PAGE }],
          scope,
        );
        return idsOf(page);
      };
      expect([await models(anyone()), await models(editor())]).toEqual([
        ['model:dongxian'],
        ['model:dongxian', 'model:xixian'],
      ]);
      const order = { by: 'RELATIONS', descending: false } as const;
      const degree = async (scope: ReturnType<typeof anyone>) =>
        (await store.entities([{ filter: { ids: ['region:xixian'] }, order, page: PAGE }], scope))[0]?.edges[0]?.at[0];
      expect([await degree(anyone()), await degree(editor())]).toEqual([5, 6]);
    });

    test('is what filters by a hidden source, region or domain find nothing by', async () => {
      const store = await bench.world();
      const [page] = await store.entities(
        [{ filter: { documents: ['document:mi'] }, order: LABEL, page: PAGE }],
        anyone(),
      );
      const [all] = await store.entities(
        [{ filter: { documents: ['document:mi'] }, order: LABEL, page: PAGE }],
        editor(),
      );
      expect([page?.totalCount, (all?.totalCount ?? 0) > 0]).toEqual([0, true]);
    });
  });

  describe('what becomes visible and hidden again', () => {
    test('follows the field of the source', async () => {
      const store = await openWorld(bench);
      const seen = async () => (await store.records(HIDDEN, anyone())).filter((stored) => stored !== undefined).length;
      await store.apply(change(entity('DOCUMENT', '内部稿', { id: 'document:mi' })));
      expect(await seen()).toBe(HIDDEN.length);
      await store.apply(change(entity('DOCUMENT', '内部稿', { id: 'document:mi', fields: { visibility: 'EDITORS' } })));
      expect(await seen()).toBe(0);
    });

    test('an entity shows as soon as a public passage mentions it, and hides with the last one', async () => {
      const store = await openWorld(bench);
      const seen = async () =>
        (await store.records(['project:anqu', 'relation:anqu-in', 'relation:xixian-anqu'], anyone())).map(
          (stored) => stored !== undefined,
        );
      await store.apply(
        change(claim('OUTCOME', 'project:anqu', '已建成', { id: 'claim:anqu', evidence: [at('passage:jia-1')] })),
      );
      expect(await seen()).toEqual([true, false, true]);
      await store.apply(change(remove('claim:anqu')));
      expect(await seen()).toEqual([false, false, false]);
    });

    test('an entity that nothing mentions is visible', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          entity('PROJECT', '孤立', { id: 'project:guli' }),
          known('LOCATED_IN', 'project:guli', 'region:nan', { id: 'relation:guli' }),
        ),
      );
      expect(
        (await store.records(['project:guli', 'relation:guli'], anyone())).every((stored) => stored !== undefined),
      ).toBe(true);
    });

    test('a statement shows with one visible passage that supports it, not with one that contradicts', async () => {
      const store = await openWorld(bench);
      const contradicted = [at('passage:mi-1'), at('passage:jia-1', { stance: 'CONTRADICTS' })];
      await store.apply(
        change(claim('LEADING', 'region:xixian', '走在前列', { id: 'claim:mi', evidence: contradicted })),
      );
      expect(await store.records(['claim:mi'], anyone())).toEqual([undefined]);
      const supported = [at('passage:mi-1', { stance: 'CONTRADICTS' }), at('passage:jia-1')];
      await store.apply(change(claim('LEADING', 'region:xixian', '走在前列', { id: 'claim:mi', evidence: supported })));
      expect((await store.records(['claim:mi'], anyone()))[0]?.record).toMatchObject({
        evidence: [{ passage: 'passage:jia-1' }],
      });
    });

    test('a statement about a hidden source is hidden, though its passage is public', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      await store.apply(
        change(
          relation('CITES', 'document:jia', 'document:mi', { id: 'relation:cites', evidence }),
          claim('OUTCOME', 'region:dong', '据内部稿', { id: 'claim:from', attributedTo: 'document:mi', evidence }),
        ),
      );
      expect(await store.records(['relation:cites', 'claim:from'], anyone())).toEqual([undefined, undefined]);
      const [statements] = await store.statementsIn(['passage:jia-1'], PAGE, anyone());
      expect(idsOf(statements)).not.toContain('relation:cites');
    });

    test('names, citations and field evidence of a hidden source are taken out', async () => {
      const store = await openWorld(bench);
      const cited = [{ mark: '［1］', source: 'document:mi' }];
      await store.apply(
        change(
          passage('document:mi', '又一段', { id: 'passage:mi-2', paragraph: 2 }),
          entity('REGION', '东市', {
            id: 'region:dong',
            names: [{ text: '东', kind: 'SHORT', document: 'document:mi' }],
            fieldEvidence: [{ field: 'level', basis: 'STATED', evidence: [at('passage:mi-2')] }],
          }),
          claim('OUTCOME', 'region:dongxian', '村集体收入上升', {
            id: 'claim:outcome',
            evidence: [at('passage:jia-3', { cited })],
          }),
        ),
      );
      const [place, outcome] = await store.records(['region:dongxian', 'claim:outcome'], anyone());
      expect(outcome?.record).toMatchObject({ evidence: [{ cited: [{ mark: '［1］' }] }] });
      expect(place).toBeDefined();
      const [hidden] = await store.records(['region:dong'], anyone());
      expect(hidden).toBeUndefined();
      await store.apply(change(claim('OUTCOME', 'region:dong', '有成效', { evidence: [at('passage:jia-1')] })));
      const [shown] = await store.records(['region:dong'], anyone());
      expect(shown?.record).toMatchObject({ names: [], fieldEvidence: [] });
    });

    test('a name that holds only in a hidden source finds nothing, as long as the source is hidden', async () => {
      const store = await openWorld(bench);
      const key = (text: string) => ({ level: 'ALIAS', key: text }) as const;
      const found = async (scope: ReturnType<typeof anyone>) =>
        store.named([key('甲名'), key('密名'), key('两处'), key('同名')], 'MODEL', scope);
      const inSource = (text: string, document: string) => ({ text, kind: 'SHORT', document }) as const;
      await store.apply(
        change(
          entity('MODEL', '一号模式', {
            id: 'model:one',
            names: [
              inSource('甲名', 'document:jia'),
              inSource('密名', 'document:mi'),
              inSource('同名', 'document:jia'),
            ],
            keys: {
              names: [
                { level: 'ALIAS', key: '甲名', document: 'document:jia' },
                { level: 'ALIAS', key: '密名', document: 'document:mi' },
                { level: 'ALIAS', key: '两处', document: 'document:jia' },
                { level: 'ALIAS', key: '两处', document: 'document:mi' },
                { level: 'ALIAS', key: '同名', document: 'document:jia' },
              ],
            },
          }),
          entity('MODEL', '二号模式', { id: 'model:two', names: [inSource('同名', 'document:mi')] }),
        ),
      );
      const [one, two] = ['model:one', 'model:two'];
      expect(await found(anyone())).toEqual([[one], [], [one], [one]]);
      expect(await found(editor())).toEqual([[one], [one], [one], [one, two]]);
      const show = (id: string, label: string, fields: object) =>
        change(entity('DOCUMENT', label, { id, fields: { ...fields } }));
      await store.apply(show('document:jia', '论文甲', { issuedOn: '2023-05', visibility: 'EDITORS' }));
      expect((await found(anyone())).flat()).toEqual([]);
      await store.apply(show('document:mi', '内部稿', {}));
      expect(await found(anyone())).toEqual([[], [one], [one], [two]]);
      await store.apply(show('document:jia', '论文甲', { issuedOn: '2023-05' }));
      const again = await bench.reopen(store);
      expect(await again.named([key('同名')], 'MODEL', anyone())).toEqual([[one, two]]);
    });

    test('the history of what was removed shows to whom it was visible when it went', async () => {
      const store = await openWorld(bench);
      await store.apply(change(remove('claim:mi'), remove('claim:first')));
      const totals = async (scope: ReturnType<typeof anyone>) =>
        (await store.history(['claim:mi', 'claim:first'], PAGE, scope)).map((page) => page.totalCount);
      expect([await totals(anyone()), await totals(editor())]).toEqual([
        [0, 2],
        [2, 2],
      ]);
    });

    test('an earlier text of a statement that was hidden then stays hidden in its history', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(claim('LEADING', 'region:xixian', '公开的说法', { id: 'claim:mi', evidence: [at('passage:jia-1')] })),
      );
      const [page] = await store.history(['claim:mi'], PAGE, anyone());
      expect(page?.edges).toHaveLength(1);
      expect(JSON.stringify(page)).not.toContain('走在前列');
    });
  });
}
