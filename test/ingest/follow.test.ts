import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { scopeFor, type Viewer } from '../../src/domain/scope.ts';
import { createFollower, type Follower } from '../../src/ingest/follow.ts';
import { projectDocuments } from '../../src/ingest/project.ts';
import { catchUpOnce, rebuildIndex } from '../../src/ingest/reindex.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import type { ReferenceState } from '../search/reference.ts';
import { at, entity, known, passage, relation, remove } from '../store/items.ts';
import { createDice } from '../store/random/dice.ts';
import { firstStatements, randomChange, randomGraph } from '../store/random/graph.ts';
import { smallWorld } from '../store/world.ts';
import { createWorld, ontology, type World } from './indexed-world.ts';

/** What the index holds, by id and audience. */
function held(state: ReferenceState): readonly unknown[] {
  const entries = state.content.entries.map(({ facts, document }) => ({ facts, document }));
  return entries.toSorted((a, b) => (key(a.facts) < key(b.facts) ? -1 : 1));
}

function key(facts: { readonly id: string; readonly audience: string }): string {
  return `${facts.id} ${facts.audience}`;
}

async function regionsOf(world: World, id: string, viewer: Viewer = 'PUBLIC'): Promise<readonly string[]> {
  const { documents } = await projectDocuments([id], world.parts);
  const [document] = documents;
  return (viewer === 'EDITORS' ? (document?.forEditors ?? document) : document)?.regions ?? [];
}

async function search(index: SearchIndex, query: string, viewer: Viewer = 'PUBLIC') {
  const request = { query, mode: 'FULL_TEXT', filter: {}, first: 100, facets: [] } as const;
  return (await index.search(request, scopeFor(viewer, 5_000))).hits.map((hit) => hit.id);
}

function startFollower(world: World, more: Partial<Parameters<typeof createFollower>[0]> = {}): Follower {
  const follower = createFollower({ ...world.parts, ...more });
  follower.start();
  onTestFinished(() => follower.stop());
  return follower;
}

describe('following the store', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'gives what an index made anew has, whatever was changed (seed %i)',
    async (seed) => {
      const dice = createDice(seed);
      const world = createWorld();
      const graph = randomGraph(dice, ontology);
      let seq = await world.write(...firstStatements(graph.items));
      await rebuildIndex(world.parts);
      for (let i = 0; i < 25; i++) {
        const items = randomChange(dice, ontology, graph);
        seq = await world.write(...items).catch(() => seq);
        for (let reached = -1; reached !== seq; )
          reached = await catchUpOnce(world.parts, (await world.index.status()).seq);
      }
      const followed = held(world.state);
      await rebuildIndex(world.parts);
      expect(followed).toEqual(held(world.state));
    },
  );

  test('gives what an index made anew has where nothing is hidden, which is then looked at with the eyes of the public alone', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    await catchUpOnce(world.parts, 0);
    const followed = held(world.state);
    await rebuildIndex(world.parts);
    expect(followed).toEqual(held(world.state));
    expect(followed).not.toEqual(held(createWorld().state));
  });

  test('a region that moves takes along all that belongs to it, and the passages that mention it', async () => {
    const world = createWorld();
    await world.write(...smallWorld());
    await rebuildIndex(world.parts);
    expect(await regionsOf(world, 'model:dongxian')).toEqual(['region:dong', 'region:dongxian', 'region:nan']);
    const since = await world.write(
      entity('REGION', '北省', { id: 'region:bei' }),
      remove('relation:dong-nan'),
      known('WITHIN', 'region:dong', 'region:bei'),
    );
    await catchUpOnce(world.parts, since - 1);
    const document = (id: string) => world.state.content.entries.find(({ facts }) => facts.id === id)?.document;
    expect(document('model:dongxian')?.regions).toEqual(['region:bei', 'region:dong', 'region:dongxian']);
    expect(document('passage:jia-4')?.regions).toContain('region:bei');
  });

  test('a source that is hidden hides its passages and what only it states, at once for all that shows them', async () => {
    const world = createWorld();
    const seq = await world.write(...smallWorld());
    await rebuildIndex(world.parts);
    expect(await search(world.index, '总论')).toEqual(['passage:jia-1', 'passage:jia-2']);
    await world.write(
      entity('DOCUMENT', '论文甲', { id: 'document:jia', fields: { issuedOn: '2023-05', visibility: 'EDITORS' } }),
    );
    await catchUpOnce(world.parts, seq);
    expect(await search(world.index, '总论')).toEqual([]);
    expect(await search(world.index, '东县模式')).toEqual([]);
    expect(await search(world.index, '总论', 'EDITORS')).toEqual(['passage:jia-1', 'passage:jia-2']);
  });

  test('a source’s new date is that of its passages', async () => {
    const world = createWorld();
    const seq = await world.write(...smallWorld());
    await rebuildIndex(world.parts);
    await world.write(entity('DOCUMENT', '论文甲', { id: 'document:jia', fields: { issuedOn: '2020' } }));
    await catchUpOnce(world.parts, seq);
    const entry = world.state.content.entries.find(({ facts }) => facts.id === 'passage:jia-2');
    expect(entry?.document.from).toBe('2020-01-01');
  });
});

