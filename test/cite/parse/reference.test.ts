import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifiersIn } from '../../../src/cite/parse/identifiers.ts';
import { parseReference } from '../../../src/cite/parse/reference.ts';
import { fullTitle } from '../../../src/cite/title.ts';
import { loadGoldens } from '../goldens.ts';

function read(text: string) {
  const parsed = parseReference(text);
  if (!parsed) return undefined;
  const { identified, ...said } = parsed;
  return { ...said, titles: said.titles[0] };
}

describe('a line of GB/T 7714', () => {
  test.each([
    [
      'of 2025, numeric, with its number in the list',
      '[3] 高远，宋词. 共富工坊的组织形式[J]. 乡村研究，2023，5（2）：12-20.',
      { typeMark: 'J', titles: '共富工坊的组织形式', names: ['高远', '宋词'], date: '2023', container: '乡村研究' },
    ],
    [
      'of 2015, author–date, without spaces',
      '高远,宋词,2023.共富工坊的组织形式[J].乡村研究,5(2):12-20.',
      {
        typeMark: 'J',
        titles: '共富工坊的组织形式',
        names: ['高远', '宋词'],
        date: '2023',
        container: '乡村研究,5(2):12-20',
      },
    ],
    [
      'with Western names, others, and a day of access',
      'BAUER E, CHAN L M, et al. Sharing gains: a survey[J/OL]. Policy Notes, 2022, 9(1): 3-18[2026-11-20]. https://example.org/a.',
      {
        typeMark: 'J',
        titles: 'Sharing gains: a survey',
        names: ['BAUER E', 'CHAN L M'],
        date: '2022',
        container: 'Policy Notes',
      },
    ],
    [
      'of a page without a date',
      '安吉县人民政府，[2026]. 专题首页[EB/OL]. [2026-11-20]. https://example.org/h.',
      { typeMark: 'EB', titles: '专题首页', names: ['安吉县人民政府'] },
    ],
    [
      'of a document with its number, without an author',
      '强村公司管理办法：平政办发〔2019〕10号[Z]. 2019.',
      { typeMark: 'Z', titles: '强村公司管理办法', names: [], date: '2019' },
    ],
    [
      'of a part of a book',
      '叶子. 先富带后富[M]//林木，石川. 县域案例. 杭州：西泠出版社，2022：30-44.',
      {
        typeMark: 'M',
        titles: '先富带后富',
        names: ['叶子'],
        date: '2022',
        container: '林木,石川. 县域案例. 杭州:西泠出版社',
      },
    ],
    [
      'of a standard of 2025, its number in front',
      'GB/T 90001—2023 乡村治理评价[S].',
      { typeMark: 'S', titles: '乡村治理评价', names: [] },
    ],
  ])('%s', (_, line, expected) => expect(read(line)).toEqual({ form: 'GB_T_7714', ...expected }));
});

describe('a line of APA', () => {
  test.each([
    [
      'with initials, and a colon in the title',
      'Bauer, E., Chan, L. M., & Diop, A. (2022). Sharing gains: A survey. Policy Notes, 9(1), 3–18.',
      {
        titles: 'Sharing gains: A survey',
        names: ['Bauer, E', 'Chan, L. M', 'Diop, A'],
        date: '2022',
        container: 'Policy Notes',
      },
    ],
    [
      'with a day and a romanised title',
      'Anji County Government. (2021, April 1). Jianjie [Introduction]. https://example.org/w',
      { titles: 'Jianjie', names: ['Anji County Government'], date: '2021-04-01' },
    ],
    [
      'as Chinese journals print it',
      '高远、宋词（2023）. 共富工坊的组织形式. 乡村研究, 5(2), 12-20.',
      { titles: '共富工坊的组织形式', names: ['高远', '宋词'], date: '2023', container: '乡村研究' },
    ],
  ])('%s', (_, line, expected) => expect(read(line)).toEqual({ form: 'APA', ...expected }));
});

