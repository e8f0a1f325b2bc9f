/** What documents seem to say, asked over the API. */
import { Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/graphql/cost.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { keep, practised } from '../ingest/review/review-fixture.ts';
import { ontology } from '../ingest/seed-fixture.ts';
import { keysOf, listing, openWorld } from './proposals-world.ts';

describe('what a document seems to say', () => {
  test('is listed for editors with its place, its words and what can be said instead', async () => {
    const world = await openWorld();
    const proposal = practised(world);
    keep(world, proposal);
    const { totalCount, edges } = await world.list('state: OPEN');
    expect([totalCount, edges]).toMatchObject([
      1,
      [
        {
          node: {
            ...{ key: proposal.key, kind: 'RELATION', state: 'OPEN', rule: 'BY_HAND', by: 'RULE' },
            text: expect.stringMatching(/^共享茶园 .* 清禾县$/),
            quote: '清禾县在青溪镇试行共享茶园',
            document: { id: world.document },
            passage: { id: proposal.passage },
            range: proposal.range,
            fields: expect.arrayContaining([{ name: 'target', text: 'region:qinghe' }]),
            decision: null,
            written: null,
          },
        },
      ],
    ]);
  });

  test('is FORBIDDEN to readers, who learn nothing of hidden documents either', async () => {
    const world = await openWorld();
    keep(world, practised(world));
    const [hidden, unknown] = [listing(world.document, ''), listing('document:none', '')];
    expect([await world.asking.code(hidden), await world.asking.code(unknown)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    const answer = await world.asking.ask(unknown, {}, 'EDITORS');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND', ids: ['document:none'] } }]);
  });

  test('comes in pages in the order of the text, by state and rule, with their counts', async () => {
    const world = await openWorld();
    await world.link();
    const all = keysOf(await world.list('first: 100'));
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const page = await world.list(`first: 2 rule: "LABEL" ${after}`);
      paged.push(...keysOf(page));
      expect(page.totalCount).toBe(all.length);
      if (!page.pageInfo.hasNextPage) break;
      after = `after: "${page.pageInfo.endCursor}"`;
    }
    expect(all.length).toBeGreaterThan(5);
    expect(paged).toEqual(all);
    await world.decide(`reject: ["${all[0]}"]`);
    expect([(await world.list('state: OPEN')).totalCount, (await world.list('state: REJECTED')).totalCount]).toEqual([
      all.length - 1,
      1,
    ]);
    expect(await world.list('rule: "NONE"')).toMatchObject({ totalCount: 0, edges: [] });
  });

  test('goes on behind a proposal that was decided meanwhile, and says so where it is gone', async () => {
    const world = await openWorld();
    await world.link();
    const first = await world.list('state: OPEN first: 1');
    const next = `state: OPEN first: 1 after: "${first.pageInfo.endCursor}"`;
    const [second] = keysOf(await world.list(next));
    await world.decide(`accept: ["${keysOf(first)[0]}"]`);
    expect(keysOf(await world.list(next))).toEqual([second]);
    const [key = ''] = keysOf(await world.list('state: OPEN first: 1'));
    const cursor = (await world.list('state: OPEN first: 1')).pageInfo.endCursor;
    keep(world, practised(world));
    expect(world.review.find([key])).toEqual([undefined]);
    const gone = listing(world.document, `state: OPEN first: 1 after: "${cursor}"`);
    expect(await world.asking.code(gone, {}, 'EDITORS')).toBe('BAD_USER_INPUT');
  });

  test('costs as much as it could return, of a decision as well', async () => {
    const schema = createSchema(ontology);
    const cost = (text: string) => {
      const document = parse(text);
      const [operation] = document.definitions;
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
      return costOf(schema, document, operation, {}).cost;
    };
    const node = '{ key document { id } }';
    expect([
      cost(`{ proposals(document: "document:a", first: 100) { edges { node ${node} } } }`),
      cost(`mutation { decideProposals(input: { accept: ["a"] }) { decided proposals(first: 100) ${node} } }`),
    ]).toEqual([1 + 100 * 2, 1 + 100 * 2]);
    const world = await openWorld();
    expect(await world.asking.code(listing(world.document, 'first: 101'), {}, 'EDITORS')).toBe('BAD_USER_INPUT');
  });
});
