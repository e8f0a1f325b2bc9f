/** Following while the index or the store is away, or answers with an older state; and with an index kept beside. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { createFollower, type Follower } from '../../src/ingest/follow.ts';
import { followBoth } from '../../src/ingest/follow-both.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import { withFallback } from '../../src/search/fallback.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { entity } from '../store/items.ts';
import { createWorld, ontology, type World } from './indexed-world.ts';

const SECONDS_MS = 50_000;
const REQUEST = { query: '理念', mode: 'FULL_TEXT', filter: {}, first: 1, facets: [] } as const;
const away = () => Promise.reject(new GongfuError('UNAVAILABLE', 'Meilisearch is out of reach.'));

describe('a follower', () => {
  test('goes on when the index is back, and has told once that it was away', async () => {
    const world = createWorld();
    const { index, engine } = switched(world.index);
    const problems: unknown[] = [];
    engine.isAway = true;
    const follower = started(world, index, { onProblem: (error) => problems.push(error) });
    await expect.poll(() => engine.refused).toBeGreaterThan(5);
    expect(follower.status()).toMatchObject({ state: 'FAILING', problem: 'Meilisearch is out of reach.' });
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    engine.isAway = false;
    await expect.poll(() => follower.status().seq, { timeout: SECONDS_MS }).toBe(seq);
    expect(follower.status().problem).toBeUndefined();
    expect(problems).toHaveLength(1);
  });

  test('lets nobody wait for an index that is known to be away', async () => {
    const world = createWorld();
    const { index, engine } = switched(world.index);
    engine.isAway = true;
    const follower = started(world, index);
    await expect.poll(() => follower.status().state).toBe('FAILING');
    const before = performance.now();
    expect(await follower.caughtUp(7, 10 * SECONDS_MS)).toBe(false);
    expect(performance.now() - before).toBeLessThan(SECONDS_MS);
  });

  test('follows again from where an index is that was put back to an older state', async () => {
    const world = createWorld();
    const follower = started(world, world.index);
    const first = await world.write(entity('CONCEPT', '旧理念', { id: 'concept:jiu' }));
    expect(await follower.caughtUp(first, SECONDS_MS)).toBe(true);
    const older = { ...world.state.content };
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    follower.nudge(seq);
    expect(await follower.caughtUp(seq, SECONDS_MS)).toBe(true);
    world.state.content = older;
    await expect.poll(() => world.state.content.seq, { timeout: SECONDS_MS }).toBe(seq);
    expect(world.state.content.entries.map(({ facts }) => facts.id)).toContain('concept:xin');
  });

  test('makes nothing anew for a store that lags behind for a while, and says INDEX_BEHIND meanwhile', async () => {
    const world = createWorld();
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    let lags = false;
    let rebuilds = 0;
    const store = Object.assign(Object.create(world.store), {
      position: async () => (lags ? { revision: 0, seq: 0 } : world.store.position()),
    });
    const index: SearchIndex = {
      ...switched(world.index).index,
      rebuild() {
        rebuilds += 1;
        return world.index.rebuild();
      },
    };
    const follower = started({ ...world, parts: { ...world.parts, store } }, index);
    expect(await follower.caughtUp(seq, SECONDS_MS)).toBe(true);
    const inquiries = createInquiries({ ontology, store: world.store, index, follower });
    const degraded = async () => (await inquiries.search(REQUEST, scopeFor('PUBLIC', SECONDS_MS))).degraded;
    expect(await degraded()).toEqual([]);
    lags = true;
    await expect.poll(() => follower.status().problem).toMatch(/older state: it is at change 0, and was at 1/);
    expect(await degraded()).toEqual(['INDEX_BEHIND']);
    lags = false;
    await expect.poll(() => follower.status().lag, { timeout: SECONDS_MS }).toBe(0);
    expect(rebuilds).toBe(1);
  });
});

describe('an index with another beside it', () => {
  test('is answered for by the other while it is away, and has its own answers again afterwards', async () => {
    const { world, engine, inquiries, follower } = twoIndexes();
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    follower.nudge(seq);
    await follower.caughtUp(seq, SECONDS_MS);
    const search = (request: object = {}) =>
      inquiries.search({ ...REQUEST, ...request }, scopeFor('PUBLIC', SECONDS_MS));
    expect((await search()).degraded).toEqual([]);
    engine.isAway = true;
    const more = await world.write(entity('CONCEPT', '更新理念', { id: 'concept:gengxin' }));
    follower.nudge(more);
    await expect.poll(async () => (await search()).degraded, { timeout: SECONDS_MS }).toEqual(['FALLBACK_INDEX']);
    expect((await search({ first: 10 })).totalCount).toBe(2);
    engine.isAway = false;
    await expect.poll(async () => (await search()).degraded, { timeout: SECONDS_MS }).toEqual([]);
    expect((await search({ first: 10 })).totalCount).toBe(2);
  });

  test('goes on with a list in the index that began it', async () => {
    const { world, engine, inquiries, follower } = twoIndexes();
    for (const slug of ['yi', 'er', 'san']) {
      const seq = await world.write(entity('CONCEPT', `理念${slug}`, { id: `concept:${slug}` }));
      follower.nudge(seq);
      await follower.caughtUp(seq, SECONDS_MS);
    }
    const search = (request: object = {}) =>
      inquiries.search({ ...REQUEST, ...request }, scopeFor('PUBLIC', SECONDS_MS));
    const afterOf = async (isOfFallback: boolean) => {
      const [hit] = (await search()).hits;
      return { after: { score: hit?.score ?? 0, id: hit?.id ?? '', isOfFallback } };
    };
    const ofPrimary = await afterOf(false);
    engine.isAway = true;
    await expect(search(ofPrimary)).rejects.toMatchObject({ code: 'UNAVAILABLE', message: /begun/ });
    const ofSpare = await afterOf(true);
    expect((await search(ofSpare)).hits).toHaveLength(1);
    engine.isAway = false;
    expect((await search(ofSpare)).degraded).toContain('FALLBACK_INDEX');
  });

  test('does not answer from an index that is still empty', async () => {
    const { world, engine, inquiries, follower, isPrimaryEmpty } = twoIndexes();
    engine.isAway = true;
    const seq = await world.write(entity('CONCEPT', '新理念', { id: 'concept:xin' }));
    follower.nudge(seq);
    expect(await follower.caughtUp(seq, SECONDS_MS)).toBe(true);
    isPrimaryEmpty.value = true;
    engine.isAway = false;
    const { hits, degraded } = await inquiries.search(REQUEST, scopeFor('PUBLIC', SECONDS_MS));
    expect({ ids: hits.map(({ id }) => id), degraded }).toEqual({ ids: ['concept:xin'], degraded: ['FALLBACK_INDEX'] });
  });

  test('passes on what is wrong with a question', async () => {
    const { inquiries } = twoIndexes();
    const long = { ...REQUEST, query: '理'.repeat(1_000) };
    await expect(inquiries.search(long, scopeFor('PUBLIC', SECONDS_MS))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

interface Engine {
  isAway: boolean;
  /** How often it was asked where it is while it was away. */
  refused: number;
}

