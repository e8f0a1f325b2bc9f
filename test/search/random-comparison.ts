/** An index beside the naive reference, on random data: both are to find, count, order and say the same. */
import { expect } from 'vitest';
import type { Ontology } from '../../src/domain/ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { SearchIndex, SearchRequest } from '../../src/search/port.ts';
import { createSegmenter } from '../../src/text/segment.ts';
import { pick, randomDocument, randomOf, randomQuery } from './documents.ts';
import { createReferenceIndex } from './reference.ts';

/** `index` is empty. The seed is in what a failure says. */
export async function compareWithReference(index: SearchIndex, ontology: Ontology, seed: number): Promise<void> {
  const random = randomOf(seed);
  const reference = createReferenceIndex(ontology, createSegmenter());
  for (let seq = 1; seq <= 6; seq++) {
    const documents = Array.from({ length: 15 }, () => randomDocument(random, Math.floor(random() * 60)));
    const removed = [`passage:${Math.floor(random() * 60)}`, `model:${Math.floor(random() * 60)}`];
    await index.update({ documents, removed, seq });
    await reference.update({ documents, removed, seq });
  }
  for (let i = 0; i < 40; i++) await compare(index, reference, random);
}

export function requestOf(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return {
    query,
    mode: 'FULL_TEXT',
    filter: {},
    first: 1_000,
    facets: ['type', 'kind', 'domain', 'region', 'document', 'year'],
    ...more,
  };
}

async function compare(index: SearchIndex, reference: SearchIndex, random: () => number): Promise<void> {
  const query = randomQuery(random);
  const filter = pick(random, [
    {},
    {},
    { types: ['MODEL', 'REGION'] },
    { passages: true },
    { regions: ['region:a'] },
    { from: '2018', to: '2019-06' },
    { kinds: ['FUND'] },
  ]);
  const scope = scopeFor(pick(random, ['PUBLIC', 'EDITORS']), 10_000);
  const [found, expected] = await Promise.all([
    index.search(requestOf(query, { filter }), scope),
    reference.search(requestOf(query, { filter }), scope),
  ]);
  const label = JSON.stringify({ query, filter, viewer: scope.viewer });
  expect(found.hits.map((hit) => hit.id).toSorted(), label).toEqual(expected.hits.map((hit) => hit.id).toSorted());
  expect({ ...found, hits: [] }, label).toEqual({ ...expected, hits: [] });
  const ofReference = new Map(expected.hits.map((hit) => [hit.id, hit]));
  for (const hit of found.hits) {
    expect(hit.score, `${label} ${hit.id}`).toBeCloseTo(ofReference.get(hit.id)?.score ?? -1, 9);
    expect(hit.matchedBy, `${label} ${hit.id}`).toEqual(ofReference.get(hit.id)?.matchedBy);
  }
  const prefix = query.slice(0, 1 + Math.floor(random() * 3));
  const asked = { prefix, first: 5 };
  expect(await index.suggest(asked, scope), prefix).toEqual(await reference.suggest(asked, scope));
}
