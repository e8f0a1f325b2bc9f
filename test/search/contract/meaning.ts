/** What every index does that searches by meaning. Its embedder is the naive one: what shares characters is near. */
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { SearchIndex, SearchRequest } from '../../../src/search/port.ts';
import { entity, passage } from '../documents.ts';
import { type Bench, createBench, type IndexFactory, idsOf } from './bench.ts';

const LOOK_MS = 20;

/** Until every text has its vector. */
export async function untilFilled(index: SearchIndex): Promise<void> {
  while ((await index.status()).semantic?.wanting !== 0) await setTimeout(LOOK_MS);
}

export function semanticContract(name: string, factory: IndexFactory): void {
  describe(`search by meaning: ${name}`, () => {
    const bench = createBench(factory);
    nearCases(bench);
    pageCases(bench);
    lifeCases(bench);
  });
}

function byMeaning(bench: Bench) {
  return async (query: string, more: Partial<SearchRequest> = {}, viewer: 'PUBLIC' | 'EDITORS' = 'PUBLIC') => {
    await untilFilled(bench.index());
    return bench.search(query, { mode: 'SEMANTIC', ...more }, viewer);
  };
}

function nearCases(bench: Bench): void {
  const ask = byMeaning(bench);

  test('what is nearest comes first, and says that it was found by its meaning', async () => {
    await bench.put(passage('far', '水库大坝加固'), passage('near', '茶园增收'), entity('concept:a', '茶园合作'));
    const answer = await ask('茶园怎样增收');
    expect(idsOf(answer)).toEqual(['passage:near', 'concept:a', 'passage:far']);
    expect(answer.hits.every((hit) => hit.matchedBy.join() === 'SEMANTIC')).toBe(true);
    expect(answer).toMatchObject({ totalCount: 3, totalCountIsExact: false, degraded: [], hasNextPage: false });
  });

  test('scores are from 0 to 1, highest first, ties by id', async () => {
    await bench.put(passage('b', '茶园增收'), passage('a', '茶园增收'), passage('c', '水库大坝'));
    const { hits } = await ask('茶园增收');
    expect(hits.map(({ id }) => id)).toEqual(['passage:a', 'passage:b', 'passage:c']);
    expect(hits.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
    expect(hits[0]?.score).toBeCloseTo(1, 2);
    expect(hits[0]?.score).toBe(hits[1]?.score);
  });

  test('a passage is read under its last heading, an entity with its names and summary', async () => {
    await bench.put(
      passage('a', '甲乙', { section: ['水库', '茶园'] }),
      passage('b', '丙丁', { section: ['茶园', '水库'] }),
      entity('concept:c', '戊己', { names: [{ text: '茶园', kind: 'SHORT' }] }),
      entity('concept:d', '庚辛', { summary: '种茶园' }),
      entity('concept:e', '壬癸', { summaryEn: 'tea garden' }),
    );
    const found = idsOf(await ask('茶园'));
    expect(new Set(found.slice(0, 3))).toEqual(new Set(['passage:a', 'concept:c', 'concept:d']));
  });

  test('a traditional query is as near as a simplified one', async () => {
    await bench.put(passage('a', '茶园合作社'), passage('b', '水库'));
    const scores = async (query: string) => (await ask(query)).hits.map(({ id, score }) => [id, score]);
    expect(await scores('茶園合作社')).toEqual(await scores('茶园合作社'));
  });

  test('a query without Chinese is answered in full text, and says so', async () => {
    await bench.put(passage('a', 'tea garden'), passage('b', '茶园'));
    const answer = await ask('tea garden');
    expect(idsOf(answer)).toEqual(['passage:a']);
    expect(answer.degraded).toEqual(['SEMANTIC_UNAVAILABLE']);
  });

  test('a quoted phrase must stand there, an excluded word must not, and neither is part of the meaning asked for', async () => {
    await bench.put(passage('a', '茶园增收'), passage('b', '茶园合作社'), passage('c', '水库'));
    expect(idsOf(await ask('茶园 -合作社'))).toEqual(['passage:a', 'passage:c']);
    expect(idsOf(await ask('“合作社” 茶园'))).toEqual(['passage:b']);
    expect((await ask('茶园增收 -合作社')).hits[0]?.score).toBeCloseTo(1, 2);
  });

  test.each(['', ' ', '。', '😀', '\u200b', '\ud800', '*', '"'])('%j finds nothing and is no error', async (query) => {
    await bench.put(passage('a', '茶园'));
    expect(await ask(query)).toMatchObject({ hits: [], degraded: [] });
  });
}

function pageCases(bench: Bench): void {
  const ask = byMeaning(bench);
  const GARDENS = Array.from({ length: 30 }, (_, i) =>
    passage(String(i), `茶园${'增'.repeat(i)}`, {
      regions: [i % 2 === 0 ? 'region:a' : 'region:b'],
      visibility: i % 3 === 0 ? 'EDITORS' : 'PUBLIC',
    }),
  );

  test('pages follow one another without a gap, also while data is written', async () => {
    await bench.put(...GARDENS);
    const whole = idsOf(await ask('茶园', { first: 100 }));
    const first = await ask('茶园', { first: 7 });
    const pages = [idsOf(first)];
    let last = first.hits.at(-1);
    for (let answer = first; answer.hasNextPage && last; last = answer.hits.at(-1)) {
      await bench.put(passage(`new${pages.length}`, '茶园'));
      answer = await ask('茶园', { first: 7, after: { id: last.id, score: last.score } });
      pages.push(idsOf(answer));
    }
    expect(pages.flat()).toEqual(whole);
  });

  test('filters hold before the nearest are chosen, facets count the candidates', async () => {
    await bench.put(...GARDENS, entity('concept:far', '水库'));
    const filter = { regions: ['region:b'] };
    const answer = await ask('茶园', { first: 100, filter, facets: ['region'] });
    expect(answer.totalCount).toBe(10);
    expect(answer.facets).toEqual([{ name: 'region', values: [{ value: 'region:b', count: 10 }] }]);
    expect(idsOf(await ask('茶园', { filter: { types: ['CONCEPT'] } }))).toEqual(['concept:far']);
  });

  test('nobody sees what is for editors, in no count either', async () => {
    await bench.put(...GARDENS);
    const [asPublic, asEditors] = [await ask('茶园', { first: 100 }), await ask('茶园', { first: 100 }, 'EDITORS')];
    expect([asPublic.totalCount, asEditors.totalCount]).toEqual([20, 30]);
  });

  test('what editors see in its place is near to other queries', async () => {
    const forEditors = entity('concept:a', '水库大坝', { visibility: 'EDITORS' });
    await bench.put(entity('concept:a', '茶园合作', { forEditors }), passage('p', '合作社'));
    expect((await ask('水库大坝')).hits.find(({ id }) => id === 'concept:a')?.score).toBeLessThan(0.5);
    expect((await ask('水库大坝', {}, 'EDITORS')).hits[0]).toMatchObject({
      id: 'concept:a',
      score: expect.closeTo(1, 2),
    });
  });
}

function lifeCases(bench: Bench): void {
  const ask = byMeaning(bench);

  test('an answer says that vectors are behind, until they are there', async () => {
    await bench.put(passage('a', '茶园'));
    await untilFilled(bench.index());
    await bench.put(...Array.from({ length: 40 }, (_, i) => passage(`b${i}`, `茶园之${i}`)));
    const early = await bench.search('茶园', { mode: 'SEMANTIC' });
    expect(early.degraded).toEqual(['SEMANTIC_BEHIND']);
    expect((await ask('茶园')).degraded).toEqual([]);
  });

  test('a changed text is found by what it says now, a removed one not at all', async () => {
    await bench.put(passage('a', '茶园'), passage('b', '水库'), passage('c', '茶山'));
    await ask('茶园');
    await bench.index().update({ documents: [passage('a', '大坝')], removed: ['passage:c'], seq: 2 });
    expect(idsOf(await ask('大坝'))[0]).toBe('passage:a');
    expect(idsOf(await ask('茶园'))).not.toContain('passage:c');
  });

  test('the state counts vectors and names the model', async () => {
    await bench.put(passage('a', '茶园'), passage('b', '水库'), entity('concept:c', '——'));
    await untilFilled(bench.index());
    expect((await bench.index().status()).semantic).toEqual({ model: 'hashed:1', vectors: 2, wanting: 0 });
  });
}
