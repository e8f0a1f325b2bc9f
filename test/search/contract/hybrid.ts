/** What every index does that ranks by words and meaning together. Its embedder is the naive one: texts that share characters are near. */
import { describe, expect, test } from 'vitest';
import { scopeFor } from '../../../src/domain/scope.ts';
import { entity, passage, randomDocument, randomOf, randomQuery } from '../documents.ts';
import { createBench, type IndexFactory, idsOf } from './bench.ts';
import { untilFilled } from './meaning.ts';

/** Its embedder says nothing below it. */
export const LEAST_COSINE = 0.3;

export function hybridContract(name: string, factory: IndexFactory): void {
  describe(`words and meaning together: ${name}`, () => {
    const bench = createBench(factory);
    const ask: typeof bench.search = async (query, more = {}, viewer = 'PUBLIC') => {
      await untilFilled(bench.index());
      return bench.search(query, { mode: 'HYBRID', ...more }, viewer);
    };
    const { put } = bench;

    describe('what is found', () => {
      test('by words, by meaning or by both, each with its reason', async () => {
        await put(
          passage('both', '茶园增收'),
          passage('words', `茶园。${'水库大坝加固工程验收'.repeat(6)}`),
          passage('meaning', '园茶收增'),
          passage('neither', '桥梁'),
        );
        const answer = await ask('茶园');
        const kinds = Object.fromEntries(answer.hits.map(({ id, matchedBy }) => [id, matchedBy]));
        expect(kinds['passage:both']).toContain('TEXT');
        expect(kinds['passage:words']).toEqual(['TEXT']);
        expect(kinds['passage:meaning']).toEqual(['SEMANTIC']);
        expect(kinds['passage:neither']).toBeUndefined();
        expect(answer).toMatchObject({ totalCount: 3, totalCountIsExact: false, degraded: [] });
      });

      test('the exact label first, then an exact alias, whatever is nearer', async () => {
        await put(
          entity('concept:label', '茶园', { summary: '水库大坝加固工程'.repeat(5) }),
          entity('concept:alias', '水库', { names: [{ text: '茶园', kind: 'SHORT' }] }),
          passage('near', '茶园茶园'),
        );
        expect(idsOf(await ask('茶园'))).toEqual(['concept:label', 'concept:alias', 'passage:near']);
      });

      test('a question that is a name and question words is that name', async () => {
        await put(entity('concept:a', '茶园'), passage('near', '什么是茶园，茶园是什么'));
        expect(idsOf(await ask('茶园是什么？'))[0]).toBe('concept:a');
      });

      test('nothing where nothing is near and no word is there', async () => {
        await put(passage('a', '茶园增收'), passage('b', '水库大坝'));
        expect(await ask('桥梁')).toMatchObject({ hits: [], totalCount: 0, degraded: [] });
      });

      test('the five nearest where nobody has the word that is asked for', async () => {
        const near = Array.from({ length: 9 }, (_, i) => passage(`near${i}`, `园茶第${i}`));
        await put(...near);
        expect(await ask('茶园')).toMatchObject({ totalCount: 5, understood: { unknown: ['茶园'] } });
        await put(passage('words', '茶园'));
        expect((await ask('茶园')).totalCount).toBe(10);
      });

      test('the five nearest stand in five paragraphs', async () => {
        const near = Array.from({ length: 9 }, (_, i) => passage(`near${i}`, `园茶第${i}`, { place: `p${i >> 1}` }));
        await put(...near);
        expect((await ask('茶园')).totalCount).toBe(5);
      });

      test('nothing that is near to the name of a place that nobody has', async () => {
        await put(passage('near', '南湖'), passage('word', '茶园'));
        expect(await ask('湖南')).toMatchObject({ totalCount: 0, degraded: [], understood: { unknown: ['湖南'] } });
        expect(idsOf(await ask('湖南茶园'))).toContain('passage:word');
      });

      test('without Chinese by words alone, and that is no lack', async () => {
        await put(passage('a', 'tea garden'), passage('b', '茶园'));
        expect(await ask('garden')).toMatchObject({
          hits: [{ id: 'passage:a' }],
          totalCountIsExact: true,
          degraded: [],
        });
      });

      test('scores are from 0 to 1, highest first, and say of what they are made', async () => {
        await put(...Array.from({ length: 20 }, (_, i) => passage(String(i), `茶园${'增收'.repeat(i)}`)));
        const { hits } = await ask('茶园增收', { explain: true }, 'EDITORS');
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        for (const { explanation } of hits)
          expect(explanation?.map(({ part }) => part)).toEqual(expect.arrayContaining(['lex', 'cosine']));
      });
    });

    describe('conditions', () => {
      test('-words and “phrases” hold for what is near as well', async () => {
        await put(passage('a', '茶园增收'), passage('b', '茶园增产'), passage('c', '增园茶产'));
        expect(idsOf(await ask('茶园 -增收'))).not.toContain('passage:a');
        expect(idsOf(await ask('“茶园增”'))).toEqual(expect.arrayContaining(['passage:a', 'passage:b']));
        expect(idsOf(await ask('“茶园增”'))).not.toContain('passage:c');
      });

      test('filters hold for both sides, facets count what was found', async () => {
        await put(
          passage('a', '茶园', { regions: ['region:a'] }),
          passage('b', '园茶', { regions: ['region:b'] }),
          entity('concept:c', '茶园丘', { regions: ['region:b'] }),
        );
        const answer = await ask('茶园', { filter: { regions: ['region:b'] }, facets: ['region', 'type'] });
        expect(new Set(idsOf(answer))).toEqual(new Set(['passage:b', 'concept:c']));
        expect(answer.facets).toEqual([
          { name: 'region', values: [{ value: 'region:b', count: 2 }] },
          { name: 'type', values: [{ value: 'CONCEPT', count: 1 }] },
        ]);
      });

      test('nobody sees what is for editors', async () => {
        await put(passage('a', '茶园', { visibility: 'EDITORS' }), passage('b', '园茶', { visibility: 'EDITORS' }));
        expect(await ask('茶园')).toMatchObject({ hits: [], totalCount: 0 });
        expect((await ask('茶园', {}, 'EDITORS')).totalCount).toBe(2);
      });
    });

    describe('places and sources', () => {
      test('of the parts of one paragraph the best is shown', async () => {
        const place = 'document:p 7';
        await put(
          passage('7', '茶园', { place }),
          passage('7-2', '茶园增收', { place }),
          passage('8', '茶园增收水库大坝'),
        );
        expect(idsOf(await ask('茶园增收'))).toEqual(['passage:7-2', 'passage:8']);
        const bySemantic = await bench.search('茶园增收', { mode: 'SEMANTIC' });
        expect(idsOf(bySemantic)).toEqual(['passage:7-2', 'passage:8']);
      });

      test('a source does not fill the page where another is as good', async () => {
        const of = (source: string, count: number) =>
          Array.from({ length: count }, (_, i) =>
            passage(`${source}${i}`, '茶园增收', { documents: [`document:${source}`] }),
          );
        await put(...of('a', 6), ...of('b', 1));
        expect(idsOf(await ask('茶园增收')).indexOf('passage:b0')).toBe(3);
      });
    });

    describe('pages and time', () => {
      test('pages follow one another without a gap or a repeat, also while data is written', async () => {
        await put(...Array.from({ length: 30 }, (_, i) => passage(String(i), `茶园${'增'.repeat(i)}`)));
        const whole = idsOf(await ask('茶园', { first: 100 }));
        const first = await ask('茶园', { first: 7 });
        const pages = [idsOf(first)];
        let last = first.hits.at(-1);
        for (let answer = first; answer.hasNextPage && last; last = answer.hits.at(-1)) {
          await put(passage(`new${pages.length}`, '茶园'));
          answer = await ask('茶园', { first: 7, after: { id: last.id, score: last.score } });
          pages.push(idsOf(answer));
        }
        expect(pages.flat()).toEqual(whole);
      });

      test('what has no vector yet is found by its words, among the others', async () => {
        await put(passage('first', '茶园增收'), passage('last', '增收水库大坝加固'));
        await untilFilled(bench.index());
        await put(passage('new', '茶园增收。'), ...Array.from({ length: 60 }, (_, i) => passage(`x${i}`, `桥梁${i}`)));
        const answer = await bench.search('茶园增收', { mode: 'HYBRID' });
        expect(answer.degraded).toEqual(['SEMANTIC_BEHIND']);
        expect(idsOf(answer).indexOf('passage:new')).toBeLessThan(idsOf(answer).indexOf('passage:last'));
      });

      test('past its deadline an answer says that it is cut', async () => {
        await put(...Array.from({ length: 30 }, (_, i) => passage(String(i), `茶园${i}`)));
        await untilFilled(bench.index());
        const request = { query: '茶园', mode: 'HYBRID', filter: {}, first: 5, facets: [] } as const;
        const answer = await bench
          .index()
          .search(request, { ...scopeFor('PUBLIC', 1_000), deadlineAt: Date.now() - 1 });
        expect(answer.degraded).toContain('TIME_LIMIT');
        expect(answer.totalCountIsExact).toBe(false);
      });

      test.each([1, 2, 3])(
        'every hit is found by words or by meaning alone, whatever is asked (seed %i)',
        async (seed) => {
          const random = randomOf(seed);
          await put(...Array.from({ length: 80 }, (_, i) => randomDocument(random, i)));
          await untilFilled(bench.index());
          for (let i = 0; i < 20; i++) {
            const query = randomQuery(random);
            const found = async (mode: 'FULL_TEXT' | 'SEMANTIC' | 'HYBRID') =>
              idsOf(await bench.search(query, { mode, first: 1_000 }));
            const either = new Set([...(await found('FULL_TEXT')), ...(await found('SEMANTIC'))]);
            for (const id of await found('HYBRID')) expect(either, `${query} ${id}`).toContain(id);
          }
        },
      );
    });
  });
}