/** The same index, which can be taken away. */
function switched(index: SearchIndex): { readonly index: SearchIndex; readonly engine: Engine } {
  const engine: Engine = { isAway: false, refused: 0 };
  const reach = <T>(work: () => Promise<T>): Promise<T> => (engine.isAway ? away() : work());
  return {
    engine,
    index: {
      name: index.name,
      search: (...args) => reach(() => index.search(...args)),
      suggest: (...args) => reach(() => index.suggest(...args)),
      update: (...args) => reach(() => index.update(...args)),
      rebuild: () => reach(() => index.rebuild()),
      listed: (...args) => reach(() => index.listed(...args)),
      status() {
        if (engine.isAway) engine.refused += 1;
        return reach(() => index.status());
      },
      close: () => index.close(),
    },
  };
}

function started(world: World, index: SearchIndex, more: Partial<Parameters<typeof createFollower>[0]> = {}): Follower {
  const follower = createFollower({ ...world.parts, index, pollMs: 10, ...more });
  follower.start();
  onTestFinished(() => follower.stop());
  return follower;
}

/** Two worlds have an index each; both are fed from the first one's store. */
function twoIndexes() {
  const world = createWorld();
  const { index: primary, engine } = switched(world.index);
  const spare = createWorld().index;
  const [first, second] = [started(world, primary), started(world, spare)];
  const isPrimaryEmpty = { value: false };
  const index = withFallback({
    primary,
    spare,
    isPrimaryEmpty: () => isPrimaryEmpty.value,
    spareLag: () => second.status().lag,
  });
  const follower = followBoth(first, second);
  const inquiries = createInquiries({ ontology, store: world.store, index, follower });
  return { world, engine, inquiries, follower, isPrimaryEmpty };
}
