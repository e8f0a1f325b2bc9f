/** GB/T 7714 where the goldens are silent: what is missing, what is cited of a work, orders and merging. */
import { describe, expect, it } from 'vitest';
import type { EntryOptions, Locator, TextStyle } from '../../src/cite/entry.ts';
import { formatEntry } from '../../src/cite/format.ts';
import { formatInText, type InTextForm } from '../../src/cite/in-text.ts';
import { formatList } from '../../src/cite/list.ts';
import { createCitedList, type ListOrder } from '../../src/cite/order.ts';
import { plainText } from '../../src/cite/pieces.ts';
import type { CiteRecord } from '../../src/cite/record.ts';

const N25 = 'GB_T_7714_2025_NUMERIC';
const A25 = 'GB_T_7714_2025_AUTHOR_DATE';
const N15 = 'GB_T_7714_2015_NUMERIC';
const A15 = 'GB_T_7714_2015_AUTHOR_DATE';

const BOOK: CiteRecord = {
  cslType: 'book',
  title: '山居',
  authors: [{ family: '白', given: '露' }],
  place: '杭州',
  publisher: '西溪书社',
  issued: '2010',
  language: 'zh-CN',
};
const GAO_A = { ...BOOK, title: '甲', authors: [{ family: '高', given: '远' }] };
const GAO_B = { ...GAO_A, title: '乙' };
const GAO_2012 = { ...GAO_A, title: '丙', issued: '2012' };
const EN: CiteRecord = { ...BOOK, title: 'Hills', authors: [{ family: 'Hay', given: 'Ivy' }], language: 'en' };

function entry(record: CiteRecord, style: TextStyle, options: EntryOptions = {}): string {
  return plainText(formatEntry(record, style, options).pieces);
}

describe('what is missing', () => {
  it('is named, and nothing is invented', () => {
    const { missing, pieces } = formatEntry({ cslType: 'webpage', language: 'zh-CN' }, A15);
    expect(plainText(pieces)).toBe('佚名, 无日期. [题名不详][EB].');
    expect(missing).toEqual(['authors', 'issued', 'title', 'url']);
  });

  it('of a book in print has the words of 2015, and none in 2025', () => {
    const { place: _, publisher: __, ...bare } = BOOK;
    expect(entry(bare, N15)).toBe('白露. 山居[M]. [出版地不详]: [出版者不详], 2010.');
    expect(entry(bare, N25)).toBe('白露. 山居[M]. 2010.');
    expect(formatEntry(bare, N25).missing).toEqual(['place', 'publisher']);
  });

  it('is the day of access only where the standard asks for one', () => {
    const article: CiteRecord = { ...BOOK, cslType: 'article-journal', container: '改革', doi: '10.5555/a' };
    expect(formatEntry(article, N15).missing).toEqual(['pages', 'accessed']);
    expect(formatEntry(article, N25).missing).toEqual([]);
  });

  it('is the whole English half of a pair without an English title', () => {
    const { pieces, missing } = formatEntry(BOOK, N25, { bilingual: true });
    expect(plainText(pieces)).toBe('白露. 山居[M]. 杭州：西溪书社，2010.');
    expect(missing).toEqual(['english.title']);
  });

  it('is each Chinese word of an English half', () => {
    const { pieces, missing } = formatEntry({ ...BOOK, english: { title: 'Hills' } }, N15, { bilingual: true });
    expect(plainText(pieces).split('\n')[1]).toBe('白露. Hills[M]. 杭州: 西溪书社, 2010.');
    expect(missing).toEqual(['authors[0].roman', 'english.publisher', 'english.place']);
  });

  it('leaves no trace where fields are there but empty', () => {
    expect(entry({ ...BOOK, subtitle: ' ', edition: '', url: '' }, N25)).toBe(entry(BOOK, N25));
  });
});

