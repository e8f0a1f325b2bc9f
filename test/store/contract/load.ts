/** A store that is filled with what another one's export has. */
import { describe, expect, test } from 'vitest';
import { exportedId, type GraphStore } from '../../../src/store/port.ts';
import { at, change, entity, passage, relation, remove } from '../items.ts';
import { anyone, type Bench, editor, PAGE } from './bench.ts';
import { exported, inBatches, line, linesOf, richWorld } from './load-lines.ts';

export function loadContract(bench: Bench): void {
  describe('a load', () => {
    test('of an export gives the same export, to everyone', async () => {
      const [from, to] = [await richWorld(bench), await bench.open()];
      const lines = await exported(from, 'EDITORS');
      expect(lines.some((line) => 'merged' in line)).toBe(true);
      expect(new Set(lines.map(({ revision }) => revision.actor)).size).toBeGreaterThan(1);
      const outcome = await to.load(inBatches(linesOf(lines), 7));
      expect(outcome.records + outcome.merged).toBe(lines.length);
      expect(await exported(to, 'EDITORS')).toEqual(lines);
      expect(await exported(to, 'PUBLIC')).toEqual(await exported(from, 'PUBLIC'));
    });

    test('has no merged id for who may not see its record', async () => {
      const store = await richWorld(bench);
      const merged = async (viewer: 'PUBLIC' | 'EDITORS') =>
        (await exported(store, viewer)).flatMap((line) => ('merged' in line ? [line.merged.id] : []));
      expect(await merged('EDITORS')).toEqual(['model:other', 'project:old']);
      expect(await merged('PUBLIC')).toEqual(['model:other']);
    });

    test('answers as the store that was exported does', async () => {
      const [from, to] = [await richWorld(bench), await bench.open()];
      await to.load(inBatches(linesOf(await exported(from, 'EDITORS')), 11));
      for (const scope of [anyone, editor]) {
        for (const ask of QUESTIONS) expect(await ask(to, scope())).toEqual(await ask(from, scope()));
      }
    });

    test('takes its lines in any order', async () => {
      const [from, to] = [await richWorld(bench), await bench.open()];
      const lines = await exported(from, 'EDITORS');
      await to.load(inBatches(linesOf(lines.toReversed()), 50));
      expect(await exported(to, 'EDITORS')).toEqual(lines);
    });

    test('begins the history of each record with the revision of its line, and the feed has them all', async () => {
      const [from, to] = [await richWorld(bench), await bench.open()];
      const lines = await exported(from, 'EDITORS');
      await to.load(inBatches(linesOf(lines), 500));
      const [page] = await to.history(['person:zhang'], PAGE, anyone());
      const revision = lines.find((line) => exportedId(line) === 'person:zhang')?.revision;
      expect(page?.edges.map(({ node }) => node)).toMatchObject([{ ...revision, changes: [{ id: 'person:zhang' }] }]);
      const feed = await to.changes(0, 1000);
      expect(feed.flatMap(({ changes }) => changes.map(({ id }) => id)).toSorted()).toEqual(
        lines.map(exportedId).toSorted(),
      );
      expect(feed.map(({ number }) => number)).toEqual(
        [...new Set(feed.map(({ number }) => number))].sort((a, b) => a - b),
      );
    });

    test('is gone on from: the next revision has the number after the highest', async () => {
      const store = await bench.open();
      await store.load(inBatches([line(0, 'person:zhang', '张三', { number: 41 })], 1));
      expect(await store.position()).toEqual({ revision: 41, seq: 41 });
      const again = await bench.reopen(store);
      const { revision } = await again.apply(change(entity('PERSON', '李四', { id: 'person:li' })));
      expect([revision, (await again.changes(41, 10)).map(({ seq }) => seq)]).toEqual([42, [42]]);
    });

    test('leaves what can be changed, found by what it says, merged and removed as before', async () => {
      const [from, to] = [await richWorld(bench), await bench.open()];
      await to.load(inBatches(linesOf(await exported(from, 'EDITORS')), 500));
      const edits = change(
        relation('USES', 'model:dongxian', 'mechanism:lianying', { evidence: [at('passage:jia-1')] }),
        passage('document:jia', '总论第一段。'),
        remove('claim:outcome'),
        entity('MODEL', '西县模式', { summary: '新' }),
      );
      const [one, other] = [await from.apply(edits), await to.apply(edits)];
      expect([other.changed, other.removed, other.unchanged]).toEqual([one.changed, one.removed, one.unchanged]);
    });

    test('keeps two entities of one label apart, and which of them has it', async () => {
      const [from, to] = [await bench.open(), await bench.open()];
      await from.apply(
        change(
          entity('PERSON', '张三', { id: 'person:b' }),
          entity('PERSON', '张三', { id: 'person:a', distinct: true }),
        ),
      );
      await to.load(inBatches(linesOf(await exported(from, 'EDITORS')), 500));
      const { changed } = await to.apply(change(entity('PERSON', '张三', { summary: '谁' })));
      expect(changed).toEqual(['person:b']);
    });

    test('counts equal paragraphs in the order of their text', async () => {
      const [from, to] = [await bench.open(), await bench.open()];
      const again = (id: string, paragraph: number) => passage('document:d', '同前。', { id, paragraph });
      await from.apply(
        change(entity('DOCUMENT', '文', { id: 'document:d' }), again('passage:z', 1), again('passage:a', 2)),
      );
      await to.load(inBatches(linesOf(await exported(from, 'EDITORS')), 500));
      const { changed } = await to.apply(change(passage('document:d', '同前。', { paragraph: 9 })));
      expect(changed).toEqual(['passage:z']);
    });

    test('of nothing leaves the store empty', async () => {
      const store = await bench.open();
      expect(await store.load(inBatches([], 1))).toEqual({ revision: 0, seq: 0, records: 0, merged: 0 });
      expect(await store.position()).toEqual({ revision: 0, seq: 0 });
    });

    test('into a store that holds something, or ever did, is a CONFLICT', async () => {
      const store = await bench.open();
      await store.apply(change(entity('PERSON', '张三', { id: 'person:zhang' })));
      await store.apply(change(remove('person:zhang')));
      await expect(store.load(inBatches([line(0, 'person:li', '李四')], 1))).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      expect(await exported(store, 'EDITORS')).toEqual([]);
    });

    test('keeps changes out until it is done, and takes them then', async () => {
      const store = await bench.open();
      const edit = () => store.apply(change(entity('PERSON', '王五', { id: 'person:wang' })));
      const refused: unknown[] = [];
      await store.load(
        (async function* () {
          yield [line(0, 'person:zhang', '张三')];
          refused.push(await edit().catch((error: unknown) => error));
          refused.push(await store.load(inBatches([], 1)).catch((error: unknown) => error));
          yield [line(1, 'person:li', '李四')];
        })(),
      );
      expect(refused).toMatchObject([{ code: 'UNAVAILABLE' }, { code: 'UNAVAILABLE' }]);
      expect((await edit()).changed).toEqual(['person:wang']);
    });
  });
}

