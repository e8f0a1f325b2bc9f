/** What changed an id, through merges and back; and any state of the graph, read back from what changed. */
import { describe, expect, test } from 'vitest';
import type { Revision } from '../../../src/domain/change.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { alias, change, entity, type Item, known, merge, remove, unmerge } from '../items.ts';
import { type GraphState, replayed, rewound, stateOf, wholeFeed } from '../replay.ts';
import { smallWorld } from '../world.ts';
import { anyone, apply, type Bench, editor, openWorld, PAGE } from './bench.ts';

export function historyContract(bench: Bench): void {
  describe('the history of a merged id', () => {
    test('is its own, that of its merge and that of what it became', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '西县模式', { id: 'model:xixian', summary: '甲' })));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await store.apply(
        change(
          known('USES', 'model:dongxian', 'concept:heli'),
          entity('MODEL', '东县模式', { id: 'model:dongxian', summary: '乙' }),
        ),
      );
      expect(await lifeOf(store, 'model:xixian')).toEqual([
        [4, ['model:dongxian', true, true]],
        [3, ['model:xixian', true, false], ['model:dongxian', true, true]],
        [2, ['model:xixian', true, true]],
        [1, ['model:xixian', false, true], ['model:dongxian', false, true]],
      ]);
      expect((await lifeOf(store, 'model:dongxian')).map(([number]) => number)).toEqual([4, 3, 1]);
      expect((await lifeOf(store, 'relation:xixian-lianying')).map(([number]) => number)).toEqual([3, 1]);
    });

    test('follows merges of merges, and the end of what it became', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('MODEL', '第三模式', { id: 'model:san' })));
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await apply(store, merge('model:dongxian', 'model:san'));
      await store.apply(change(remove('model:san')));
      expect(await lifeOf(store, 'model:xixian')).toEqual([
        [5, ['model:san', true, false]],
        [4, ['model:dongxian', true, false], ['model:san', true, true]],
        [3, ['model:xixian', true, false], ['model:dongxian', true, true]],
        [2, ['model:san', false, true]],
        [1, ['model:xixian', false, true], ['model:dongxian', false, true]],
      ]);
    });

    test('is its own alone after an unmerge', async () => {
      const store = await openWorld(bench);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      await apply(store, unmerge('model:xixian'));
      expect(await lifeOf(store, 'model:xixian')).toEqual([
        [3, ['model:xixian', false, true]],
        [2, ['model:xixian', true, false]],
        [1, ['model:xixian', false, true]],
      ]);
      expect((await lifeOf(store, 'model:dongxian')).map(([number]) => number)).toEqual([3, 2, 1]);
    });

    test('of an alias is that of what it leads to', async () => {
      const store = await openWorld(bench);
      await store.apply(change(alias('model:old', 'model:xixian')));
      expect(await lifeOf(store, 'model:old')).toEqual([[1, ['model:xixian', false, true]]]);
    });

    test('comes in pages that join without a gap, however long', async () => {
      const store = await openWorld(bench);
      const write = (id: string, label: string, count: number) =>
        Array.from({ length: count }, (_, index) =>
          store.apply(change(entity('MODEL', label, { id, summary: `第 ${index}` }))),
        );
      await Promise.all([
        ...write('model:dongxian', '东县模式', 230),
        ...write('model:xixian', '西县模式', 30),
        ...write('model:dongxian', '东县模式', 230),
      ]);
      await apply(store, merge('model:xixian', 'model:dongxian'));
      const { revision } = await store.position();
      const numbers: number[] = [];
      for (let page: typeof PAGE | undefined = { first: 90, withTotal: true }; page; ) {
        const [found] = await store.history(['model:xixian'], page, editor());
        if (!found) break;
        expect(found.totalCount).toBe(revision);
        numbers.push(...found.edges.map(({ node }) => node.number));
        const after = found.edges.at(-1)?.at;
        page = found.hasNextPage && after ? { first: 90, after, withTotal: true } : undefined;
      }
      expect(numbers).toEqual(Array.from({ length: revision }, (_, index) => revision - index));
    });

    test('shows nobody what was hidden from them when it was merged, nor what leads to something hidden', async () => {
      const store = await openWorld(bench);
      await store.apply(change(entity('PROJECT', '明渠工程', { id: 'project:ming' })));
      await apply(store, merge('project:anqu', 'project:ming'));
      const numbers = async (id: string) => {
        const [page] = await store.history([id], PAGE, anyone());
        return page?.edges.map(({ node }) => node.changes.map((one) => one.id));
      };
      expect(JSON.stringify(await numbers('project:anqu'))).not.toContain('anqu');
      await store.apply(
        change(
          entity('DOCUMENT', '旧稿', { id: 'document:jiu' }),
          entity('DOCUMENT', '论文甲', { id: 'document:jia', fields: { issuedOn: '2023-05' } }),
        ),
      );
      await apply(store, merge('document:jiu', 'document:jia'));
      expect(await numbers('document:jiu')).not.toEqual([]);
      const hidden = { issuedOn: '2023-05', visibility: 'EDITORS' };
      await store.apply(change(entity('DOCUMENT', '论文甲', { id: 'document:jia', fields: hidden })));
      expect(await numbers('document:jiu')).toEqual([]);
    });
  });

  describe('any state', () => {
    test('can be read back from the feed, forwards and backwards, and from the histories', async () => {
      const store = await bench.open();
      const states = new Map<number, GraphState>([[0, new Map()]]);
      for (const items of STORY) {
        const { revision } = await apply(store, ...items);
        states.set(revision, await stateOf(store));
      }
      const feed = await wholeFeed(store);
      const last = await stateOf(store);
      expect(replayed(feed)).toEqual(new Map([...states].filter(([number]) => number > 0)));
      expect(new Map([...rewound(last, feed)].sort(([one], [other]) => one - other))).toEqual(states);
      const ids = [...new Set(feed.flatMap(({ changes }) => changes.map(({ id }) => id)))];
      const pages = await store.history(ids, { first: 1_000, withTotal: false }, editor());
      const told = new Map(ids.map((id, index) => [id, pages[index]?.edges.map(({ node }) => node) ?? []]));
      for (const [number, state] of states) expect(stateFrom(told, number)).toEqual(state);
    });
  });
}

