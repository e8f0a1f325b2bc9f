/** Two holders of the same entries compared, and an index with what its store makes of it. */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { compareSides, type Side } from '../../src/ingest/compare-sides.ts';
import type { Entry } from '../../src/ingest/compared-buckets.ts';
import { createFollower } from '../../src/ingest/follow.ts';
import { projectDocuments } from '../../src/ingest/project.ts';
import { catchUpOnce, type Following, rebuildIndex } from '../../src/ingest/reindex.ts';
import { isGood, isWorthMending, verifyIndex } from '../../src/ingest/verify-index.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { change, entity, remove } from '../store/items.ts';
import { createDice } from '../store/random/dice.ts';
import { firstStatements, randomGraph } from '../store/random/graph.ts';
import { tempFolder } from '../temp-folder.ts';

const ontology = await readOntology(new URL('../../schema/', import.meta.url));
const NOT_FOLLOWED = { isFollowed: false };

function sideOf(entries: readonly Entry[]): Side {
  return {
    async *entries(isWanted = () => true) {
      for (let at = 0; at < entries.length; at += 1_000) {
        yield entries.slice(at, at + 1_000).filter(({ id }) => isWanted(id));
      }
    },
  };
}

function numbered(from: number, to: number, hash = 'a'): readonly Entry[] {
  return Array.from({ length: to - from }, (_, at) => ({ id: `person:p${from + at}`, hash }));
}

describe('a comparison', () => {
  test('of the same entries in another order finds no difference', async () => {
    const entries = numbered(0, 5_000);
    expect(await compareSides(sideOf(entries), sideOf(entries.toReversed()), 10)).toEqual({
      ...{ one: 5_000, other: 5_000, buckets: 4_096, differingBuckets: 0 },
      missing: { count: 0, ids: [] },
      extra: { count: 0, ids: [] },
      different: { count: 0, ids: [] },
    });
  });

  test('names each kind of difference', async () => {
    const common = numbered(10, 3_000);
    const one = [...common, { id: 'person:only', hash: 'a' }, { id: 'person:other', hash: 'a' }];
    const other = [...common, { id: 'person:more', hash: 'a' }, { id: 'person:other', hash: 'b' }];
    expect(await compareSides(sideOf(one), sideOf(other), 10)).toMatchObject({
      missing: { count: 1, ids: ['person:only'] },
      extra: { count: 1, ids: ['person:more'] },
      different: { count: 1, ids: ['person:other'] },
    });
  });

  test('sees an entry that stands twice, which no name shows', async () => {
    const entries = numbered(0, 10);
    const found = await compareSides(sideOf(entries), sideOf([...entries, ...entries.slice(0, 2)]), 10);
    expect(found).toMatchObject({ one: 10, other: 12, extra: { count: 2, ids: ['person:p0', 'person:p1'] } });
  });

  test('counts more differences than it holds at once, and names the first of them by id', async () => {
    const found = await compareSides(sideOf(numbered(0, 250_000)), sideOf(numbered(249_000, 251_000, 'b')), 3);
    expect(found).toMatchObject({
      missing: { count: 249_000, ids: ['person:p0', 'person:p1', 'person:p10'] },
      extra: { count: 1_000, ids: ['person:p250000', 'person:p250001', 'person:p250002'] },
      different: { count: 1_000, ids: ['person:p249000', 'person:p249001', 'person:p249002'] },
    });
  });
});

/** A graph with hidden parts, and an index that has followed it. */
async function openPair(): Promise<Following> {
  const folder = tempFolder();
  const store = await openSqliteStore({ file: join(folder, 'graph.db'), ontology });
  const index = await openEmbeddedIndex({ file: join(folder, 'index.db'), ontology });
  onTestFinished(async () => void (await Promise.all([store.close(), index.close()])));
  await store.apply(change(...firstStatements(randomGraph(createDice(3), ontology).items)));
  const parts = { store, index, ontology };
  await rebuildIndex(parts);
  return parts;
}

describe('an index', () => {
  test('that holds what its store makes of it is good; what differs is named, and mended one by one', async () => {
    const parts = await openPair();
    const good = await verifyIndex(parts, NOT_FOLLOWED);
    expect([isGood(good), good.differences?.one]).toEqual([true, good.differences?.other]);
    const ids = (await parts.index.listed(undefined, 10)).map(({ id }) => id);
    const [gone = '', changed = '', foreign = ''] = ids;
    const { documents } = await projectDocuments([changed, foreign], parts);
    const [altered, original] = documents.toSorted((one) => (one.id === changed ? -1 : 1));
    if (!altered || !original) throw new Error('the graph has too few documents');
    const stranger = { ...original, id: 'person:stranger' };
    await parts.index.update({
      documents: [{ ...altered, label: '别的', weight: 1 }, stranger],
      ...{ removed: [gone], seq: good.seq },
    });
    const found = await verifyIndex(parts, NOT_FOLLOWED);
    expect(isGood(found)).toBe(false);
    expect(found.differences).toMatchObject({
      missing: { count: 1, ids: [gone] },
      extra: { count: 1, ids: ['person:stranger'] },
      different: { count: 1, ids: [changed] },
    });
    expect(found.differences && isWorthMending(found.differences)).toBe(true);
    await createFollower(parts).reproject([gone, 'person:stranger', changed]);
    expect(isGood(await verifyIndex(parts, NOT_FOLLOWED))).toBe(true);
    expect((await parts.index.status()).seq).toBe(good.seq);
  });

  test('that lags behind differs, unless somebody keeps it up, who is waited for', async () => {
    const parts = await openPair();
    await parts.store.apply(change(entity('PERSON', '后来', { id: 'person:late' })));
    const found = await verifyIndex(parts, NOT_FOLLOWED);
    expect(found).toMatchObject({ storeSeq: found.seq + 1, differences: { missing: { ids: ['person:late'] } } });
    const follower = createFollower({ ...parts, pollMs: 20 });
    follower.start();
    onTestFinished(() => follower.stop());
    await parts.store.apply(change(remove('person:late'), entity('PERSON', '再后', { id: 'person:later' })));
    follower.nudge();
    expect(isGood(await verifyIndex(parts, { isFollowed: true }))).toBe(true);
  });

  test('of which much differs is worth a rebuild', async () => {
    const parts = await openPair();
    const { seq } = await parts.index.status();
    const ids = (await parts.index.listed(undefined, 40)).map(({ id }) => id);
    await parts.index.update({ documents: [], removed: ids, seq });
    const { differences } = await verifyIndex(parts, NOT_FOLLOWED);
    expect(differences).toMatchObject({ missing: { count: 40 } });
    expect(differences && isWorthMending(differences)).toBe(false);
  });

  test('of another state of the graph is to be made anew, without a look at its documents', async () => {
    const parts = await openPair();
    const { seq } = await parts.index.status();
    await parts.index.update({ documents: [], removed: [], seq: seq + 5 });
    const found = await verifyIndex(parts, NOT_FOLLOWED);
    expect([found.isToBeRebuilt, found.differences, isGood(found)]).toEqual([true, undefined, false]);
    expect(await catchUpOnce(parts, seq)).toBe(seq);
  });
});
