/** Which documents words find, in which order, and why. */
import { describe, expect, test } from 'vitest';
import { entity, passage } from '../documents.ts';
import type { Bench } from './bench.ts';

export function findingCases(bench: Bench): void {
  const { put, search, found } = bench;

  describe('words', () => {
    test.each([
      ['a word', '茶园', '合作社种了新茶园。'],
      ['a traditional query for simplified text', '茶園', '合作社种了新茶园。'],
      ['a simplified query for traditional text', '茶园', '合作社種了新茶園。'],
      ['a number apart from its unit', '26', '带动26县增收。'],
      ['a unit apart from its number', '县', '带动26县增收。'],
      ['a decimal number as one', '1.94', '倍差为1.94。'],
      ['a number with thousands marked', '1200', '增收1,200元。'],
      ['a number with thousands marked, typed', '1,200', '增收1200元。'],
      ['full-width digits', '２６', '带动26县增收。'],
      ['a slogan number', '1+7+N', '建立1+7+N体系。'],
      ['Latin letters in any case', 'DIGITAL', 'A digital plan.'],
      ['letters with accents', 'cafe', 'Das Café.'],
      ['a word with spaces inside', '茶园', '合作社种了新茶 园。'],
      ['a word that is part of a longer one', '合作', '合作社种了新茶园。'],
      ['a query in which only one word occurs', '茶园 飞船', '合作社种了新茶园。'],
      ['a question', '哪些合作社种了茶园？', '合作社种了新茶园。'],
    ])('%s finds', async (_, query, text) => {
      await put(passage('hit', text), passage('other', '与此无关的一段。'));
      expect((await found(query)).at(0)).toBe('passage:hit');
    });

    test('a word does not find its letters elsewhere', async () => {
      await put(passage('other', '人大会议。'));
      expect(await found('大会堂')).toEqual([]);
    });

    test('a decimal number is not found by its parts', async () => {
      await put(passage('one', '倍差为1.94。'));
      expect(await found('94')).toEqual([]);
    });

    test('stop words alone find nothing but what is called so', async () => {
      await put(passage('one', '这是什么？'), passage('two', '茶园。'), entity('concept:they', '他们'));
      expect(await found('什么')).toEqual([]);
      expect(await found('他们')).toEqual(['concept:they']);
      expect((await search('的 是什么')).understood.words).toEqual([]);
    });

    test('stop words beside other words do not find', async () => {
      await put(passage('one', '这是什么？'), passage('two', '茶园。'));
      expect(await found('什么茶园')).toEqual(['passage:two']);
    });

    test('a name that became known later finds what was indexed before', async () => {
      await put(passage('old', '两地推行丘陵飞渠合作。'));
      await put(entity('mechanism:new', '丘陵飞渠'));
      expect(await found('丘陵飞渠')).toContain('passage:old');
    });
  });

  describe('order', () => {
    test('the exact label comes before an exact alias, before text', async () => {
      await put(
        passage('text', '茶园 茶园 茶园 茶园。'),
        entity('concept:alias', '种植基地', { names: [{ text: '茶园', kind: 'SHORT' }] }),
        entity('concept:label', '茶园'),
        entity('concept:within', '茶园合作社'),
      );
      expect(await found('茶园')).toEqual(['concept:label', 'concept:alias', 'concept:within', 'passage:text']);
    });

    test('a label with the words comes before a passage with them', async () => {
      const others = Array.from({ length: 10 }, (_, i) => passage(`other${i}`, '与此无关的一段话。'));
      await put(passage('text', '讲茶园的合作社的一段话。'), entity('concept:label', '茶园合作社联盟'), ...others);
      expect(await found('茶园合作社')).toEqual(['concept:label', 'passage:text']);
    });

    test('the document number finds by the weight that the ontology gives it', async () => {
      await put(
        entity('policy:a', '某意见', { fields: { documentNumber: '浙发〔2021〕9号' } }),
        passage('text', '见浙发〔2021〕9号。'),
      );
      expect(await found('浙发〔2021〕9号')).toEqual(['policy:a', 'passage:text']);
    });

    test('scores are from 0 to 1, highest first, ties by id', async () => {
      await put(passage('b', '茶园好。'), passage('a', '茶园好。'), passage('c', '茶园，别的话很多很多。'));
      const { hits } = await search('茶园');
      expect(hits.map((hit) => hit.id)).toEqual(['passage:a', 'passage:b', 'passage:c']);
      expect(hits.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      expect(hits[0]?.score).toBe(hits[1]?.score);
    });
  });

  describe('why and where', () => {
    test.each([
      ['茶园', ['LABEL']],
      ['茶園', ['LABEL', 'VARIANT']],
      ['chayuan', ['PINYIN']],
      ['cha yuan', ['PINYIN']],
      ['种植基地', ['ALIAS']],
      ['全省推广', ['TEXT']],
      ['tea garden', ['LABEL']],
    ])('%s says %s', async (query, kinds) => {
      await put(
        entity('concept:a', '茶园', {
          labelEn: 'Tea garden',
          names: [{ text: '种植基地', kind: 'SHORT' }],
          summary: '在全省推广。',
        }),
      );
      expect((await search(query)).hits[0]?.matchedBy).toEqual(kinds);
    });

    test('a homophone in other characters is no pinyin, but a slip', async () => {
      await put(entity('concept:a', '茶园'));
      expect((await search('查原')).hits).toMatchObject([{ id: 'concept:a', matchedBy: ['TYPO'], readAs: '茶园' }]);
    });

    test('highlights are ranges in the original text', async () => {
      await put(passage('a', '　新種的茶 園，①共1,200畝。'));
      const { hits } = await search('茶园 1200');
      const [highlight] = hits[0]?.highlights ?? [];
      expect(highlight?.field).toBe('text');
      expect(highlight?.ranges.map(({ start, end }) => highlight.text.slice(start, end))).toEqual(['茶 園', '1,200']);
    });

    test('every field that has a term is shown, each name by itself', async () => {
      const names = [
        { text: '茶园基地', kind: 'SHORT' as const },
        { text: '别的', kind: 'SHORT' as const },
      ];
      await put(entity('concept:a', '茶园社', { names, summary: '种茶园。' }));
      const { hits } = await search('茶园');
      expect(hits[0]?.highlights.map(({ field, text }) => [field, text])).toEqual([
        ['label', '茶园社'],
        ['name', '茶园基地'],
        ['summary', '种茶园。'],
      ]);
    });

    test('the name that pinyin found is shown as a whole', async () => {
      await put(entity('concept:a', '茶园'));
      const { hits } = await search('cha yuan');
      expect(hits[0]?.highlights).toEqual([{ field: 'label', text: '茶园', ranges: [{ start: 0, end: 2 }] }]);
    });

    test('a hit by a heading alone says TEXT and shows nothing', async () => {
      await put(passage('a', '合作社。', { section: ['茶园'] }));
      const { hits } = await search('茶园');
      expect(hits).toMatchObject([{ id: 'passage:a', matchedBy: ['TEXT'], highlights: [] }]);
    });
  });
}
