/** Entries in APA 7: every golden, and what the goldens leave out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatApaEntry } from '../../src/cite/apa/entry.ts';
import { formatEntry } from '../../src/cite/format.ts';
import { htmlText, plainText } from '../../src/cite/pieces.ts';
import type { CiteName, CiteRecord } from '../../src/cite/record.ts';
import { anyOptions, anyRecordOf } from './any-record.ts';
import { anyText } from './any-text.ts';
import { loadGoldens } from './goldens.ts';

const { entries, records } = loadGoldens();
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/u;

describe('an entry in APA is as typed from the rules', () => {
  for (const { id, record, options, format, expect: text, missing } of entries.filter(
    ({ style }) => style === 'APA_7',
  )) {
    it(id, () => {
      const entry = formatApaEntry(record, options, '');
      expect(format === 'HTML' ? htmlText(entry.pieces) : plainText(entry.pieces)).toBe(text);
      if (missing !== undefined) expect(entry.missing).toEqual(missing);
    });
  }
});

describe('names', () => {
  it('twenty authors all stand there', () => {
    const authors = Array.from({ length: 20 }, (_, at) => ({ family: `N${at + 1}`, given: 'A.' }));
    const text = entryText({ cslType: 'book', title: 'T', authors });
    expect(text).toContain('N19, A., & N20, A.');
    expect(text).not.toContain('. . .');
  });

  it.each<readonly [CiteName, string]>([
    [{ family: 'Tolkien', given: 'J.R.R.' }, 'Tolkien, J. R. R. (2000)'],
    [{ family: 'Kim', given: 'Sung-ho' }, 'Kim, S.-H. (2000)'],
    [{ family: 'Wu', given: 'T.-H.' }, 'Wu, T.-H. (2000)'],
    [{ family: 'Иванов', given: 'Пётр Сергеевич' }, 'Иванов, П. С. (2000)'],
    [{ family: 'Иванов', given: 'Пётр', roman: { family: 'Ivanov', given: 'Pyotr' } }, 'Ivanov, P. (2000)'],
    [{ family: '阿依努尔·买买提', roman: { family: 'Aynur Memet' } }, 'Aynur Memet. (2000)'],
    [{ literal: 'Office of the U.S.' }, 'Office of the U.S. (2000)'],
  ])('%o is %s', (author, text) => {
    expect(entryText({ cslType: 'book', title: 'T', authors: [author], issued: '2000' })).toContain(text);
  });

  it('three editors of a host have a comma before the ampersand', () => {
    const editors = ['A', 'B', 'C'].map((given) => ({ family: 'Lee', given }));
    const record: CiteRecord = { cslType: 'chapter', title: 'T', editors, container: 'Book', pages: '7' };
    expect(entryText(record)).toBe('T. (n.d.). In A. Lee, B. Lee, & C. Lee (Eds.), Book (p. 7).');
  });
});

describe('what stands behind a title', () => {
  it.each([
    ['1', ''],
    ['11', ' (11th ed.)'],
    ['21', ' (21st ed.)'],
    ['第3版', ' (3rd ed.)'],
    ['修订本', ' (Rev. ed.)'],
    ['Rev. ed.', ' (Rev. ed.)'],
  ])('edition %s: %s', (edition, text) => {
    expect(entryText({ cslType: 'book', title: 'T', edition })).toBe(`T${text}. (n.d.).`);
  });

  it('an edition that has no English words stands as printed, and the answer says so', () => {
    const { pieces, missing } = formatApaEntry({ cslType: 'book', title: 'T', edition: '珍藏版' }, {}, '');
    expect(plainText(pieces)).toBe('T (珍藏版). (n.d.).');
    expect(missing).toEqual(['english.edition']);
  });

  it('a patent of an office that is not known has its number alone', () => {
    expect(entryText({ cslType: 'patent', title: 'T', documentNumber: 'XX1' })).toBe('T (Patent No. XX1). (n.d.).');
  });

  it('a thesis that is neither doctoral nor a master’s keeps its genre', () => {
    expect(entryText({ cslType: 'thesis', title: 'T', genre: 'Licentiate thesis', publisher: 'U' })).toBe(
      'T [Unpublished licentiate thesis]. (n.d.). U.',
    );
  });

  it('a thesis of which nobody says what it was for is a thesis, and the answer says so', () => {
    const { pieces, missing } = formatApaEntry(
      { cslType: 'thesis', title: 'T', publisher: 'U', doi: '10.5555/t' },
      {},
      '',
    );
    expect(plainText(pieces)).toBe('T [Thesis, U]. (n.d.). https://doi.org/10.5555/t');
    expect(missing).toEqual(['genre']);
  });

  it('Chinese characters are never in italics', () => {
    for (const record of records.values())
      for (const { text, form } of formatApaEntry(record, { script: 'CHARACTERS' }, '').pieces)
        if (form === 'ITALIC') expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('a host in Chinese has its English title too, and the answer says where it has none', () => {
    const host: CiteRecord = {
      cslType: 'chapter',
      title: 'T',
      container: '浙中调查',
      roman: { container: 'Zhezhong diaocha' },
    };
    const { pieces, missing } = formatApaEntry(host, {}, '');
    expect(plainText(pieces)).toBe('T. (n.d.). In Zhezhong diaocha.');
    expect(missing).toEqual(['english.container']);
  });

  it('a full stop stands inside of English quotation marks', () => {
    expect(entryText({ cslType: 'report', title: 'What is “enough”' })).toBe('What is “enough.” (n.d.).');
    expect(entryText({ cslType: 'report', title: 'Is it “enough?”' })).toBe('Is it “enough?” (n.d.).');
  });

  it('without a title a description in brackets, and the answer says so', () => {
    const { pieces, missing } = formatApaEntry({ cslType: 'report', authors: [{ literal: 'DPF' }] }, {}, '');
    expect(plainText(pieces)).toBe('DPF. (n.d.). [Untitled].');
    expect(missing).toEqual(['title']);
  });
});

describe('addresses', () => {
  const record: CiteRecord = {
    cslType: 'book',
    title: 'T',
    issued: '2001',
    doi: '10.5555/x',
    url: 'https://example.org/',
  };

  it.each([
    [{ url: 'ALWAYS' }, 'https://doi.org/10.5555/x'],
    [{ url: 'NEVER' }, 'https://doi.org/10.5555/x'],
    [{ url: 'ALWAYS', doi: false }, 'https://example.org/'],
    [{ url: 'ONLINE_ONLY', doi: false }, ''],
    [{ url: 'NEVER', doi: false }, ''],
  ] as const)('%o: %s', (options, address) => {
    expect(plainText(formatApaEntry(record, options, '').pieces)).toBe(
      `T. (2001).${address === '' ? '' : ` ${address}`}`,
    );
  });
});

describe('all golden records', () => {
  it.each([...records])('%s: what is romanised whole is in Latin letters, and what is not is named', (_key, record) => {
    const { pieces, missing } = formatEntry(record, 'APA_7', { url: 'ALWAYS' });
    expect(OTHER_LETTER.test(plainText(pieces))).toBe(
      missing.some((path) => !['english.title', 'english.container', 'title', 'genre'].includes(path)),
    );
  });

  it.each([...records])('%s: with characters it has all that it has without', (_key, record) => {
    const [roman, characters] = (['ROMAN', 'CHARACTERS'] as const).map((script) =>
      formatEntry(record, 'APA_7', { script, url: 'ALWAYS' }),
    );
    expect(characters?.missing).toEqual(roman?.missing);
    const words = plainText(roman?.pieces ?? []).match(/\p{Script=Latin}+/gu) ?? [];
    for (const word of words) expect(plainText(characters?.pieces ?? [])).toContain(word);
  });
});

describe('any record', () => {
  it('has an entry of one line, without doubled stops, and without a Chinese character that its data has not', () => {
    fc.assert(
      fc.property(anyRecordOf(anyText), anyOptions, (record, options) => {
        const text = plainText(formatEntry(record, 'APA_7', options).pieces);
        expect(text).not.toMatch(/undefined|\[object|[\r\n]/);
        const given = JSON.stringify(record);
        for (const [character] of text.matchAll(/\p{Script=Han}/gu)) expect(given).toContain(character);
      }),
    );
  });

  it('has no doubled full stop where its data ends in one', () => {
    const stop = fc.constantFrom('Work.', 'Is it?', '来吧！', 'No stop', 'Inc.', '“Said.”');
    fc.assert(
      fc.property(anyRecordOf(stop), (record) => {
        const text = plainText(formatEntry(record, 'APA_7').pieces);
        expect(text.replaceAll('. . .', '')).not.toMatch(/[.?!！]["”]?\.|\.\s*\./);
      }),
    );
  });
});

function entryText(record: CiteRecord): string {
  return plainText(formatApaEntry(record, { url: 'ALWAYS' }, '').pieces);
}
