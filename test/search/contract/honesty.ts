/** What an answer says of itself: why it was found, how well, and that there is none. */
import { beforeEach, describe, expect, test } from 'vitest';
import { entity, passage } from '../documents.ts';
import type { Bench } from './bench.ts';

export function honestyCases(bench: Bench): void {
  const { put, search, found } = bench;

  describe('few or none', () => {
    beforeEach(() =>
      put(
        passage('a', '村集体以土地入股，按股分红，收益年年增长。'),
        passage('b', '茶园的收益归合作社。'),
        passage('c', '学校与医院的数字改革。'),
        passage('d', '收益增长。'),
        passage('e', '园，税。'),
        ...Array.from({ length: 30 }, (_, i) => passage(`more${i}`, `第${i}号茶园改革。`)),
      ),
    );

    test.each<[string, string, string[]]>([
      ['all that nobody has', '量子纠缠与黑洞', []],
      ['mostly what nobody has', '量子计算机如何改变黑洞观测的收益', []],
      ['what one has best', '土地入股按股分红', ['passage:a']],
      ['a common word beside one that nobody has', '茶园飞船', []],
      ['a rare word beside one that nobody has', '分红飞船', ['passage:a']],
      ['a character beside the rest of a word that nobody has', '园宇宙', []],
      ['such characters of several words', '园宇宙 茶区块', []],
      ['the same among many words', '园宇宙 税区块 人形机器人 脑机接口', []],
      ['a question', '村集体怎样按股分红？', ['passage:a']],
    ])('%s: %s', async (_, query, expected) => {
      const ids = await found(query, { first: 100 });
      expect(expected.length === 0 ? ids : ids.filter((id) => expected.includes(id))).toEqual(expected);
    });

    test('a common word beside rare ones does not find alone', async () => {
      expect(await found('土地入股按股分红的改革')).toEqual(['passage:a']);
    });

    test('all that match are counted, not those that are shown', async () => {
      const answer = await search('茶园改革', { first: 3 });
      expect(answer).toMatchObject({ totalCount: 32, totalCountIsExact: true, hasNextPage: true });
    });
  });

  describe('what a score is made of', () => {
    beforeEach(() => put(entity('concept:a', '茶园', { summary: '茶园合作社' }), passage('p', '茶园。')));

    test('is said where it is asked for', async () => {
      const { hits } = await search('茶园', { explain: true }, 'EDITORS');
      for (const { explanation, score } of hits) {
        expect(explanation?.find(({ part }) => part === 'score')?.value).toBe(score);
        expect(explanation?.map(({ part }) => part)).toEqual(
          expect.arrayContaining(['reading', 'lex', 'coverage', 'term']),
        );
      }
      expect(hits[0]?.explanation).toContainEqual({ part: 'name', value: 1, note: 'LABEL' });
    });

    test('is the same where highlights are not asked for', async () => {
      const [whole, brief] = [
        await search('茶园', { explain: true }),
        await search('茶园', { explain: true, isBrief: true }),
      ];
      const scored = ({ hits }: typeof whole) => hits.map(({ id, score, explanation }) => ({ id, score, explanation }));
      expect(scored(brief)).toEqual(scored(whole));
      expect(whole.hits.some(({ highlights }) => highlights.length > 0)).toBe(true);
      expect(brief.hits.every(({ highlights }) => highlights.length === 0)).toBe(true);
    });

    test('is left out otherwise', async () => {
      expect((await search('茶园')).hits.every(({ explanation }) => explanation === undefined)).toBe(true);
    });
  });
}