describe('an entry', () => {
  it.each([
    ['第二版', '2 版'],
    ['2版', '2 版'],
    ['第10版', '10 版'],
    ['修订版', '修订版'],
  ])('has the edition %s as %s', (edition, text) => {
    expect(entry({ ...BOOK, edition }, N15)).toBe(`白露. 山居[M]. ${text}. 杭州: 西溪书社, 2010.`);
  });

  it.each(['1', '第一版', '第1版', '1st ed.'])('does not state the first edition (%s)', (edition) => {
    expect(entry({ ...BOOK, edition }, N15)).toBe(entry(BOOK, N15));
  });

  it.each([
    ['11', '11th'],
    ['12th edition', '12th'],
    ['23', '23rd'],
    ['112', '112th'],
  ])('has the English edition %s as %s', (edition, text) => {
    expect(entry({ ...EN, edition }, N25)).toContain(`[M]. ${text} ed. 杭州`);
  });

  it('keeps a day that is known, and moves a year alone behind the author', () => {
    const page: CiteRecord = { cslType: 'webpage', title: '专题', url: 'https://example.org/', accessed: '2026-11-20' };
    const posted = (issued: string, style: TextStyle): string | undefined =>
      entry({ ...page, issued }, style)
        .split('. ')
        .at(-2);
    expect(posted('2021-05', A25)).toBe('（2021-05）[2026-11-20]');
    expect(posted('2021', A25)).toBe('[2026-11-20]');
    expect(posted('2021', N25)).toBe('（2021）[2026-11-20]');
  });

  it('names the conference only where its proceedings are not known', () => {
    const paper: CiteRecord = { ...BOOK, cslType: 'paper-conference', pages: '5' };
    const proceedings = { ...paper, container: '论文集' };
    expect(entry({ ...paper, event: '年会' }, N15)).toBe('白露. 山居[C]//年会. 2010: 5.');
    expect(entry({ ...proceedings, event: '年会' }, N15)).toBe(entry(proceedings, N15));
    expect(entry(proceedings, N15)).toBe('白露. 山居[C]//论文集. 杭州: 西溪书社, 2010: 5.');
    expect(entry(paper, N15)).toBe('白露. 山居[C]. 杭州: 西溪书社, 2010: 5.');
  });

  it('has the subtitle of each half of a pair', () => {
    const pair = { ...BOOK, subtitle: '一个村庄', english: { title: 'Hills', subtitle: 'a village' } };
    const [own, english] = entry(pair, N25, { bilingual: true }).split('\n');
    expect(own).toContain('山居：一个村庄[M]');
    expect(english).toContain('Hills: a village[M]');
    const { title } = pair.english;
    expect(entry({ ...pair, english: { title } }, N25, { bilingual: true }).split('\n')[1]).toContain('Hills[M]');
  });

  it('says on what it is where it is not on line', () => {
    expect(entry({ ...BOOK, carrier: 'CD', accessed: '2026-01-02' }, N15)).toBe(
      '白露. 山居[M/CD]. 杭州: 西溪书社, 2010.',
    );
  });

  it('has the words of the language of the item', () => {
    const authors = ['Иванов', 'Петров', 'Сидоров', 'Чехов'].map((family) => ({ family }));
    expect(entry({ ...BOOK, language: 'ru', title: 'Земля', authors, edition: '3' }, N25)).toContain(
      'Иванов，Петров，Сидоров，и др. Земля[M]. 3-е изд. ',
    );
    expect(entry({ ...BOOK, language: 'ja', translators: [{ family: '森', given: '光太' }] }, N15)).toContain(
      '. 森光太, 訳. ',
    );
  });

  it('guesses the language by the title where none is given', () => {
    const { language: _, ...bare } = { ...EN, edition: '2' };
    expect(entry(bare, N25)).toContain('2nd ed.');
    expect(entry({ ...bare, title: 'WTO与乡村' }, N25)).toContain('2 版');
  });

  it('joins initials however they are written', () => {
    const given = (name: string): string =>
      entry({ ...EN, authors: [{ family: 'Hay', given: name }] }, N15).split('. ')[0] ?? '';
    expect(['J.R.R.', 'J. R. R.', 'John Ronald Reuel', 'j r r'].map(given)).toEqual(Array(4).fill('HAY J R R'));
  });

  it('takes only names that are pinyin for Chinese ones', () => {
    const first = (family: string, given: string): string =>
      entry({ ...EN, authors: [{ family, given }] }, N25).split('. ')[0] ?? '';
    expect(first('Ouyang', 'Zhongshi')).toBe('Ouyang Zhongshi');
    expect(first('Li', "Chang'an")).toBe("Li Chang'an");
    expect(first('Li', 'X.')).toBe('Li X');
    expect(first('Wang', 'Peter')).toBe('Wang P');
    expect(first('Porter', 'Dan')).toBe('Porter D');
  });
});