/** A graph that is written, merged, taken apart and thinned out, change by change. */
const STORY: readonly (readonly Item[])[] = [
  smallWorld(),
  [entity('MODEL', '第三模式', { id: 'model:san' })],
  [merge('model:xixian', 'model:dongxian')],
  [known('USES', 'model:dongxian', 'concept:heli')],
  [merge('model:dongxian', 'model:san')],
  [alias('model:old', 'model:san')],
  [unmerge('model:dongxian')],
  [unmerge('model:xixian')],
  [remove('claim:first'), remove('relation:contrast')],
  [remove('concept:dangan')],
  [entity('CONCEPT', '单干', { id: 'concept:dangan' })],
  [merge('concept:dangan', 'concept:heli')],
  [remove('claim:definition'), remove('concept:heli')],
];

/** What the histories say of each id after a revision; of a merged one only of itself. */
function stateFrom(told: ReadonlyMap<string, readonly Revision[]>, number: number): GraphState {
  const state = [...told].flatMap(([id, revisions]) => {
    const changes = revisions.flatMap((revision) =>
      revision.number > number ? [] : revision.changes.filter((change) => change.id === id),
    );
    const after = changes[0]?.after;
    return after === undefined ? [] : [[id, after] as const];
  });
  return new Map(state.sort(([one], [other]) => (one < other ? -1 : 1)));
}

type Told = readonly [number: number, ...changes: readonly (readonly [id: string, before: boolean, after: boolean])[]];

async function lifeOf(store: GraphStore, id: string): Promise<readonly Told[]> {
  const [page] = await store.history([id], PAGE, editor());
  return (page?.edges ?? []).map(({ node }) => [
    node.number,
    ...node.changes.map((one) => [one.id, one.before !== undefined, one.after !== undefined] as const),
  ]);
}
