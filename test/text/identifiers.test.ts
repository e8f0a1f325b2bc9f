import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cstrKey, doiKey, identifierKeys, isbnKeys, numberKey, urlKey } from '../../src/text/identifiers.ts';
import { createKeys } from '../../src/text/keys.ts';

/** Spellings of one identifier; those in different rows differ. */
function onePerRow(keyOf: (text: string) => string | undefined, rows: readonly (readonly string[])[]): void {
  const keys = rows.map((row) => {
    const own = new Set(row.map(keyOf));
    expect([...own], row.join(' | ')).toHaveLength(1);
    return [...own][0];
  });
  expect(keys).not.toContain(undefined);
  expect(new Set(keys).size).toBe(rows.length);
}

test('a DOI is one in any case, with or without its resolver', () => {
  onePerRow(doiKey, [
    [
      '10.1000/PN.9',
      'doi:10.1000/pn.9',
      'DOI: 10.1000/pn.9',
      'https://doi.org/10.1000/pn.9',
      'http://dx.doi.org/10.1000%2Fpn.9',
      'https://doi.org/10.1000/pn.9?utm_source=x#sec1',
    ],
    ['10.1000/pn.90', '１０．１０００／ｐｎ．９０'],
    ['10.1000/pn.9?a#b', 'https://doi.org/10.1000/pn.9%3Fa%23b'],
    ['10.1016/0001(95)00023-8', 'https://www.doi.org/10.1016/0001%2895%2900023-8'],
  ]);
  expect(['10.1000', '10.1/x', '11.1000/x', 'pn.9', ''].map(doiKey)).toEqual(Array(5).fill(undefined));
});

test('a CSTR is one in any case, with or without its resolver', () => {
  onePerRow(cstrKey, [
    ['31253.11.sciencedb.01234', 'CSTR:31253.11.ScienceDB.01234', 'https://cstr.cn/31253.11.sciencedb.01234'],
    ['CSTR：31253.11.sciencedb.0123'],
  ]);
  expect(['3125.11.x', '31253.x', ''].map(cstrKey)).toEqual(Array(3).fill(undefined));
});

describe('an ISBN', () => {
  test('is one in ten and thirteen digits, however they are parted', () => {
    onePerRow(
      (text) => isbnKeys(text)[0],
      [
        [
          '7-301-04815-7',
          '978-7-301-04815-3',
          '9787301048153',
          '978 7 301 04815 3',
          'ISBN：９７８７３０１０４８１５３',
        ],
        ['0-8044-2957-X', '978-0-8044-2957-3', 'isbn 080442957x'],
      ],
    );
  });

  test('of several each counts; a wrong check digit is none', () => {
    expect(isbnKeys('978-7-301-04815-3 (上); 0-8044-2957-X')).toEqual(['isbn:9787301048153', 'isbn:9780804429573']);
    expect(isbnKeys('978-7-301-04815-4')).toEqual([]);
    expect(isbnKeys('7-301-04815-8')).toEqual([]);
  });

  test('any one digit that is wrong is noticed', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(digits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, at, step) => {
        const sum = nine.reduce((total, digit, i) => total + digit * (10 - i), 0);
        const check = (11 - (sum % 11)) % 11;
        const written = (some: readonly number[]) => some.join('') + (check === 10 ? 'X' : check);
        const wrong = nine.with(at, ((nine[at] ?? 0) + step) % 10);
        expect(isbnKeys(written(nine))).toHaveLength(1);
        expect(isbnKeys(written(wrong))).toEqual([]);
      }),
    );
  });
});

test('an address is one without scheme, www, tracking, order, encoding, usual port, last slash and anchor', () => {
  onePerRow(urlKey, [
    [
      'http://www.example.org/a/b.html',
      'https://EXAMPLE.org/a/b.html',
      'example.org/a/b.html#top',
      'http://example.org:80/a/b.html/?utm_source=x&from=timeline&spm=a.b',
      '//example.org/a/b.html?share_token=1',
    ],
    ['https://example.org/view?id=1&type=2', 'https://example.org/view?type=2&id=1&scene=9'],
    ['https://example.org/view?id=2&type=1'],
    ['https://example.org/关于', 'https://example.org/%E5%85%B3%E4%BA%8E', 'https://example.org/%e5%85%b3%e4%ba%8e/'],
    ['https://example.org/%B9%D8', 'https://example.org/%b9%d8'],
    ['https://example.org:8080/a/b.html'],
    ['https://example.org/A/b.html'],
    ['https://example.org/#/view/1', 'http://example.org#/view/1'],
  ]);
  expect(['ftp://example.org/a', 'localhost/a', 'https://', '标题', ''].map(urlKey)).toEqual(Array(5).fill(undefined));
});

test('a document number is one in any bracket, width and script', () => {
  onePerRow(numberKey, [
    [
      '国发〔2018〕22号',
      '国发[2018]22号',
      '国发（2018）22号',
      '国发【2018】22 号',
      '国发﹝2018﹞22号',
      '國發〔２０１８〕２２號',
      '国发〔2018〕第022号',
      '国发〔2018〕22',
      '国发2018年22号',
      '国 发 〔2018〕 22号',
    ],
    ['国发〔2018〕2号'],
    ['国发〔2019〕22号'],
    ['国办发〔2018〕22号'],
    ['国务院令第721号', '国务院令第 721 号'],
    ['GB/T 90001—2023', 'gb/t 90001-2023', 'GB/T90001–2023'],
    ['TR-7', 'tr—7'],
    ['CN202310000001.X'],
  ]);
  expect(numberKey('通知')).toBeUndefined();
});

describe('the keys of a source', () => {
  test('are of its five identifying fields, each once; the address of a resolver says what it resolves', () => {
    const fields = {
      doi: '10.1000/a',
      url: 'https://doi.org/10.1000/A',
      isbn: 'none',
      documentNumber: '国发〔2018〕22号',
      issue: '3',
    };
    expect(identifierKeys(fields)).toEqual(['doi:10.1000/a', 'url:doi.org/10.1000/A', 'no:国发(2018)22']);
    expect(identifierKeys({ doi: 7, url: null, isbn: ['9787301048153'] })).toEqual([]);
  });

  test('stand on a level of their own among the keys of names', () => {
    const { names } = createKeys()('题名', [], undefined, { doi: '10.1000/a' });
    expect(names.filter(({ level }) => level === 'IDENTIFIER')).toEqual([
      { level: 'IDENTIFIER', key: 'doi:10.1000/a' },
    ]);
    expect(createKeys()('题名', []).names.some(({ level }) => level === 'IDENTIFIER')).toBe(false);
  });

  test('are made of any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const keys = identifierKeys({ doi: text, cstr: text, isbn: text, url: text, documentNumber: text });
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