test('a line of APA without an author has its title in front of the date, with its English form or not', () => {
  expect(parseReference('东湖村志 [Chronicle of Donghu]. (1999). 方志出版社.')?.titles).toContain('东湖村志');
  expect(parseReference('Chronicle of Donghu. (1999). Aare Press.')?.titles).toContain('Chronicle of Donghu');
});

describe('a footnote', () => {
  test.each([
    [
      'with a journal and its number',
      '①高远、宋词：《共富工坊的组织形式》，《乡村研究》2023年第2期，第15页。',
      { titles: '共富工坊的组织形式', names: ['高远', '宋词'], date: '2023', container: '乡村研究' },
    ],
    [
      'with others behind one name',
      '高远等：《共富工坊的组织形式》，载《乡村研究》2023年第2期。',
      { titles: '共富工坊的组织形式', names: ['高远'], date: '2023', container: '乡村研究' },
    ],
    [
      'with the countries and dynasties of its authors',
      '［英］卡尔·波兰尼、（清）王韬：《大转型》，北京：当代世界出版社2020年版，第61页。',
      { titles: '大转型', names: ['卡尔·波兰尼', '王韬'], date: '2020' },
    ],
    [
      'with a title in a title, and a day',
      '参见本报记者：《学习〈意见〉的体会》，《东湖日报》2023年5月8日。',
      { titles: '学习〈意见〉的体会', names: ['本报记者'], date: '2023-05-08', container: '东湖日报' },
    ],
    [
      'of a part of a book',
      '叶子：“先富带后富”，载林木主编：《县域案例》，杭州：西泠出版社2022年版，第31页。',
      { titles: '先富带后富', names: ['叶子'], date: '2022', container: '县域案例' },
    ],
  ])('%s', (_, line, expected) => expect(read(line)).toEqual({ form: 'FOOTNOTE', ...expected }));
});

describe('a record', () => {
  const gongfang = { titles: '共富工坊的组织形式', date: '2023', container: '乡村研究' };
  test.each([
    [
      'BIBTEX',
      '@article{a,\n author = {高, 远 and 宋, 词},\n title = "{共富工坊}" # {的组织形式},\n journal = {乡村研究}, year = 2023}',
      { ...gongfang, names: ['高, 远', '宋, 词'] },
    ],
    [
      'RIS',
      'TY  - JOUR\r\nAU  - 高, 远\r\nTI  - 共富工坊的\r\n组织形式\r\nT2  - 乡村研究\r\nPY  - 2023\r\nER  - \r\nTI  - 另一篇',
      { ...gongfang, titles: '共富工坊的 组织形式', names: ['高, 远'] },
    ],
    [
      'ENDNOTE',
      '%0 Journal Article\n%A 国务院,\n%T 共富工坊的组织形式\n%J 乡村研究\n%D 2023',
      { ...gongfang, names: ['国务院'] },
    ],
    [
      'NOTEEXPRESS',
      '{Reference Type}: Journal Article\n{Title}: 共富工坊的组织形式\n{Author}: 高远;宋词\n{Journal}: 乡村研究\n{Year}: 2023',
      { ...gongfang, names: ['高远', '宋词'] },
    ],
    [
      'CSL_JSON',
      '[{"title":"共富工坊的组织形式","author":[{"family":"高","given":"远"},{"literal":"国务院"}],"container-title":"乡村研究","issued":{"date-parts":[[2023]]}}]',
      { ...gongfang, names: ['高, 远', '国务院'] },
    ],
  ])('in %s', (form, text, expected) => expect(read(text)).toEqual({ form, ...expected }));

  test('whose braces are not closed is read to its end, and TeX’s marks go', () => {
    expect(read("@book{b, title = {Caf{\\'e} \\& {M}arket, author={")).toMatchObject({
      titles: 'Cafe & Market, author=',
    });
  });
});

test.each([
  '共富工坊的组织形式',
  '《意见》',
  '2021年浙江省国民经济和社会发展统计公报',
  '1+7+N重点工作体系',
  '{',
  '@',
  'TY',
  '',
  '(2021)',
])('%j reads like no reference', (text) => expect(parseReference(text)).toBeUndefined());

