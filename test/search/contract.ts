/** What every search index does: one suite, run on the naive reference and on each adapter. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scopeFor, type Viewer } from '../../src/domain/scope.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import type { SearchAnswer, SearchIndex, SearchRequest, SuggestRequest } from '../../src/search/port.ts';
import { entity, passage } from './documents.ts';

export interface IndexFactory {
  /** An empty index; `reopen` opens again what a closed one left behind. */
  open(): Promise<{ readonly index: SearchIndex; reopen(): Promise<SearchIndex>; discard(): Promise<void> }>;
}

const asPublic = () => scopeFor('PUBLIC', 10_000);

export function searchContract(name: string, factory: IndexFactory): void {
  describe(`search index: ${name}`, () => {
    let opened: Awaited<ReturnType<IndexFactory['open']>>;
    let index: SearchIndex;
    beforeEach(async () => {
      opened = await factory.open();
      index = opened.index;
    });
    afterEach(() => opened.discard());

    const put = (...documents: SearchDocument[]) => index.update({ documents, removed: [], seq: 1 });
    const search = (query: string, more: Partial<SearchRequest> = {}, viewer: Viewer = 'PUBLIC') =>
      index.search({ query, mode: 'FULL_TEXT', filter: {}, first: 20, facets: [], ...more }, scopeFor(viewer, 10_000));
    const found = async (query: string, more: Partial<SearchRequest> = {}, viewer: Viewer = 'PUBLIC') => ids(await search(query, more, viewer));
    const suggest = (prefix: string, more: Partial<SuggestRequest> = {}, viewer: Viewer = 'PUBLIC') =>
      index.suggest({ prefix, first: 8, ...more }, scopeFor(viewer, 10_000));

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

      test('stop words alone are looked up as they are', async () => {
        await put(passage('one', '这是什么？'), passage('two', '茶园。'));
        expect(await found('什么')).toEqual(['passage:one']);
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
        await put(entity('policy:a', '某意见', { fields: { documentNumber: '浙发〔2021〕9号' } }), passage('text', '浙发。'));
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
        await put(entity('concept:a', '茶园', { labelEn: 'Tea garden', names: [{ text: '种植基地', kind: 'SHORT' }], summary: '在全省推广。' }));
        expect((await search(query)).hits[0]?.matchedBy).toEqual(kinds);
      });

      test('a homophone in other characters is no pinyin', async () => {
        await put(entity('concept:a', '茶园'));
        expect(await found('查原')).toEqual([]);
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

    describe('filters', () => {
      beforeEach(() =>
        put(
          entity('mechanism:a', '茶园甲', { kind: 'FUND', regions: ['region:x', 'region:z'], domains: ['domain:d'], from: '2019-01-01', to: '2020-12-31' }),
          entity('concept:b', '茶园乙', { kind: 'GOAL', documents: ['document:p'], from: '2021-01-01', to: '9999-12-31' }),
          passage('c', '茶园丙。', { regions: ['region:x'], documents: ['document:p'], from: '2021-06-01', to: '2021-06-30' }),
          passage('d', '茶园丁。'),
        ),
      );

      test.each<[string, SearchRequest['filter'], string[]]>([
        ['no condition', {}, ['concept:b', 'mechanism:a', 'passage:c', 'passage:d']],
        ['types', { types: ['MECHANISM'] }, ['mechanism:a']],
        ['types as alternatives', { types: ['MECHANISM', 'CONCEPT'] }, ['concept:b', 'mechanism:a']],
        ['kinds', { kinds: ['GOAL'] }, ['concept:b']],
        ['passages only', { passages: true }, ['passage:c', 'passage:d']],
        ['entities only', { passages: false }, ['concept:b', 'mechanism:a']],
        ['passages only, whatever the types of entities', { passages: true, types: ['CONCEPT'] }, ['passage:c', 'passage:d']],
        ['regions', { regions: ['region:x'] }, ['mechanism:a', 'passage:c']],
        ['domains', { domains: ['domain:d'] }, ['mechanism:a']],
        ['documents', { documents: ['document:p'] }, ['concept:b', 'passage:c']],
        ['all together', { regions: ['region:x'], documents: ['document:p'] }, ['passage:c']],
        ['an unknown id', { regions: ['region:none'] }, []],
        ['an empty list', { regions: [] }, []],
        ['from a year on', { from: '2021' }, ['concept:b', 'passage:c']],
        ['up to a month', { to: '2020-12' }, ['mechanism:a']],
        ['within a day', { from: '2021-06-10', to: '2021-06-10' }, ['concept:b', 'passage:c']],
      ])('%s', async (_, filter, expected) => {
        const answer = await search('茶园', { filter });
        expect(ids(answer).toSorted()).toEqual(expected);
        expect(answer.totalCount).toBe(expected.length);
      });

      test('facets count all matches, not the page, the most frequent first', async () => {
        const { facets } = await search('茶园', { first: 1, facets: ['type', 'kind', 'domain', 'region', 'document', 'year'] });
        expect(facets).toEqual([
          { name: 'type', values: [{ value: 'CONCEPT', count: 1 }, { value: 'MECHANISM', count: 1 }] },
          { name: 'kind', values: [{ value: 'FUND', count: 1 }, { value: 'GOAL', count: 1 }] },
          { name: 'domain', values: [{ value: 'domain:d', count: 1 }] },
          { name: 'region', values: [{ value: 'region:x', count: 2 }, { value: 'region:z', count: 1 }] },
          { name: 'document', values: [{ value: 'document:p', count: 2 }] },
          { name: 'year', values: [{ value: '2021', count: 2 }, { value: '2019', count: 1 }] },
        ]);
      });

      test('a deadline counts in its own year', async () => {
        await put(entity('concept:target', '茶园目标', { from: '0000-01-01', to: '2025-12-31' }));
        const { facets } = await search('茶园目标', { facets: ['year'], filter: { types: ['CONCEPT'], from: '2025' } });
        expect(facets[0]?.values).toContainEqual({ value: '2025', count: 1 });
      });

      test('facets follow the filter', async () => {
        const { facets } = await search('茶园', { facets: ['region'], filter: { passages: false } });
        expect(facets).toEqual([{ name: 'region', values: [{ value: 'region:x', count: 1 }, { value: 'region:z', count: 1 }] }]);
      });
    });

    describe('what is not public', () => {
      const hidden = entity('mechanism:hidden', '秘密茶园', { visibility: 'EDITORS', regions: ['region:h'] });
      const open = entity('concept:open', '茶园', { regions: ['region:x'] });
      const half = entity('concept:half', '茶园社', {
        forEditors: entity('concept:half', '茶园社', { names: [{ text: '密名', kind: 'SHORT' }], regions: ['region:h'], visibility: 'EDITORS' }),
      });
      beforeEach(() => put(hidden, open, half));

      test('is in no hit, count or facet of the public', async () => {
        const answer = await search('秘密 茶园', { facets: ['type', 'region'] });
        expect(ids(answer).toSorted()).toEqual(['concept:half', 'concept:open']);
        expect(answer.totalCount).toBe(2);
        expect(answer.facets).toEqual([
          { name: 'type', values: [{ value: 'CONCEPT', count: 2 }] },
          { name: 'region', values: [{ value: 'region:x', count: 1 }] },
        ]);
      });

      test('is found by editors, once', async () => {
        const answer = await search('茶园', { facets: ['region'] }, 'EDITORS');
        expect(ids(answer).toSorted()).toEqual(['concept:half', 'concept:open', 'mechanism:hidden']);
        expect(answer.facets[0]?.values).toEqual([{ value: 'region:h', count: 2 }, { value: 'region:x', count: 1 }]);
      });

      test('a hidden name finds for editors alone', async () => {
        expect(await found('密名')).toEqual([]);
        expect(await found('密名', {}, 'EDITORS')).toEqual(['concept:half']);
      });

      test('is not suggested to the public', async () => {
        expect(await suggest('秘')).toEqual([]);
        expect(await suggest('密')).toEqual([]);
        expect((await suggest('秘', {}, 'EDITORS')).map((hit) => hit.id)).toEqual(['mechanism:hidden']);
        expect((await suggest('密', {}, 'EDITORS')).map((hit) => hit.text)).toEqual(['密名']);
      });

      test('is found by all once it is public', async () => {
        await put({ ...hidden, visibility: 'PUBLIC' }, entity('concept:half', '茶园社', { names: [{ text: '密名', kind: 'SHORT' }] }));
        expect((await found('秘密茶园')).at(0)).toBe('mechanism:hidden');
        expect(await found('密名')).toEqual(['concept:half']);
      });

      test('is hidden once it is not', async () => {
        await put({ ...open, visibility: 'EDITORS' });
        expect(await found('茶园')).toEqual(['concept:half']);
      });
    });

    describe('pages', () => {
      const many = Array.from({ length: 7 }, (_, i) => passage(`p${i}`, `茶园${'很'.repeat(i % 3)}好。`));

      test('follow one another without gap or repeat', async () => {
        await put(...many);
        const whole = await search('茶园');
        const paged = await allPages(search, '茶园', 2);
        expect(paged.flatMap(ids)).toEqual(ids(whole));
        expect(paged.map((page) => page.hasNextPage)).toEqual([true, true, true, false]);
        expect(paged.every((page) => page.totalCount === 7)).toBe(true);
      });

      test('repeat nothing while data is written', async () => {
        await put(...many);
        const first = await search('茶园', { first: 3 });
        await put(passage('new', '茶园茶园茶园'), ...many.map((one) => ({ ...one, text: `${one.text}另有一些话，茶园。` })));
        const rest = await search('茶园', { first: 20, after: lastOf(first) });
        expect(ids(rest).filter((id) => ids(first).includes(id))).toEqual([]);
      });

      test('leave out what was removed since the first page', async () => {
        await put(...many);
        const first = await search('茶园', { first: 3 });
        const gone = ids(await search('茶园', { first: 1, after: lastOf(first) }));
        await index.update({ documents: [], removed: gone, seq: 2 });
        const rest = ids(await search('茶园', { first: 20, after: lastOf(first) }));
        expect(rest).toHaveLength(3);
        expect(rest).not.toContain(gone[0]);
      });

      test('behind the last hit are empty', async () => {
        await put(...many);
        const answer = await search('茶园', { after: { score: 0, id: 'zzz' } });
        expect(answer).toMatchObject({ hits: [], hasNextPage: false, totalCount: 7 });
      });
    });

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
      const texts = async (prefix: string, more: Partial<SuggestRequest> = {}) => (await suggest(prefix, more)).map((hit) => hit.text);

      test('the whole name first, then the much connected, ties by the ontology’s order of types', async () => {
        expect(await texts('飞地')).toEqual(['飞地', '飞地抱团', '飞地模式', '飛地經濟', '飞地抱团 4.0']);
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

    describe('life', () => {
      test('a document is replaced by the next one with its id', async () => {
        await put(entity('concept:a', '茶园'));
        await put(entity('concept:a', '果园'));
        expect(await found('茶园')).toEqual([]);
        expect(await found('果园')).toEqual(['concept:a']);
        expect(await suggest('茶')).toEqual([]);
      });

      test('a removed document is found no more', async () => {
        await put(entity('concept:a', '茶园'));
        await index.update({ documents: [], removed: ['concept:a', 'concept:unknown'], seq: 2 });
        expect(await found('茶园')).toEqual([]);
        expect(await suggest('茶')).toEqual([]);
        expect(await index.status()).toMatchObject({ seq: 2, documents: 0 });
      });

      test('the position moves with each update', async () => {
        expect(await index.status()).toMatchObject({ seq: 0, documents: 0 });
        await index.update({ documents: [entity('concept:a', '茶园')], removed: [], seq: 41 });
        await index.update({ documents: [], removed: [], seq: 42 });
        const { seq, documents, version, expected } = await index.status();
        expect({ seq, documents }).toEqual({ seq: 42, documents: 1 });
        expect(version).toBe(expected);
      });

      test('a rebuild is searched once it is finished, and the old one until then', async () => {
        await put(entity('concept:old', '茶园'));
        const rebuild = await index.rebuild();
        await rebuild.add([entity('concept:new', '茶园')]);
        await rebuild.add([entity('concept:newer', '茶园')]);
        expect(await found('茶园')).toEqual(['concept:old']);
        await rebuild.finish(7);
        expect(await found('茶园')).toEqual(['concept:new', 'concept:newer']);
        expect(await index.status()).toMatchObject({ seq: 7, documents: 2 });
      });

      test('no search is empty while a rebuild swaps in', async () => {
        await put(entity('concept:a', '茶园'));
        const rebuild = await index.rebuild();
        await rebuild.add([entity('concept:a', '茶园')]);
        const [, ...answers] = await Promise.all([rebuild.finish(2), ...Array.from({ length: 20 }, () => found('茶园'))]);
        expect(answers.every((answer) => answer.length === 1)).toBe(true);
      });

      test('an abandoned rebuild leaves the index as it was', async () => {
        await put(entity('concept:old', '茶园'));
        const rebuild = await index.rebuild();
        await rebuild.add([entity('concept:new', '茶园')]);
        await rebuild.abandon();
        expect(await found('茶园')).toEqual(['concept:old']);
        await expect(rebuild.finish(7)).rejects.toMatchObject({ code: 'CONFLICT' });
      });

      test('a later rebuild takes the place of an unfinished one', async () => {
        const first = await index.rebuild();
        const second = await index.rebuild();
        await expect(first.add([entity('concept:a', '茶园')])).rejects.toMatchObject({ code: 'CONFLICT' });
        await second.finish(1);
        expect(await index.status()).toMatchObject({ seq: 1 });
      });

      test('what was indexed is there after closing and opening again', async () => {
        await index.update({ documents: [entity('concept:a', '茶园'), passage('p', '茶园。')], removed: [], seq: 9 });
        await index.close();
        index = await opened.reopen();
        expect(await found('茶園')).toEqual(['concept:a', 'passage:p']);
        expect((await suggest('cha'))[0]?.id).toBe('concept:a');
        expect(await index.status()).toMatchObject({ seq: 9, documents: 2 });
        await put(entity('concept:b', '茶园'));
        expect(await found('茶园')).toEqual(['concept:a', 'concept:b', 'passage:p']);
        await index.close();
      });

      test('a closed index is UNAVAILABLE', async () => {
        await index.close();
        await expect(search('茶园')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(suggest('茶')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(put()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(index.status()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(index.rebuild()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await index.close();
      });
    });

    describe('what a user may type', () => {
      const LONG = '茶'.repeat(301);
      beforeEach(() => put(passage('a', '茶园合作社。'), entity('concept:a', '合作社')));

      test.each(['', ' ', '。', '！？', '😀', '\u200b', '\u202e', '\ud800', '*', '"', '()', '`', '\0'])('%j finds nothing and is no error', async (query) => {
        expect(await search(query, { facets: ['type'] })).toMatchObject({ hits: [], totalCount: 0, hasNextPage: false, degraded: [] });
      });

      test.each(['茶园"', '"茶园', '茶园*', 'NEAR(茶园, 3)', 'text:茶园', '茶园 AND', '茶园 NOT x', '-茶园', '^茶园', '{text}:茶园', "茶园'; DROP TABLE doc; --", '茶\u200b园', '茶园\ud800', '\u202e茶园', '茶园😀', '%茶园%', '${茶园}', '(茶园'])(
        '%j is taken as it is written',
        async (query) => expect(await found(query)).toContain('passage:a'),
      );

      test.each([LONG, 'a '.repeat(200), 'x'.repeat(1_000_000)])('a query over 300 characters is refused', async (query) => {
        await expect(search(query)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
        await expect(suggest(query)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      });

      test('150 distinct words are answered', async () => {
        const words = Array.from({ length: 99 }, (_, i) => i + 1).join(' ');
        expect(await found(`${words} 合作社`)).toContain('concept:a');
      });

      test.each([0, -1, 1.5, Number.NaN, 100_000])('`first: %s` is refused', async (first) => {
        await expect(search('茶园', { first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
        await expect(suggest('茶', { first })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      });
    });

    test.each(['SEMANTIC', 'HYBRID'] as const)('%s is answered in full text and says what is missing', async (mode) => {
      await put(passage('a', '茶园。'));
      expect(await search('茶园', { mode })).toMatchObject({ hits: [{ id: 'passage:a' }], degraded: ['SEMANTIC_UNAVAILABLE'] });
    });

    test('past the deadline a search says so, and a completion is a TIMEOUT', async () => {
      await put(passage('a', '茶园。'));
      const late = { ...asPublic(), deadlineAt: Date.now() - 1 };
      const request: SearchRequest = { query: '茶园', mode: 'FULL_TEXT', filter: {}, first: 5, facets: [] };
      expect(await index.search(request, late)).toMatchObject({ totalCountIsExact: false, degraded: ['TIME_LIMIT'] });
      await expect(index.suggest({ prefix: '茶', first: 5 }, late)).rejects.toMatchObject({ code: 'TIMEOUT' });
    });
  });
}

function ids(answer: SearchAnswer): string[] {
  return answer.hits.map((hit) => hit.id);
}

function lastOf(answer: SearchAnswer): { readonly score: number; readonly id: string } {
  const last = answer.hits.at(-1);
  if (!last) throw new Error('the page is empty');
  return { score: last.score, id: last.id };
}

type Searching = (query: string, more: Partial<SearchRequest>) => Promise<SearchAnswer>;

async function allPages(search: Searching, query: string, first: number): Promise<SearchAnswer[]> {
  const pages = [await search(query, { first })];
  for (let page = pages[0]; page?.hasNextPage; page = pages.at(-1)) pages.push(await search(query, { first, after: lastOf(page) }));
  return pages;
}
