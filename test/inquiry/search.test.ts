import { describe, expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor, type Viewer } from '../../src/domain/scope.ts';
import { rebuildIndex } from '../../src/ingest/reindex.ts';
import { createSearch } from '../../src/inquiry/search.ts';
import type { SearchRequest } from '../../src/search/port.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { createReferenceIndex } from '../search/reference.ts';
import { change, entity, remove } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';
import { smallWorld } from '../store/world.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const segmenter = createSegmenter();

async function createWorld(lag = 0, searchTimeoutMs?: number) {
  const store = createReferenceStore(ontology);
  const index = createReferenceIndex(ontology, segmenter);
  await store.apply(change(...smallWorld()));
  await rebuildIndex({ store, index, ontology });
  const { search, suggest } = createSearch({ store, index, follower: { status: () => ({ lag }) }, searchTimeoutMs });
  const ask = (query: string, more: Partial<SearchRequest> = {}, viewer: Viewer = 'PUBLIC') =>
    search({ query, mode: 'FULL_TEXT', filter: {}, first: 20, facets: [], ...more }, scopeFor(viewer, 5_000));
  return { store, index, ask, suggest };
}

describe('searching a graph', () => {
  test('finds entities and the passages that speak of them, in one list', async () => {
    const { ask } = await createWorld();
    const { hits } = await ask('联营');
    expect(hits.map((hit) => hit.id)).toEqual(
      expect.arrayContaining(['mechanism:lianying', 'passage:jia-3', 'version:lianying-1-0']),
    );
    expect(hits[0]).toMatchObject({ id: 'mechanism:lianying', matchedBy: ['LABEL', 'ALIAS'] });
  });

  test('a query that says the same again is asked once', async () => {
    const { ask } = await createWorld();
    expect(await ask('联营 联营 联营')).toEqual(await ask('联营'));
    expect(await ask('联营联营')).toEqual(await ask('联营'));
  });

  test('that nothing matches is exact in whatever mode', async () => {
    const { ask } = await createWorld();
    const filter = { regions: ['region:nowhere'] };
    expect(await ask('联营', { mode: 'HYBRID', filter })).toMatchObject({ totalCount: 0, totalCountIsExact: true });
  });

  test('a region takes in what lies within it', async () => {
    const { ask } = await createWorld();
    const { hits } = await ask('模式', { filter: { regions: ['region:nan'] } });
    expect(hits.map((hit) => hit.id).toSorted()).toEqual(['model:dongxian', 'model:xixian']);
  });

  test('what was removed since it was indexed is left out', async () => {
    const { ask, store } = await createWorld();
    await store.apply(change(remove('project:anqu')));
    expect((await ask('暗渠工程', {}, 'EDITORS')).hits.map((hit) => hit.id)).not.toContain('project:anqu');
  });

  test('what was hidden since it was indexed is left out, also of suggestions', async () => {
    const { ask, suggest, store } = await createWorld();
    const hidden = { issuedOn: '2023-05', visibility: 'EDITORS' };
    await store.apply(change(entity('DOCUMENT', '论文甲', { id: 'document:jia', fields: hidden })));
    expect((await ask('东县模式')).hits).toEqual([]);
    expect(await suggest({ prefix: '东县', first: 8 }, scopeFor('PUBLIC', 5_000))).toEqual([]);
  });

  test('an index that is behind is said', async () => {
    const { ask } = await createWorld(2);
    expect((await ask('联营')).degraded).toEqual(['INDEX_BEHIND']);
    expect((await ask('联营', { mode: 'HYBRID' })).degraded).toEqual(['SEMANTIC_UNAVAILABLE', 'INDEX_BEHIND']);
  });

  test('how a score was made is for editors', async () => {
    const { ask } = await createWorld();
    await expect(ask('联营', { explain: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { hits } = await ask('联营', { explain: true }, 'EDITORS');
    expect(hits[0]?.explanation?.length).toBeGreaterThan(0);
  });

  test.each([
    ['the beginning of a name', '联营抱团协会章程'],
    ['a word of the query', '量子 联营'],
  ])('where nothing matches, names that are near: %s', async (_, query) => {
    const { ask } = await createWorld();
    const answer = await ask(query, { filter: { documents: ['document:none'] } });
    expect(answer).toMatchObject({ hits: [], totalCount: 0 });
    expect(answer.near.map(({ id }) => id)).toContain('mechanism:lianying');
  });

  test('no names are offered beside hits', async () => {
    const { ask } = await createWorld();
    expect((await ask('联营')).near).toEqual([]);
  });

  test('a search has no more time than it is given, and says so', async () => {
    const { ask } = await createWorld(0, -1);
    expect(await ask('联营')).toMatchObject({ totalCountIsExact: false, degraded: ['TIME_LIMIT'] });
  });

  test('an unknown id in the filter matches nothing', async () => {
    const { ask } = await createWorld();
    expect((await ask('联营', { filter: { documents: ['document:none'] } })).totalCount).toBe(0);
  });

  test('a completion gives what can be loaded', async () => {
    const { suggest } = await createWorld();
    expect(await suggest({ prefix: 'lianying', first: 2 }, scopeFor('PUBLIC', 5_000))).toEqual([
      { id: 'mechanism:lianying', text: '联营', matchedBy: 'PINYIN' },
      { id: 'version:lianying-1-0', text: '联营抱团 1.0', matchedBy: 'PINYIN' },
    ]);
  });
});