/** Of each text that our styles and exports write; a title without letters cannot be read back. */
test('what our own formats write is read back with its title', () => {
  const folded = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const entries = loadGoldens().entries.filter(
    ({ format, record }) => format === 'PLAIN' && fullTitle(record) !== undefined,
  );
  const lost = entries.filter(({ expect: expected, record }) => {
    const text = typeof expected === 'string' ? expected : JSON.stringify(expected);
    const titles = [fullTitle(record), record.title, record.english?.title, record.roman?.title];
    const known = titles.flatMap((title) => (title === undefined ? [] : folded(title)));
    return parseReference(text)?.titles.some((title) => known.includes(folded(title))) !== true;
  });
  expect(entries.length).toBeGreaterThan(300);
  expect(lost.length / entries.length, lost.map(({ id }) => id).join(' ')).toBeLessThan(0.01);
});

test('any text is read, however broken, in time that grows with its length', { timeout: 30_000 }, () => {
  const pieces = fc.constantFrom(
    '@a{',
    '{',
    '}',
    '"',
    '=',
    'TY  - ',
    '\n',
    '[J]',
    '. ',
    '(2021)',
    '《',
    '》',
    '，',
    ':',
    ' and ',
    '\\',
    '10.1000/',
    'http://',
    '高',
    'A',
    '7',
    '〔2018〕',
    '%T ',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 400 }), fc.string({ unit: 'binary' }), (parts, text) => {
      for (const pasted of [parts.join(''), text + parts.join('') + text]) {
        expect(parseReference(pasted)?.titles.includes('')).not.toBe(true);
        identifiersIn(pasted);
      }
    }),
  );
  for (const piece of ['@a{b={', '《', '[', '( ', 'A. ', '10.1000/a\n', '\n', '1 ', '国']) {
    const before = process.cpuUsage();
    parseReference(piece.repeat(4_000 / piece.length));
    identifiersIn(piece.repeat(4_000 / piece.length));
    expect(process.cpuUsage(before).user / 1_000, piece).toBeLessThan(500);
  }
});

describe('identifiers in a text', () => {
  const kinds = (text: string) => identifiersIn(text).found.map(({ kind, keys }) => `${kind} ${keys.at(-1)}`);

  test.each([
    ['10.1000/pn.9', ['DOI doi:10.1000/pn.9']],
    [
      '见 https://doi.org/10.1000/pn(2022)9.1），第3节',
      ['DOI doi:10.1000/pn(2022)9.1', 'URL url:doi.org/10.1000/pn(2022)9.1'],
    ],
    ['CSTR：31253.11.sciencedb.01234。', ['CSTR cstr:31253.11.sciencedb.01234']],
    ['根据国发〔2018〕22号、GB/T 90001—2023', ['DOCUMENT_NUMBER no:国发(2018)22', 'DOCUMENT_NUMBER no:gb/t90001-2023']],
    ['ISBN 7-301-04815-7', ['ISBN isbn:9787301048153']],
    ['电话 0571-87052222，2023-05-08', []],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

  test('have the bracket that closes one of theirs', () => {
    const [found] = identifiersIn('DOI:10.1000/PN.9.(1)<3>.').found;
    expect(found?.keys).toContain('doi:10.1000/pn.9.(1)<3>');
  });

  test('may go on in the next line', () => {
    const [found] = identifiersIn('https://example.org/long/\npath.html').found;
    expect(found?.keys[0]).toBe('url:example.org/long/path.html');
    expect(found?.keys).toContain('url:example.org/long');
  });

  test('are all that stands there, or not', () => {
    const isAll = (text: string) => identifiersIn(text).isAll;
    expect(['DOI：10.1000/pn.9。', '国发〔2018〕22号', 'https://example.org/a b'].map(isAll)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['题名 10.1000/pn.9', '《意见》（国发〔2018〕22号）', '题名'].map(isAll)).toEqual([false, false, false]);
  });
});
