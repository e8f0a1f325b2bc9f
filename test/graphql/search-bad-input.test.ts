/** Hostile questions to `search` and `suggest` over GraphQL. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BAD_QUERIES } from '../search/bad-queries.ts';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking, shippedOntology } from './asking.ts';
import { type Engines, openEngines } from './engines.ts';

let engines: Engines;
let asking: Asking;
beforeAll(async () => {
  const ontology = await shippedOntology();
  engines = await openEngines(ontology);
  asking = await createAsking({ ontology, ...engines, items: smallWorld() });
  await engines.follower.rebuild();
}, 60_000);
afterAll(() => engines?.close());

const BOTH = `query ($query: String!) {
  search(query: $query, mode: FULL_TEXT) {
    totalCount degraded edges { matchedBy readAs highlights { text } } facets { name } near { text } understood { words unknown phrases excluded }
  }
  suggest(prefix: $query) { text }
}`;

test.each(BAD_QUERIES)('$name', async ({ query }) => {
  const { data, errors } = await asking.ask(BOTH, { query });
  if (query.length <= 300) {
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ search: { degraded: [] } });
    return;
  }
  const codes = new Set(errors?.map((error) => error.extensions?.code));
  expect(codes).toEqual(new Set(['BAD_USER_INPUT']));
  expect(errors?.[0]?.message).toMatch(/at most \d/);
});

test.each(['region:no-such', 'no id at all', '', '\u0000', '長'.repeat(300), '*'])(
  'a filter on the unknown id %j finds nothing',
  async (id) => {
    const { search } = await asking.data<{ search: object }>(
      'query ($ids: [ID!]) { search(query: "联营", mode: FULL_TEXT, filter: { regions: $ids }) { totalCount edges { score } degraded } }',
      { ids: [id] },
    );
    expect(search).toEqual({ totalCount: 0, edges: [], degraded: [] });
  },
);
