/** Export files as they travel: line ends, marks in front, keys. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportKeys, exportRecords } from '../../src/cite/export/export.ts';
import { EXPORT_FORMATS, TRANSPORTS } from '../../src/cite/export/formats.ts';
import type { CiteName, CiteRecord } from '../../src/cite/record.ts';
import { anyRecordOf } from './any-record.ts';
import { anyText } from './any-text.ts';

const LONG = '共同富裕'.repeat(500);
const record: CiteRecord = { cslType: 'book', title: LONG, issued: '2020', isbn: '978-7-100-00000-1' };

describe.each([...EXPORT_FORMATS])('a file of %s', (format) => {
  it('has no byte order mark and one kind of line end, the last line included', () => {
    const file = exportRecords([record, { ...record, title: '\uFEFF二' }], format);
    const { lineEnd } = TRANSPORTS[format];
    expect(file).not.toContain('\uFEFF');
    expect(file.replaceAll(lineEnd, '')).not.toMatch(/[\r\n]/);
    expect(file.endsWith(lineEnd)).toBe(true);
  });

  it('never wraps a long value', () => {
    expect(
      exportRecords([record], format)
        .split(/\r?\n/)
        .filter((line) => line.includes(LONG)),
    ).toHaveLength(1);
  });

  it('has the same record once', () => {
    expect(exportRecords([record, record], format)).toBe(exportRecords([record], format));
  });

  it('without records is an empty one', () => {
    expect(exportRecords([], format).trim()).toBe(format === 'CSL_JSON' ? '[]' : '');
  });

  it('has one entry more for each record, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(anyRecordOf(anyText), { maxLength: 4 }), (records) => {
        const file = exportRecords(records, format);
        const parts = format === 'CSL_JSON' ? JSON.parse(file) : file.split(TRANSPORTS[format].lineEnd.repeat(2));
        expect(parts).toHaveLength(format === 'CSL_JSON' ? records.length : Math.max(1, records.length));
      }),
    );
  });
});

it.each([
  ['BIBTEX', '\n', 'application/x-bibtex', '.bib'],
  ['BIBLATEX', '\n', 'application/x-bibtex', '.bib'],
  ['RIS', '\r\n', 'application/x-research-info-systems', '.ris'],
  ['ENDNOTE', '\r\n', 'application/x-endnote-refer', '.enw'],
  ['NOTEEXPRESS', '\r\n', 'text/plain', '.net'],
  ['CSL_JSON', '\n', 'application/vnd.citationstyles.csl+json', '.csl.json'],
] as const)('%s travels with line ends %j as %s, in a file %s', (format, lineEnd, mediaType, suffix) => {
  expect(TRANSPORTS[format]).toEqual({ lineEnd, mediaType, suffix });
});

describe('keys', () => {
  it.each<readonly [CiteName, string]>([
    [{ family: '高', given: '远' }, 'gao2020gongtong'],
    [{ family: '单', given: '田芳' }, 'shan2020gongtong'],
    [{ family: '尉迟', given: '敬之' }, 'yuchi2020gongtong'],
    [{ family: '吕', given: '新' }, 'lv2020gongtong'],
    [{ family: '舒尔茨' }, 'shuerci2020gongtong'],
    [{ family: '舒尔茨', roman: { family: 'Schultz' } }, 'schultz2020gongtong'],
    [{ family: 'Müller-Weiß', given: 'Jörg' }, 'mullerweiss2020gongtong'],
    [{ family: 'Wit', particle: 'de' }, 'dewit2020gongtong'],
    [{ family: 'Иванов', given: 'Пётр' }, 'ref2020gongtong'],
    [{ literal: '国务院' }, 'guowuyuan2020gongtong'],
    [{ literal: 'The Delta Policy Forum' }, 'delta2020gongtong'],
  ])('of %o: %s', (author, key) => {
    expect(exportKeys([{ ...record, authors: [author] }])).toEqual([key]);
  });

  it.each([
    ['A survey of shared gains', 'survey'],
    ['“Getting by” in the hills', 'getting'],
    ['R&D at 50%', 'rd'],
    ['2021年浙江省统计公报', 'zhejiang'],
    ['《乡土中国》重读', 'xiangtu'],
    ['AI在乡村', 'ai'],
    ['1984', ''],
  ])('of the title %s: %s', (title, word) => {
    expect(exportKeys([{ ...record, title }])).toEqual([`anon2020${word}`]);
  });

  it('equal ones get letters, the first none', () => {
    const same = Array.from({ length: 28 }, () => ({ ...record }));
    const keys = exportKeys(same);
    expect([keys[0], keys[1], keys[25], keys[26], keys[27]]).toEqual(
      ['', 'b', 'z', 'aa', 'ab'].map((letters) => `anon2020gongtong${letters}`),
    );
  });

  it('are ASCII and each its own, whatever is in the records', () => {
    fc.assert(
      fc.property(fc.array(anyRecordOf(anyText), { maxLength: 6 }), (records) => {
        const keys = exportKeys(records);
        expect(new Set(keys).size).toBe(records.length);
        for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9]*$/);
      }),
    );
  });
});