describe('a citation in the text', () => {
  const cited = [GAO_A, EN, GAO_B, GAO_2012, BOOK];
  const page = (value: string): Locator => ({ kind: 'PAGE', value });
  const mark = (style: TextStyle, cites: Parameters<typeof formatInText>[0], form?: InTextForm): string =>
    plainText(formatInText(cites, createCitedList(cited, { style, order: 'CITED', options: {} }), form));

  it('joins numbers without locators and parts those with one', () => {
    const cites = [{ record: GAO_B }, { record: BOOK, locator: page('7') }, { record: GAO_A }, { record: EN }];
    expect(mark(N15, cites)).toBe('[1-3][5]7');
  });

  it('names a record once that is cited with and without a page', () => {
    expect(mark(N25, [{ record: EN }, { record: EN, locator: page('7—9') }])).toBe('[2]7-9');
  });

  it('says an author once for several of his works', () => {
    const cites = [{ record: GAO_A }, { record: GAO_B }, { record: GAO_2012 }, { record: EN }];
    expect(mark(A25, cites)).toBe('（高远，2010a，2010b，2012；Hay，2010）');
    expect(mark(A15, cites, 'NARRATIVE')).toBe('高远(2010a, 2010b, 2012); Hay(2010)');
  });

  it('parts works by author and year where one has a page', () => {
    expect(mark(A15, [{ record: GAO_A, locator: page('3') }, { record: EN }])).toBe('(高远, 2010a)3(Hay, 2010)');
  });

  it('is nothing where nothing is cited', () => {
    expect(mark(N25, [])).toBe('');
  });

  it('of a work that is not in the list is refused', () => {
    expect(() => mark(N25, [{ record: { ...BOOK } }])).toThrow('山居 is cited in the text, but is not in the list');
  });
});

describe('a list', () => {
  const titles = (cited: readonly CiteRecord[], style: TextStyle, order: ListOrder): string =>
    formatList(createCitedList(cited, { style, order, options: {} }))
      .map(({ record }) => record.title)
      .join('');

  it('by name or strokes numbers its works in that order', () => {
    const list = createCitedList([GAO_A, BOOK], { style: N25, order: 'NAME', options: {} });
    expect(formatList(list).map(({ label, record }) => label + record.title)).toEqual(['[1] 山居', '[2] 甲']);
    expect(plainText(formatInText([{ record: GAO_A }], list))).toBe('[2]');
  });

  it('keeps one surname together, whatever the given names', () => {
    const by = (family: string, given: string): CiteRecord => ({
      ...BOOK,
      title: family + given,
      authors: [{ family, given }],
    });
    const cited = [by('王', '二'), by('汪', '一'), by('王', '阿'), by('汪', '二')];
    expect(titles(cited, A25, 'NAME')).toBe('汪二汪一王阿王二');
  });

  it('by strokes has bodies and rarer characters among the surnames', () => {
    const by = (literal: string): CiteRecord => ({ ...BOOK, title: literal, authors: [{ literal }] });
    expect(titles([by('魏'), by('國務院'), by('一'), by('陈'), by('丁')], A25, 'STROKE')).toBe('一丁陈國務院魏');
  });

  it('goes on after z', () => {
    const many = Array.from({ length: 28 }, () => ({ ...GAO_A }));
    const { places } = createCitedList(many, { style: A25, order: 'CITED', options: {} });
    expect([0, 25, 26, 27].map((at) => places[at]?.yearSuffix)).toEqual(['a', 'z', 'aa', 'ab']);
  });

  it('gives letters by what the text shows: co-authors that it leaves out do not count', () => {
    const with_ = (given: string): CiteRecord => ({ ...GAO_A, authors: [...GAO_A.authors, { family: '宋', given }] });
    const { places } = createCitedList([with_('词'), with_('诗'), GAO_A], { style: A25, order: 'CITED', options: {} });
    expect(places.map(({ yearSuffix }) => yearSuffix)).toEqual(['a', 'b', '']);
  });
});