type Ask = (store: GraphStore, scope: ReturnType<typeof anyone>) => Promise<unknown>;

const PLACES = ['region:dongxian', 'region:xixian', 'model:dongxian', 'model:other', 'project:anqu', 'project:old'];
const RELATIONS = { direction: 'BOTH', page: PAGE } as const;
const QUESTIONS: readonly Ask[] = [
  (store, scope) => store.counts(scope),
  (store, scope) => store.records(PLACES, scope),
  (store, scope) => store.relationsOf(PLACES, RELATIONS, scope),
  (store, scope) => store.observationsOf([...PLACES, 'indicator:cunjun'], PAGE, scope),
  (store, scope) => store.claimsOf(PLACES, PAGE, scope),
  (store, scope) => store.passagesOf(PLACES, PAGE, scope),
  (store, scope) => store.mentionsIn(['passage:jia-3', 'passage:mi-1'], undefined, PAGE, scope),
  (store, scope) => store.neighbours(PLACES, { ...RELATIONS, depth: 2 }, scope),
  (store, scope) =>
    store.named(
      ['暗名', '明名', '联营', '东县'].flatMap((key) => [
        { level: 'LABEL', key } as const,
        { level: 'ALIAS', key } as const,
      ]),
      undefined,
      scope,
    ),
  (store, scope) => store.entities([{ filter: {}, order: { by: 'RELATIONS', descending: true }, page: PAGE }], scope),
];
