/** Merging and taking back over GraphQL, and what an old id leads to. */
import { describe, expect, test } from 'vitest';
import { at, change, entity, known, relation } from '../store/items.ts';
import { smallWorld } from '../store/world.ts';
import { type Asking, createAsking } from './asking.ts';

const EDITORS = 'EDITORS';
const RESULT = '{ revision seq unchanged removed changed { id __typename } }';
const MERGE = `mutation ($from: ID!, $into: ID!, $reason: String!) { merge(from: $from, into: $into, reason: $reason) ${RESULT} }`;
const UNMERGE = `mutation ($id: ID!, $reason: String!) { unmerge(id: $id, reason: $reason) ${RESULT} }`;
const PAIR = { from: 'model:xixian', into: 'model:dongxian', reason: '同一模式' };

const worldAsking = () => createAsking({ items: smallWorld() });

async function merged(): Promise<Asking> {
  const asking = await worldAsking();
  await asking.data(MERGE, PAIR, EDITORS);
  return asking;
}

describe('merge', () => {
  test('is for editors alone', async () => {
    const asking = await worldAsking();
    expect(await asking.code(MERGE, PAIR)).toBe('UNAUTHENTICATED');
    expect(await asking.code(UNMERGE, { id: 'model:xixian', reason: '误' })).toBe('UNAUTHENTICATED');
    expect(await asking.data('{ node(id: "model:xixian") { id } }')).toEqual({ node: { id: 'model:xixian' } });
  });

  test('tells what changed and what is one with others now', async () => {
    const asking = await worldAsking();
    const { merge } = await asking.data<{ merge: { changed: readonly { id: string }[] } }>(MERGE, PAIR, EDITORS);
    expect(merge).toMatchObject({
      revision: 2,
      seq: 2,
      unchanged: 0,
      removed: ['model:xixian', 'relation:xixian-lianying'],
    });
    expect(merge.changed[0]).toEqual({ id: 'model:dongxian', __typename: 'Model' });
    expect(merge.changed.map(({ id }) => id)).toContain('relation:xixian-in');
  });

  test('lets old ids stand for what they became, in every question', async () => {
    const asking = await merged();
    expect(
      await asking.data(`{
        node(id: "model:xixian") { id }
        nodes(ids: ["model:xixian", "relation:xixian-lianying", "model:none"]) { id }
        entity(ref: "model:xixian") { id label aliases }
        model(ref: "西县模式") { id }
        relations(filter: { sources: ["model:xixian"], targets: ["region:xixian"] }) { edges { node { id source { id } } } }
        paths(from: "model:xixian", to: "region:xixian", maxLength: 1) { entities { id } }
        subgraph(roots: ["model:xixian"], limit: 1) { entities { id } }
      }`),
    ).toEqual({
      node: { id: 'model:dongxian' },
      nodes: [{ id: 'model:dongxian' }, { id: 'relation:dongxian-lianying' }, null],
      entity: { id: 'model:dongxian', label: '东县模式', aliases: ['“东”字号', '西县模式'] },
      model: { id: 'model:dongxian' },
      relations: { edges: [{ node: { id: 'relation:xixian-in', source: { id: 'model:dongxian' } } }] },
      paths: [{ entities: [{ id: 'model:dongxian' }, { id: 'region:xixian' }] }],
      subgraph: { entities: [{ id: 'model:dongxian' }] },
    });
  });

  test('stands in the history of both, with actor, reason, before and after', async () => {
    const asking = await merged();
    const fields = 'edges { node { number actor reason changes { id before after } } } totalCount';
    const { old, own } = await asking.data<Record<'old' | 'own', History>>(
      `{ old: history(id: "model:xixian") { ${fields} } own: history(id: "model:dongxian") { ${fields} } }`,
    );
    const [newest] = old.edges;
    expect(newest?.node).toMatchObject({ number: 2, actor: 'tester', reason: '同一模式' });
    expect(newest?.node.changes.map(({ id, before, after }) => [id, before !== null, after !== null])).toEqual([
      ['model:xixian', true, false],
      ['model:dongxian', true, true],
    ]);
    expect(JSON.parse(newest?.node.changes[1]?.after ?? '')).toMatchObject({ id: 'model:dongxian' });
    expect([old.totalCount, own.totalCount]).toEqual([2, 2]);
    expect(own.edges[0]?.node.changes.map(({ id }) => id)).toEqual(['model:dongxian']);
  });

  test('names everything that stands against it', async () => {
    const asking = await worldAsking();
    await asking.store.apply(
      change(
        known('DIFFERENT_FROM', 'model:xixian', 'model:dongxian', { id: 'relation:different' }),
        entity('REGION', '北省', { id: 'region:bei' }),
      ),
    );
    const { errors } = await asking.ask(MERGE, PAIR, EDITORS);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      problems: [{ index: 0, field: 'from', code: 'CONFLICT', message: expect.stringContaining('relation:different') }],
    });
    expect(await asking.code(MERGE, { ...PAIR, into: 'region:bei' }, EDITORS)).toBe('BAD_USER_INPUT');
    expect(await asking.code(MERGE, { ...PAIR, into: 'model:none' }, EDITORS)).toBe('NOT_FOUND');
    expect(await asking.code(MERGE, { ...PAIR, reason: ' ' }, EDITORS)).toBe('BAD_USER_INPUT');
    expect(await asking.code(MERGE, { ...PAIR, reason: '' }, EDITORS)).toBe('BAD_USER_INPUT');
  });
});

describe('unmerge', () => {
  test('gives back what was merged, and leaves what was written since', async () => {
    const asking = await merged();
    await asking.store.apply(change(known('USES', 'model:xixian', 'concept:heli', { id: 'relation:since' })));
    const { unmerge } = await asking.data<{ unmerge: { changed: readonly { id: string }[] } }>(
      UNMERGE,
      { id: 'model:xixian', reason: '两个模式' },
      EDITORS,
    );
    expect(unmerge.changed.slice(0, 3).map(({ id }) => id)).toEqual([
      'model:xixian',
      'relation:xixian-lianying',
      'model:dongxian',
    ]);
    expect(
      await asking.data(`{
        model(ref: "西县模式") { id practisedIn { edges { node { id } } } }
        node(id: "relation:since") { ... on Relation { source { id } } }
      }`),
    ).toEqual({
      model: { id: 'model:xixian', practisedIn: { edges: [{ node: { id: 'region:xixian' } }] } },
      node: { source: { id: 'model:dongxian' } },
    });
  });

  test('is refused, with the list, where what was moved is another by now', async () => {
    const asking = await merged();
    await asking.store.apply(
      change(
        relation('PRACTISED_IN', 'model:dongxian', 'region:xixian', {
          id: 'relation:xixian-in',
          note: '改过',
          evidence: [at('passage:jia-2')],
        }),
      ),
    );
    const { errors } = await asking.ask(UNMERGE, { id: 'model:xixian', reason: '误' }, EDITORS);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      problems: [{ index: 0, field: 'id', code: 'CONFLICT', message: expect.stringContaining('relation:xixian-in') }],
    });
    expect(await asking.code(UNMERGE, { id: 'model:dongxian', reason: '误' }, EDITORS)).toBe('BAD_USER_INPUT');
    expect(await asking.code(UNMERGE, { id: 'model:none', reason: '误' }, EDITORS)).toBe('NOT_FOUND');
  });
});

interface History {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly node: {
      readonly changes: readonly {
        readonly id: string;
        readonly before: string | null;
        readonly after: string | null;
      }[];
    };
  }[];
}
