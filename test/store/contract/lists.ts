/** The lists of an entity, a source and a passage. */
import { describe, expect, test } from 'vitest';
import { at, change, passage, relation } from '../items.ts';
import { anyone, type Bench, editor, idsOf, openWorld, PAGE } from './bench.ts';

export function listContract(bench: Bench): void {
  describe('lists', () => {
    test('answers are aligned: duplicates twice, unknown ids an empty page, no ids no answers', async () => {
      const store = await bench.world();
      const ids = ['concept:heli', 'concept:none', 'concept:heli'];
      const pages = await store.relationsOf(ids, { direction: 'BOTH', page: PAGE }, anyone());
      expect(pages.map(idsOf)).toEqual([['relation:contrast'], [], ['relation:contrast']]);
      expect(pages[1]).toEqual({ edges: [], hasNextPage: false, totalCount: 0, totalCountIsExact: true });
      expect(await store.relationsOf([], { direction: 'BOTH', page: PAGE }, anyone())).toEqual([]);
      expect(await store.observationsOf([], PAGE, anyone())).toEqual([]);
      expect((await store.claimsOf(['concept:none', 'concept:heli'], PAGE, anyone())).map(idsOf)).toEqual([
        [],
        ['claim:definition'],
      ]);
      expect((await store.contentOf(['document:none', 'policy:yijian'], [], PAGE, anyone())).map(idsOf)).toEqual([
        [],
        [],
      ]);
      expect(await store.outlineOf(['document:none'], anyone())).toEqual([[]]);
      expect(await store.neighbours([], { depth: 1, direction: 'BOTH', page: PAGE }, anyone())).toEqual([]);
      expect(await store.entities([], anyone())).toEqual([]);
    });

    test('relations are by type as in the ontology, ordinal, period, sort key of the other end; what has none comes last', async () => {
      const store = await bench.world();
      const [page] = await store.relationsOf(['mechanism:lianying'], { direction: 'BOTH', page: PAGE }, anyone());
      expect(page?.edges.map(({ node }) => [node.record.id, node.other, node.direction])).toEqual([
        ['relation:dongxian-lianying', 'model:dongxian', 'IN'],
        ['relation:xixian-lianying', 'model:xixian', 'IN'],
        ['relation:v1', 'version:lianying-1-0', 'OUT'],
        ['relation:v2', 'version:lianying-2-0', 'OUT'],
        ['relation:provides', 'region:xixian', 'IN'],
        ['relation:benefits', 'group:dishouru', 'OUT'],
      ]);
    });

    test('ordinals count as numbers, periods by their days, a deadline by its end', async () => {
      const store = await openWorld(bench);
      const evidence = [at('passage:jia-1')];
      const uses = (id: string, more: object) =>
        relation('USES', 'mechanism:sanlei', 'mechanism:lianying', { id, evidence, ...more });
      await store.apply(
        change(
          uses('relation:a', {}),
          uses('relation:b', { period: '../2025' }),
          uses('relation:c', { period: '2021-06' }),
          uses('relation:d', { period: '2021' }),
          uses('relation:e', { period: '2021/2022' }),
          uses('relation:f', { ordinal: 10 }),
          uses('relation:g', { ordinal: 9, period: '2030' }),
          uses('relation:h', { period: '2006/..' }),
        ),
      );
      const [page] = await store.relationsOf(['mechanism:sanlei'], { direction: 'OUT', page: PAGE }, anyone());
      expect(
        idsOf(page)
          .map((id) => id.slice(-1))
          .join(''),
      ).toBe('gfhdecba');
    });

    test('relations are chosen by type, direction, status, basis and the type of the other end', async () => {
      const store = await bench.world();
      const of = async (query: object) =>
        idsOf((await store.relationsOf(['model:dongxian'], { direction: 'BOTH', page: PAGE, ...query }, anyone()))[0]);
      expect(await of({ types: ['USES'] })).toEqual(['relation:dongxian-sanlei', 'relation:dongxian-lianying']);
      expect(await of({ types: [] })).toEqual([]);
      expect(await of({ direction: 'IN' })).toEqual(['relation:jia-dongxian']);
      expect(await of({ status: ['INTENDED', 'UNDERWAY'] })).toEqual(['relation:dongxian-sanlei']);
      expect(await of({ basis: ['BACKGROUND'] })).toEqual([]);
      expect(await of({ otherTypes: ['REGION', 'DOMAIN'] })).toEqual([
        'relation:dongxian-shouru',
        'relation:dongxian-in',
      ]);
    });

    test('a symmetric relation is seen from both ends and in every direction', async () => {
      const store = await bench.world();
      const seen = async (direction: 'IN' | 'OUT') => {
        const query = { types: ['PAIRED_WITH'], direction, page: PAGE };
        const pages = await store.relationsOf(['region:xixian', 'region:dongxian'], query, anyone());
        return pages.map((page) => page.edges.map(({ node }) => [node.other, node.direction]));
      };
      const both = [[['region:dongxian', 'BOTH']], [['region:xixian', 'BOTH']]];
      expect([await seen('IN'), await seen('OUT')]).toEqual([both, both]);
    });

    test('figures of an indicator are all that it measures, by period; without one last', async () => {
      const store = await bench.world();
      const pages = await store.observationsOf(['indicator:beicha', 'indicator:cunjun', 'region:nan'], PAGE, anyone());
      expect(pages.map(idsOf)).toEqual([
        ['observation:beicha-2021', 'observation:beicha-2025'],
        ['observation:cunjun', 'observation:fenhong'],
        ['observation:beicha-2021', 'observation:beicha-2025'],
      ]);
    });

    test('a model gathers the figures and claims of its places, mechanisms and their versions', async () => {
      const store = await bench.world();
      const [figures] = await store.observationsOf(['model:dongxian'], PAGE, anyone());
      const [claims] = await store.claimsOf(['model:dongxian'], PAGE, anyone());
      expect(idsOf(figures)).toEqual(['observation:cunjun', 'observation:fenhong']);
      expect(idsOf(claims)).toEqual(['claim:first', 'claim:outcome']);
      expect([figures?.totalCount, claims?.totalCount]).toEqual([2, 2]);
    });

    test('what is gathered in two ways is listed once', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('PRACTISED_IN', 'model:dongxian', 'region:dongxian', {
            period: '2020',
            evidence: [at('passage:jia-1')],
          }),
        ),
      );
      const [figures] = await store.observationsOf(['model:dongxian'], PAGE, anyone());
      expect(idsOf(figures)).toEqual(['observation:cunjun', 'observation:fenhong']);
    });

    test('passages of an entity come strongest first, then in the order of the text', async () => {
      const store = await bench.world();
      const [page] = await store.passagesOf(['mechanism:lianying'], PAGE, editor());
      expect(page?.edges.map(({ node, at }) => [node.record.id, at[0]])).toEqual([
        ['passage:jia-3', -4],
        ['passage:jia-4', -2],
        ['passage:jia-2', -1],
      ]);
    });

    test('an entity is mentioned as end, qualifier, attribution, scope, object and by evidence of its fields', async () => {
      const store = await bench.world();
      const ids = ['version:lianying-2-0', 'policy:yijian', 'region:nan'];
      const pages = await store.passagesOf(ids, PAGE, anyone());
      expect(pages.map(idsOf)).toEqual([
        ['passage:jia-4'],
        ['passage:jia-1', 'passage:jia-3'],
        ['passage:jia-1', 'passage:jia-3'],
      ]);
    });

    test('the content of a source is in the order of its text, below a heading path where one is given', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          passage('document:jia', '插入', { id: 'passage:jia-0', paragraph: 2, section: ['二、做法', '（二）西县'] }),
        ),
      );
      const of = async (section: string[]) =>
        idsOf((await store.contentOf(['document:jia'], section, PAGE, anyone()))[0]);
      expect(await of([])).toEqual([
        'passage:jia-1',
        'passage:jia-0',
        'passage:jia-2',
        'passage:jia-3',
        'passage:jia-4',
      ]);
      expect(await of(['二、做法'])).toEqual(['passage:jia-0', 'passage:jia-3', 'passage:jia-4']);
      expect(await of(['二、做法', '（一）东县'])).toEqual(['passage:jia-3', 'passage:jia-4']);
      expect(await of(['（一）东县'])).toEqual([]);
      expect(await of(['二、做'])).toEqual([]);
    });

    test('the outline of a source has each heading path once, in the order of the text', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          passage('document:jia', '尾声', { paragraph: 9, section: ['一、总论'] }),
          passage('document:jia', '题记', { paragraph: 1, section: [], id: 'passage:a' }),
        ),
      );
      expect(await store.outlineOf(['document:jia', 'policy:yijian', 'document:jia'], anyone())).toEqual([
        [
          { path: [], passages: 1, firstParagraph: 1 },
          { path: ['一、总论'], passages: 3, firstParagraph: 1 },
          { path: ['二、做法', '（一）东县'], passages: 2, firstParagraph: 3 },
        ],
        [],
        [
          { path: [], passages: 1, firstParagraph: 1 },
          { path: ['一、总论'], passages: 3, firstParagraph: 1 },
          { path: ['二、做法', '（一）东县'], passages: 2, firstParagraph: 3 },
        ],
      ]);
    });

    test('the outline of a source names the passages that part one paragraph among them', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          passage('document:jia', '又一部分', { paragraph: 2, section: ['一、总论'], id: 'passage:jia-2-b' }),
          passage('document:jia', '一部分', { paragraph: 2, section: ['一、总论'], id: 'passage:jia-2-a' }),
          passage('document:jia', '别处', { paragraph: 2, section: ['二、做法'], id: 'passage:jia-2-c' }),
        ),
      );
      const [outline = []] = await store.outlineOf(['document:jia'], anyone());
      expect(outline.flatMap(({ parted }) => parted ?? [])).toEqual([
        ['passage:jia-2', 'passage:jia-2-a', 'passage:jia-2-b'],
      ]);
    });

    test('entities mentioned in a passage are by type as in the ontology, then sort key', async () => {
      const store = await bench.world();
      const [all] = await store.mentionsIn(['passage:jia-4'], undefined, PAGE, anyone());
      const [some] = await store.mentionsIn(['passage:jia-4'], ['REGION', 'GROUP'], PAGE, anyone());
      expect(idsOf(all)).toEqual([
        'mechanism:lianying',
        'version:lianying-1-0',
        'version:lianying-2-0',
        'region:dongxian',
        'region:xixian',
        'indicator:cunjun',
      ]);
      expect(idsOf(some)).toEqual(['region:dongxian', 'region:xixian']);
    });

    test('statements in a passage are relations, figures, claims, each by id', async () => {
      const store = await bench.world();
      const pages = await store.statementsIn(['passage:jia-3', 'passage:none', 'passage:jia-4'], PAGE, anyone());
      expect(pages.map(idsOf)).toEqual([
        [
          'relation:benefits',
          'relation:dongxian-in',
          'relation:dongxian-lianying',
          'relation:dongxian-sanlei',
          'relation:provides',
          'observation:cunjun',
          'claim:first',
          'claim:outcome',
        ],
        [],
        ['relation:paired', 'relation:v1', 'relation:v2', 'relation:v2-v1', 'observation:fenhong'],
      ]);
    });

    test('what contradicts is stated there, too', async () => {
      const store = await openWorld(bench);
      await store.apply(
        change(
          relation('MEMBER_OF', 'region:xixian', 'group:ershixian', {
            evidence: [at('passage:jia-4', { stance: 'CONTRADICTS' })],
          }),
        ),
      );
      const [page] = await store.statementsIn(['passage:jia-4'], PAGE, anyone());
      expect(idsOf(page)).toContain('relation:member');
    });

    test('counts are of what is there, by type', async () => {
      const store = await bench.world();
      const counts = await store.counts(editor());
      expect(counts).toMatchObject({ passages: 5, observations: 5, claims: 4 });
      expect([counts.entities.REGION, counts.entities.DOCUMENT, counts.entities.EVENT ?? 0]).toEqual([4, 2, 0]);
      expect([counts.relations.WITHIN, counts.relations.CITES ?? 0]).toEqual([3, 0]);
    });
  });
}
