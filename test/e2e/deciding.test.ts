/** The query and the mutation of docs/review.md on a served data folder: one review, whichever the door. */
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { ask, run, serve } from './built-cli.ts';
import { linkedFolder, NOTICE_ID, UNSEEDED } from './review-world.ts';

vi.setConfig({ testTimeout: 180_000 });

const GUIDE = new URL('../../docs/review.md', import.meta.url);
const [QUERY = '', MUTATION = '', ...OTHERS] = [...readFileSync(GUIDE, 'utf8').matchAll(/```graphql\n([^`]+)```/g)].map(
  ([, text = '']) => text,
);

interface Listed {
  readonly proposals: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly key: string } }[];
  };
}

async function served() {
  const data = await linkedFolder();
  const server = await serve(data, [], UNSEEDED);
  const token = (await run(['token', 'create', '乙', '--data', data], UNSEEDED)).out.trim();
  const asked = (query: string, variables: object) => ask(server.url, query, variables, token);
  return {
    url: server.url,
    asked,
    async open() {
      return (await asked(QUERY, { document: NOTICE_ID })) as unknown as Listed;
    },
    async listed(state: string) {
      const { out } = await run(['review', '--list', '--state', state, '--json', '--data', data], UNSEEDED);
      return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { readonly key: string; readonly decision?: { readonly actor: string } });
    },
    review: (...args: readonly string[]) => run(['review', ...args, '--data', data, '--actor', '甲'], UNSEEDED),
    link: () => run(['link', NOTICE_ID, '--data', data], UNSEEDED),
  };
}

it('what the guide asks for is decided as it says, and shows in the terminal and in the graph', async () => {
  const world = await served();
  expect(OTHERS).toEqual([]);
  const { proposals } = await world.open();
  const keys = proposals.edges.map(({ node }) => node.key);
  expect(keys).toHaveLength(proposals.totalCount);
  const [first = ''] = keys;
  const answer = await world.asked(MUTATION, { keys: [first] });
  expect(answer).toMatchObject({
    decideProposals: {
      revision: expect.any(Number),
      proposals: [{ key: first, state: 'ACCEPTED', decision: { actor: '乙' }, written: { id: expect.any(String) } }],
      refused: [],
    },
  });
  expect(await world.listed('ACCEPTED')).toMatchObject([{ key: first, decision: { actor: '乙' } }]);
  expect((await world.open()).proposals.totalCount).toBe(keys.length - 1);
});

it('what is rejected in the terminal is so over the API, stays so after another run, and is taken back there', async () => {
  const world = await served();
  const [key = ''] = (await world.open()).proposals.edges.map(({ node }) => node.key);
  expect(await world.review('--reject', key)).toMatchObject({ code: 0 });
  expect(await world.link()).toMatchObject({ code: 0 });
  const rejected = '{ proposals(document: "ID", state: REJECTED) { edges { node { key decision { actor } } } } }';
  expect(await world.asked(rejected.replace('ID', NOTICE_ID), {})).toEqual({
    proposals: { edges: [{ node: { key, decision: { actor: '甲' } } }] },
  });
  const undo = 'mutation ($key: ID!) { decideProposals(input: { undo: [$key] }) { decided } }';
  expect(await world.asked(undo, { key })).toEqual({ decideProposals: { decided: [key] } });
  expect(await world.listed('REJECTED')).toEqual([]);
});

it('nobody without a token sees or decides anything of it', async () => {
  const { url, open } = await served();
  const [key = ''] = (await open()).proposals.edges.map(({ node }) => node.key);
  await expect(ask(url, QUERY, { document: NOTICE_ID })).rejects.toThrow('editors only');
  await expect(ask(url, MUTATION, { keys: [key] })).rejects.toThrow('editor token');
  expect((await open()).proposals.edges.map(({ node }) => node.key)).toContain(key);
});