describe('the follower', () => {
  test('makes an empty index anew, then follows what is written', async () => {
    const world = createWorld();
    const seq = await world.write(...smallWorld());
    const follower = startFollower(world);
    expect(follower.status().lag).toBeGreaterThan(0);
    expect(await follower.caughtUp(seq, 5_000)).toBe(true);
    expect(await search(world.index, '联营抱团')).toContain('mechanism:lianying');
    const next = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    follower.nudge(next);
    expect(follower.status().lag).toBe(1);
    expect(await follower.caughtUp(next, 5_000)).toBe(true);
    expect(follower.status()).toEqual({ state: 'FOLLOWING', seq: next, storeSeq: next, lag: 0 });
    expect(await search(world.index, '新理念')).toEqual(['concept:xin']);
  });

  test('catches up from where it was when it stopped', async () => {
    const world = createWorld();
    const first = createFollower(world.parts);
    first.start();
    await first.caughtUp(await world.write(...smallWorld()), 5_000);
    await first.stop();
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }), remove('project:anqu'));
    const second = startFollower(world);
    expect(await second.caughtUp(seq, 5_000)).toBe(true);
    expect(await search(world.index, '新理念')).toEqual(['concept:xin']);
    expect(await search(world.index, '暗渠工程', 'EDITORS')).not.toContain('project:anqu');
  });

  test('makes an index anew that is ahead of the store', async () => {
    const world = createWorld();
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    await world.index.update({ documents: [], removed: [], seq: 99 });
    const follower = startFollower(world);
    expect(await follower.caughtUp(seq, 5_000)).toBe(true);
    expect(await world.index.status()).toMatchObject({ seq, documents: 1 });
  });

  test('does not wait longer than it may, and tells that it was not reached', async () => {
    const world = createWorld();
    const follower = startFollower(world);
    await follower.caughtUp(0, 1_000);
    const started = performance.now();
    expect(await follower.caughtUp(50, 100)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('goes on by itself after a failure, which it tells', async () => {
    const world = createWorld();
    const seq = await world.write(...smallWorld());
    const problems: unknown[] = [];
    let fails = 2;
    const index: SearchIndex = {
      name: 'failing at first',
      search: (...args) => world.index.search(...args),
      suggest: (...args) => world.index.suggest(...args),
      update: (batch) => world.index.update(batch),
      listed: (...args) => world.index.listed(...args),
      status: () => world.index.status(),
      close: () => world.index.close(),
      async rebuild() {
        if (fails-- > 0) throw new GongfuError('UNAVAILABLE', 'no room');
        return world.index.rebuild();
      },
    };
    const follower = startFollower(world, { index, pollMs: 20, onProblem: (error) => problems.push(error) });
    expect(await follower.caughtUp(seq, 5_000)).toBe(true);
    expect(problems).toHaveLength(2);
    expect(follower.status().problem).toBeUndefined();
  });

  test('finds what it was not told of when it next looks', async () => {
    const world = createWorld();
    const follower = startFollower(world, { pollMs: 20 });
    await follower.caughtUp(0, 1_000);
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    await expect.poll(() => follower.status().seq).toBe(seq);
  });

  test('rebuilds on demand, telling how far it is, also without having been started', async () => {
    const world = createWorld();
    const seq = await world.write(...smallWorld());
    const progress: number[] = [];
    await createFollower(world.parts).rebuild((documents) => progress.push(documents));
    const { documents, seq: reached } = await world.index.status();
    expect({ documents, reached }).toEqual({ documents: progress.at(-1), reached: seq });
  });

  test('after a stop nobody waits', async () => {
    const world = createWorld();
    const follower = createFollower(world.parts);
    follower.start();
    const waiting = follower.caughtUp(50, 60_000);
    await follower.stop();
    expect(await waiting).toBe(false);
    expect(follower.status().state).toBe('STOPPED');
    expect(await follower.caughtUp(50, 60_000)).toBe(false);
  });

  test('an index behind the writing is only a moment behind', async () => {
    const world = createWorld();
    const follower = startFollower(world);
    await follower.caughtUp(
      await world.write(
        entity('DOCUMENT', '论文', { id: 'document:a' }),
        passage('document:a', '首段。', { id: 'passage:a' }),
      ),
      5_000,
    );
    for (let i = 0; i < 20; i++) {
      const seq = await world.write(
        entity('CONCEPT', `理念${i}`, { id: `concept:c${i}` }),
        relation('DESCRIBES', 'document:a', `concept:c${i}`, { evidence: [at('passage:a')] }),
      );
      follower.nudge(seq);
      expect(await follower.caughtUp(seq, 5_000)).toBe(true);
      expect(await search(world.index, `理念${i}`)).toContain(`concept:c${i}`);
    }
  });

  test('leaves the process to writers while they write, and takes together what came meanwhile', async () => {
    const world = createWorld();
    const reached: number[] = [];
    const index: SearchIndex = {
      name: 'slow',
      search: (...args) => world.index.search(...args),
      suggest: (...args) => world.index.suggest(...args),
      rebuild: () => world.index.rebuild(),
      listed: (...args) => world.index.listed(...args),
      status: () => world.index.status(),
      close: () => world.index.close(),
      async update(batch) {
        reached.push(batch.seq);
        await delay(10);
        await world.index.update(batch);
      },
    };
    const problems: unknown[] = [];
    const follower = startFollower(world, { index, pollMs: 60_000, onProblem: (error) => problems.push(error) });
    await follower.caughtUp(await world.write(entity('CONCEPT', '首个理念', { id: 'concept:first' })), 5_000);
    let seq = 0;
    for (let i = 0; i < 40; i++) {
      seq = await world.write(entity('CONCEPT', `理念${i}`, { id: `concept:c${i}` }));
      follower.nudge(seq);
      await delay(2);
    }
    expect(await follower.caughtUp(seq, 10_000), String(problems)).toBe(true);
    expect(reached.at(-1)).toBe(seq);
    expect(reached.length).toBeLessThan(20);
  });
});
