/** Writing, rebuilding, closing and opening again. */
import { describe, expect, test } from 'vitest';
import { documentHash } from '../../../src/search/document.ts';
import { entity, passage } from '../documents.ts';
import type { Bench } from './bench.ts';

export function lifeCases(bench: Bench): void {
  const { put, search, found, suggest } = bench;

  describe('life', () => {
    test('a document is replaced by the next one with its id', async () => {
      await put(entity('concept:a', '茶园'));
      await put(entity('concept:a', '果园'));
      expect(await found('茶园')).toEqual([]);
      expect(await found('果园')).toEqual(['concept:a']);
      expect(await suggest('茶')).toEqual([]);
    });

    test('of an id that comes twice in one batch the last one holds', async () => {
      const forEditors = entity('concept:a', '茶园', { visibility: 'EDITORS', weight: 1 });
      await put(entity('concept:a', '茶园', { forEditors }), entity('concept:a', '果园'));
      expect(await found('茶园', {}, 'EDITORS')).toEqual([]);
      expect(await found('果园', {}, 'EDITORS')).toEqual(['concept:a']);
    });

    test('a removed document is found no more', async () => {
      await put(entity('concept:a', '茶园'));
      await bench.index().update({ documents: [], removed: ['concept:a', 'concept:unknown'], seq: 2 });
      expect(await found('茶园')).toEqual([]);
      expect(await suggest('茶')).toEqual([]);
      expect(await bench.index().status()).toMatchObject({ seq: 2, documents: 0 });
    });

    test('the position moves with each update', async () => {
      expect(await bench.index().status()).toMatchObject({ seq: 0, documents: 0 });
      await bench.index().update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 41 });
      await bench.index().update({ documents: [], removed: [], seq: 42 });
      const { seq, documents, version, expected } = await bench.index().status();
      expect({ seq, documents }).toEqual({ seq: 42, documents: 1 });
      expect(version).toBe(expected);
    });

    test('a rebuild is searched once it is finished, and the old one until then', async () => {
      await put(entity('concept:old', '茶园'));
      const rebuild = await bench.index().rebuild();
      await rebuild.add([entity('concept:new', '茶园')]);
      await rebuild.add([entity('concept:newer', '茶园')]);
      expect(await found('茶园')).toEqual(['concept:old']);
      await rebuild.finish(7);
      expect(await found('茶园')).toEqual(['concept:new', 'concept:newer']);
      expect(await bench.index().status()).toMatchObject({ seq: 7, documents: 2 });
    });

    test('no search is empty while a rebuild swaps in', async () => {
      await put(entity('concept:a', '茶园'));
      const rebuild = await bench.index().rebuild();
      await rebuild.add([entity('concept:a', '茶园')]);
      const [, ...answers] = await Promise.all([rebuild.finish(2), ...Array.from({ length: 20 }, () => found('茶园'))]);
      expect(answers.every((answer) => answer.length === 1)).toBe(true);
    });

    test('an abandoned rebuild leaves the index as it was', async () => {
      await put(entity('concept:old', '茶园'));
      const rebuild = await bench.index().rebuild();
      await rebuild.add([entity('concept:new', '茶园')]);
      await rebuild.abandon();
      expect(await found('茶园')).toEqual(['concept:old']);
      await expect(rebuild.finish(7)).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('a later rebuild takes the place of an unfinished one', async () => {
      const first = await bench.index().rebuild();
      const second = await bench.index().rebuild();
      await expect(first.add([entity('concept:a', '茶园')])).rejects.toMatchObject({ code: 'CONFLICT' });
      await second.finish(1);
      expect(await bench.index().status()).toMatchObject({ seq: 1 });
    });

    test('what was indexed is there after closing and opening again', async () => {
      await bench
        .index()
        .update({ documents: [entity('concept:a', '茶园'), passage('p', '茶园。')], removed: [], seq: 9 });
      await bench.index().close();
      const again = await bench.reopen();
      expect(await found('茶園')).toEqual(['concept:a', 'passage:p']);
      expect((await suggest('cha'))[0]?.id).toBe('concept:a');
      expect(await bench.index().status()).toMatchObject({ seq: 9, documents: 2 });
      await put(entity('concept:b', '茶园'));
      expect(await found('茶园')).toEqual(['concept:a', 'concept:b', 'passage:p']);
      await again.close();
    });

    test('what is indexed is listed by id, each with the hash of what it was made from', async () => {
      const forEditors = entity('concept:b', '果园', { visibility: 'EDITORS' });
      const documents = [
        passage('p', '茶园。'),
        entity('concept:b', '茶园', { forEditors }),
        entity('concept:a', '茶园', { visibility: 'EDITORS' }),
        passage('gone', '茶园。'),
      ];
      await put(...documents);
      await bench.index().update({ documents: [], removed: ['passage:gone'], seq: 2 });
      const hashOf = (id: string) => documents.flatMap((one) => (one.id === id ? [documentHash(one)] : []))[0];
      const expected = ['concept:a', 'concept:b', 'passage:p'].map((id) => ({ id, hash: hashOf(id) }));
      expect(await bench.index().listed(undefined, 10)).toEqual(expected);
      expect(await bench.index().listed(undefined, 2)).toEqual(expected.slice(0, 2));
      expect(await bench.index().listed('concept:a', 2)).toEqual(expected.slice(1));
      expect(await bench.index().listed('passage:p', 2)).toEqual([]);
    });

    test('a closed index is UNAVAILABLE', async () => {
      await bench.index().close();
      await expect(search('茶园')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(suggest('茶')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(put()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(bench.index().status()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(bench.index().rebuild()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(bench.index().listed(undefined, 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await bench.index().close();
    });
  });
}
