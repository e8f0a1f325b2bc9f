/** Completion of names. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { SuggestRequest } from '../../../src/search/port.ts';
import { entity, passage } from '../documents.ts';
import type { Bench } from './bench.ts';

export function completingCases(bench: Bench): void {
  const { put, suggest } = bench;

  describe('suggestions', () => {
    beforeEach(() =>
      put(
        entity('mechanism:a', '飞地抱团', { names: [{ text: '抱团飞地', kind: 'VARIANT' }], weight: 9 }),
        entity('concept:b', '飛地經濟', { weight: 5 }),
        entity('model:c', '飞地模式', { weight: 5 }),
        entity('concept:d', '飞地', { labelEn: 'Enclave' }),
        entity('concept:e', '绿色发展'),
        entity('version:f', '飞地抱团 4.0', { weight: 2 }),
        passage('p', '飞地。'),
      ),
    );
    const texts = async (prefix: string, more: Partial<SuggestRequest> = {}) =>
      (await suggest(prefix, more)).map((hit) => hit.text);

    test('the whole name first, then the much connected, ties by the ontology’s order of types', async () => {
      expect(await texts('飞地')).toEqual(['飞地', '飞地抱团', '飞地模式', '飛地經濟', '飞地抱团 4.0']);
    });

    test('another name counts half of what the label does', async () => {
      const other = (text: string) => ({ names: [{ text, kind: 'QUOTED' as const }] });
      await put(entity('model:g', '平湖模式', { ...other('飞地抱团之路'), weight: 17 }));
      expect((await texts('飞地抱')).slice(0, 2)).toEqual(['飞地抱团', '飞地抱团之路']);
      await put(entity('model:g', '平湖模式', { ...other('飞地抱团之路'), weight: 19 }));
      expect((await texts('飞地抱')).slice(0, 2)).toEqual(['飞地抱团之路', '飞地抱团']);
    });

    test.each([
      ['飛地', '飞地', 'VARIANT'],
      ['feidibao', '飞地抱团', 'PINYIN'],
      ['feidi bao', '飞地抱团', 'PINYIN'],
      ['FDBT', '飞地抱团', 'PINYIN'],
      ['btfd', '抱团飞地', 'PINYIN'],
      ['抱团', '抱团飞地', 'ALIAS'],
      ['“飞地抱', '飞地抱团', 'LABEL'],
      ['encl', 'Enclave', 'LABEL'],
      ['lvse', '绿色发展', 'PINYIN'],
      ['luse', '绿色发展', 'PINYIN'],
      ['lǜsè', '绿色发展', 'PINYIN'],
      ['飞地抱团4', '飞地抱团 4.0', 'LABEL'],
      ['fdbt4', '飞地抱团 4.0', 'PINYIN'],
    ])('%s gives %s by %s', async (prefix, text, kind) => {
      expect((await suggest(prefix))[0]).toMatchObject({ text, matchedBy: kind });
    });

    test('of the types that are asked for', async () => {
      expect(await texts('飞地', { types: ['MODEL', 'VERSION'] })).toEqual(['飞地模式', '飞地抱团 4.0']);
    });

    test('each entity once, at most as many as asked for', async () => {
      const hits = await suggest('f', { first: 3 });
      expect(new Set(hits.map((hit) => hit.id)).size).toBe(3);
    });

    test.each(['', '   ', '。', '“”', '%', '_', "' OR 1=1 --"])('nothing for %j', async (prefix) => {
      expect(await suggest(prefix)).toEqual([]);
    });
  });
}
