/** What a query says beside its words, and as what else it is read: phrases, exclusions, synonyms, pinyin, slips. */
import { beforeEach, describe, expect, test } from 'vitest';
import { entity, passage } from '../documents.ts';
import type { Bench } from './bench.ts';

export function readingCases(bench: Bench): void {
  const { put, search, found } = bench;

  describe('phrases and exclusions', () => {
    beforeEach(() =>
      put(
        passage('a', '推行山谷三权分置改革，茶园增收。'),
        passage('b', '三权要分置，改革也要推行。'),
        passage('c', '茶园合作社增收。', { section: ['三权分置改革'] }),
        passage('d', 'A tea garden plan.'),
        passage('e', 'Steamy gardens, plan b.'),
      ),
    );

    test.each<[string, string[]]>([
      ['“三权分置”', ['passage:a', 'passage:c']],
      ['「三權分置改革」', ['passage:a', 'passage:c']],
      ['"置改革，茶"', ['passage:a']],
      ['“谷三权”', ['passage:a']],
      ['“三权分置” “增收”', ['passage:a', 'passage:c']],
      ['“三权分置” 茶园 -合作社', ['passage:a']],
      ['增收 -合作社', ['passage:a']],
      ['增收 －作社', ['passage:a']],
      ['"tea garden"', ['passage:d']],
      ['"garden"', ['passage:d']],
      ['plan -steamy', ['passage:d']],
      ['“改革三权”', []],
      ['“没有这句话”', []],
    ])('%s', async (query, expected) => {
      const answer = await search(query);
      expect(answer.hits.map(({ id }) => id).toSorted()).toEqual(expected);
      expect(answer).toMatchObject({ totalCount: expected.length, totalCountIsExact: true });
    });

    test('what was understood is said', async () => {
      const { understood } = await search('增收 “三权分置” -合作社');
      expect(understood).toMatchObject({ phrases: ['三权分置'], excluded: ['合作社'] });
      expect(understood.words).toEqual(expect.arrayContaining(['增收']));
    });
  });

  describe('synonyms', () => {
    const names = [
      { text: '共富', kind: 'SHORT' as const },
      { text: 'shared wealth', kind: 'ENGLISH' as const },
    ];
    const other = { text: '密称', kind: 'SHORT' as const };
    beforeEach(() =>
      put(
        entity('concept:gf', '共同富裕', {
          names,
          forEditors: entity('concept:gf', '共同富裕', { names: [...names, other], visibility: 'EDITORS' }),
        }),
        passage('long', '扎实推动共同富裕，不断前行。'),
        passage('short', '共富路上。'),
        passage('english', 'On shared wealth.'),
        passage('half', '共同的愿望。'),
      ),
    );

    test('another name of what is named finds, behind what was said', async () => {
      const { hits, understood } = await search('共富');
      const ids = hits.map(({ id }) => id);
      expect(ids[0]).toBe('concept:gf');
      expect(ids.indexOf('passage:short')).toBeLessThan(ids.indexOf('passage:long'));
      const long = hits.find(({ id }) => id === 'passage:long');
      expect(long).toMatchObject({ matchedBy: ['SYNONYM'], readAs: '共同富裕' });
      expect(long?.highlights[0]?.ranges).toEqual([{ start: 4, end: 8 }]);
      expect(hits.find(({ id }) => id === 'passage:english')).toMatchObject({ readAs: 'shared wealth' });
      expect(understood.readAs).toContainEqual({ text: '共同富裕', by: 'SYNONYM' });
    });

    test.each([
      ['the long form', '共同富裕', 'passage:short'],
      ['within a longer query', '共富路径', 'passage:long'],
      ['from another language', 'shared wealth', 'passage:long'],
    ])('%s', async (_, query, id) => {
      expect(await found(query)).toContain(id);
    });

    test('half of a name is none', async () => {
      expect(await found('共富')).not.toContain('passage:half');
    });

    test('a name that only editors see is theirs', async () => {
      expect(await found('密称')).toEqual([]);
      expect(await found('密称', {}, 'EDITORS')).toEqual(expect.arrayContaining(['concept:gf', 'passage:long']));
      expect((await search('密称')).understood.readAs).toEqual([]);
    });
  });

  describe('pinyin', () => {
    beforeEach(() =>
      put(
        entity('mechanism:a', '飞地抱团', { weight: 3 }),
        entity('concept:b', '乡村振兴'),
        entity('concept:c', '三权分置'),
        passage('p', '两地共建飞地抱团项目。'),
        passage('q', 'GDP增长。'),
        entity('concept:d', '高大坪'),
      ),
    );

    test.each([
      ['feidibaotuan', 'mechanism:a'],
      ['feidi baotuan', 'mechanism:a'],
      ['FeiDi BaoTuan', 'mechanism:a'],
      ['fēidì bàotuán', 'mechanism:a'],
      ['fdbt', 'mechanism:a'],
      ['xiang cun zhen xing', 'concept:b'],
      ['飞地bt', 'mechanism:a'],
      ['飞地baotuan', 'mechanism:a'],
      ['三权fz', 'concept:c'],
      ['feidi抱团', 'mechanism:a'],
      ['fdbt 项目', 'mechanism:a'],
    ])('%s finds the name', async (query, id) => {
      const { hits } = await search(query);
      expect(hits[0]).toMatchObject({ id });
      expect(hits[0]?.matchedBy).toContain('PINYIN');
    });

    test('texts with the name are found as well', async () => {
      expect((await search('feidibaotuan')).hits).toMatchObject([
        { id: 'mechanism:a', matchedBy: ['PINYIN'], readAs: '飞地抱团' },
        { id: 'passage:p', matchedBy: ['PINYIN'], readAs: '飞地抱团' },
      ]);
    });

    test('a word that texts have is no initials', async () => {
      expect(await found('gdp')).toEqual(['passage:q']);
    });

    test('characters that were typed must be in the name', async () => {
      expect(await found('飞鸟bt')).not.toContain('mechanism:a');
    });
  });

  describe('pinyin of words that are no name', () => {
    beforeEach(() =>
      put(
        passage('a', '推动产业升级，银行发放贷款。'),
        passage('b', '产业要绿色发展，机制要重组。'),
        passage('c', '发展绿色产业。'),
        passage('d', '发展畜牧。', { visibility: 'EDITORS' }),
        passage('e', 'We manage land for men and women, long and well; Xing is a name.'),
        entity('concept:x', '升级'),
        entity('concept:y', '茶园'),
      ),
    );

    test.each<[string, string[]]>([
      ['chanyeshengji', ['passage:a', 'concept:x', 'passage:b', 'passage:c']],
      ['chanye shengji', ['passage:a', 'concept:x', 'passage:b', 'passage:c']],
      ['chan ye sheng ji', ['passage:a', 'concept:x', 'passage:b', 'passage:c']],
      ['yinhang', ['passage:a']],
      ['chongzu', ['passage:b']],
      ['lüse chanye', ['passage:b', 'passage:c', 'passage:a']],
      ['lusechanye', ['passage:b', 'passage:c', 'passage:a']],
      ['绿色chanye', ['passage:b', 'passage:c', 'passage:a']],
      ['chayuan', ['concept:y']],
      ['chanye shengji tuoyu', ['passage:a', 'concept:x', 'passage:b', 'passage:c']],
      ['chanye beicha shengji', ['passage:a', 'concept:x', 'passage:b', 'passage:c']],
    ])('%s', async (query, expected) => {
      const { hits } = await search(query);
      expect(hits.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      expect(hits[0]?.matchedBy).toContain('PINYIN');
    });

    test('is marked in the text, and said', async () => {
      const { hits, understood } = await search('yinhang daikuan');
      expect(hits).toMatchObject([{ id: 'passage:a', matchedBy: ['PINYIN'], readAs: '银行贷款' }]);
      expect(hits[0]?.highlights[0]?.ranges).toEqual([
        { start: 7, end: 9 },
        { start: 11, end: 13 },
      ]);
      expect(understood.readAs).toEqual([{ text: '银行贷款', by: 'PINYIN' }]);
    });

    test.each([
      ['a part that is no word', 'chanyemuzhi'],
      ['words that stand together nowhere', 'yinhang chongzu'],
      ['words that stand together out of sight', 'fazhan xumu'],
      ['a word across two typed ones', 'chan yesheng ji'],
      ['one syllable', 'chan'],
      ['a character by itself that is read otherwise in its word', 'yinxing'],
    ])('%s: nothing', async (_, query) => {
      expect(await found(query)).toEqual([]);
    });

    test('what is far rarer than another word of its sound was not meant', async () => {
      await put(
        ...Array.from({ length: 11 }, (_, i) => passage(`many${i}`, '办好公司。')),
        passage('few', '公私两方。'),
      );
      expect((await search('gongsi')).understood.readAs).toEqual([{ text: '公司', by: 'PINYIN' }]);
    });

    test.each(['land', 'women', 'manage', 'long men'])('%s is English where it is found', async (query) => {
      expect((await search(query)).hits).toMatchObject([{ id: 'passage:e', matchedBy: ['TEXT'] }]);
    });

    test('letters that can be cut in thousands of ways are answered at once', async () => {
      const startedAt = process.cpuUsage();
      expect(await found('anan'.repeat(20))).toEqual([]);
      const { user, system } = process.cpuUsage(startedAt);
      expect((user + system) / 1_000).toBeLessThan(2_000);
    });
  });

  describe('slips', () => {
    beforeEach(() =>
      put(
        entity('mechanism:a', '飞地抱团', { labelEn: 'Enclave pooling' }),
        entity('concept:c', '三权分置'),
        entity('concept:s', '山区26县'),
        entity('region:p', '平湖市'),
        passage('p', '两地共建飞地抱团项目。'),
        passage('q', 'The prosperity of all.'),
        passage('r', '推动产业升级。'),
        passage('s', '茶园与合作社。'),
      ),
    );

    test.each([
      ['a homophone', '飞地报团', 'mechanism:a', '飞地抱团'],
      ['another homophone', '三权分制', 'concept:c', '三权分置'],
      ['another character', '飞地抱因', 'mechanism:a', '飞地抱团'],
      ['a missing character', '飞地团', 'mechanism:a', '飞地抱团'],
      ['characters that changed places', '飞地团抱', 'mechanism:a', '飞地抱团'],
      ['a letter missing in pinyin', 'feidibaotan', 'mechanism:a', '飞地抱团'],
      ['letters that changed places in pinyin', 'feidi baotaun', 'mechanism:a', '飞地抱团'],
      ['a letter missing', 'prosperty', 'passage:q', undefined],
      ['letters that changed places', 'prospreity', 'passage:q', undefined],
      ['letters that changed places in front of an ending', 'prospeirties', 'passage:q', undefined],
      ['letters that changed places in an English name', 'enclvae pooling', 'mechanism:a', 'enclave pooling'],
      ['a word of the texts', '产页升级', 'passage:r', undefined],
    ])('%s: %s', async (_, query, id, readAs) => {
      const hit = (await search(query)).hits.find((one) => one.id === id);
      expect(hit?.matchedBy).toContain('TYPO');
      if (readAs) expect(hit?.readAs).toBe(readAs);
    });

    test('within a longer query', async () => {
      expect(await found('飞地报团项目')).toEqual(expect.arrayContaining(['mechanism:a', 'passage:p']));
    });

    test('what is found as it is written is no slip', async () => {
      for (const { matchedBy } of (await search('茶园合作社')).hits) expect(matchedBy).not.toContain('TYPO');
    });

    test('a run that cuts a word in two is no slip', async () => {
      await put(passage('t', '推行数字化。'));
      const { hits, understood } = await search('数字货币');
      expect(hits.map(({ matchedBy }) => matchedBy)).toEqual([['TEXT']]);
      expect(understood.readAs).toEqual([]);
    });

    test('other figures are no slip', async () => {
      const hit = (await search('山区27县')).hits.find(({ id }) => id === 'concept:s');
      expect(hit?.matchedBy ?? []).not.toContain('TYPO');
    });

    test('none is looked for in a sentence of a text, also where the same was asked as a query before', async () => {
      expect(await found('飞地报团')).not.toEqual([]);
      const { hits, understood } = await search('飞地报团', { isProse: true });
      for (const { matchedBy } of hits) expect(matchedBy).not.toContain('TYPO');
      expect(understood.readAs).toEqual([]);
      expect(await found('飞地报团')).not.toEqual([]);
    });

    test('a slip counts less than what is said', async () => {
      const [said, slipped] = [(await search('飞地抱团')).hits[0], (await search('飞地报团')).hits[0]];
      expect(slipped?.score).toBeLessThan(said?.score ?? 0);
    });
  });

  describe('names that became known later', () => {
    test('are words of what was indexed before', async () => {
      await put(passage('old', '两地推行丘陵飞渠合作。'), passage('other', '丘陵上有飞鸟和水渠。'));
      await put(entity('mechanism:new', '丘陵飞渠'));
      const { hits, understood } = await search('丘陵飞渠');
      expect(hits.slice(0, 2).map(({ id }) => id)).toEqual(['mechanism:new', 'passage:old']);
      expect(hits[1]?.highlights[0]?.ranges).toEqual([{ start: 4, end: 8 }]);
      expect(understood.unknown).toEqual([]);
    });
  });
}
