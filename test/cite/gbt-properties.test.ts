/** What holds for GB/T 7714 entries, citations and lists whatever the records. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../src/cite/format.ts';
import { GBT_2015 } from '../../src/cite/gbt/standard-2015.ts';
import { GBT_2025 } from '../../src/cite/gbt/standard-2025.ts';
import { formatInText } from '../../src/cite/in-text.ts';
import { formatList } from '../../src/cite/list.ts';
import { createCitedList } from '../../src/cite/order.ts';
import { htmlText, plainText } from '../../src/cite/pieces.ts';
import { type CiteRecord, CSL_TYPES } from '../../src/cite/record.ts';
import { anyDate, anyOptions, anyRecordOf } from './any-record.ts';
import { GBT_STYLES } from './styles.ts';

const anyStyle = fc.constantFrom(...GBT_STYLES);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom(
    '共富',
    '阿依努尔·买买提',
    'van <b>der</b>',
    '"&amp;"',
    'a\r\nb',
    '\0',
    '\ud800',
    'Xiaobo',
    'J.-P.',
    '（）',
  ),
);
/** Words without stops, so that every stop of an entry is its own. */
const anyWord = fc.constantFrom(
  '共富',
  '工坊',
  'Commons',
  'Земля',
  '里山の',
  'Li',
  'Xiaobo',
  '3',
  '第2版',
  'Anne-Marie',
);

describe('any record has an entry', () => {
  it('of one line, that ends in a full stop and never says undefined', () => {
    fc.assert(
      fc.property(anyRecordOf(anyText), anyStyle, anyOptions, (record, style, options) => {
        const text = plainText(formatEntry(record, style, { ...options, bilingual: false }).pieces);
        expect(text).toMatch(/^.+\.$/u);
        expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      }),
      { numRuns: 1000 },
    );
  });

  it('without doubled, stray or empty marks', () => {
    fc.assert(
      fc.property(anyRecordOf(anyWord), anyStyle, anyOptions, (record, style, options) => {
        const text = plainText(formatEntry(record, style, options).pieces);
        expect(text).not.toMatch(/\.\.|[,:，：] ?[,:，：.]|\. [,:，：.]|[(（[][)）\]]|^[,:，：. ]| {2}|[,:，：] ?$/m);
      }),
      { numRuns: 1000 },
    );
  });

  it('with all marks of the width that is asked for', () => {
    fc.assert(
      fc.property(anyRecordOf(fc.constantFrom('Commons', 'Li')), anyStyle, anyOptions, (record, style, options) => {
        const plain = { ...record, language: 'en' };
        const half = plainText(formatEntry(plain, style, { ...options, width: 'HALF' }).pieces);
        const full = plainText(formatEntry(plain, style, { ...options, width: 'FULL' }).pieces);
        expect(half).not.toMatch(/[，：（）；]/);
        expect(full).not.toMatch(/[(),;]/);
      }),
    );
  });

  it('in HTML the same text, escaped', () => {
    fc.assert(
      fc.property(anyRecordOf(anyText), anyStyle, anyOptions, (record, style, options) => {
        const { pieces } = formatEntry(record, style, options);
        const html = htmlText(pieces);
        expect(html).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot);)/);
        expect(unescaped(html)).toBe(plainText(pieces));
      }),
    );
  });

  it('with every form of date: the year behind the author, and no day that is not known', () => {
    const types = fc.constantFrom(...CSL_TYPES);
    fc.assert(
      fc.property(types, anyDate, anyStyle, (cslType, issued, style) => {
        const record: CiteRecord = { cslType, title: '题', authors: [{ family: '高' }], issued, language: 'zh-CN' };
        const text = plainText(formatEntry(record, style).pieces);
        const year = issued.slice(0, 4);
        if (style.endsWith('AUTHOR_DATE')) expect(text).toMatch(new RegExp(`^高(?:，|, )${year}\\. `));
        else expect(text.includes(year) || text === '题[S].').toBe(true);
        const dates = text.match(/\d{4}(?:-\d\d)*/g) ?? [];
        expect(dates.filter((date) => date !== year && date !== issued)).toEqual([]);
      }),
    );
  });
});

describe('any citations in the text', () => {
  const records = Array.from({ length: 9 }, (_, at): CiteRecord => ({ cslType: 'book', title: `第${at}种` }));
  const numeric = fc.constantFrom('GB_T_7714_2015_NUMERIC' as const, 'GB_T_7714_2025_NUMERIC' as const);

  it('name the numbers of just the works that are cited', () => {
    fc.assert(
      fc.property(
        fc.subarray(records, { minLength: 1 }),
        fc.shuffledSubarray(records),
        numeric,
        (more, cites, style) => {
          const list = createCitedList([...cites, ...more, ...cites], { style, order: 'CITED', options: {} });
          const mark = plainText(formatInText(cites.map((record) => ({ record })).toReversed(), list));
          expect(numbersOf(mark)).toEqual(cites.map((_, at) => at + 1));
        },
      ),
    );
  });

  it('tell the works of an author-date list apart', () => {
    const years = fc.array(fc.constantFrom('2021', '2021-05', '2022-01-02', undefined), {
      minLength: 2,
      maxLength: 60,
    });
    const style = fc.constantFrom('GB_T_7714_2015_AUTHOR_DATE' as const, 'GB_T_7714_2025_AUTHOR_DATE' as const);
    fc.assert(
      fc.property(years, style, fc.constantFrom('CITED', 'NAME', 'STROKE'), (issued, of, order) => {
        const cited = issued.map(
          (date, at): CiteRecord => ({
            ...{ cslType: 'book', title: `第${at}种`, authors: [{ family: at % 3 === 0 ? '高' : '宋' }] },
            ...(date !== undefined && { issued: date }),
          }),
        );
        const list = createCitedList(cited, { style: of, order, options: {} });
        const marks = cited.map((record) => plainText(formatInText([{ record }], list)));
        expect(new Set(marks).size).toBe(cited.length);
      }),
    );
  });
});

describe('any list', () => {
  it('has each work once, numbered from 1', () => {
    const anyRecords = fc.array(anyRecordOf(anyWord), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyRecords, anyStyle, fc.constantFrom('CITED', 'NAME', 'STROKE'), (records, style, order) => {
        const listed = formatList(createCitedList([...records, ...records], { style, order, options: {} }));
        expect(listed).toHaveLength(records.length);
        expect(new Set(listed.map(({ record }) => record))).toEqual(new Set(records));
        const isNumeric = style.endsWith('NUMERIC');
        expect(listed.map(({ label }) => label)).toEqual(listed.map((_, at) => (isNumeric ? `[${at + 1}] ` : '')));
      }),
    );
  });

  it('by name or strokes is the same in whatever order its works are cited', () => {
    const surname = fc.constantFrom(...'王汪李陈張张欧重单仇曾解', '欧阳', '尉迟', 'Li', 'de Wit', 'Иванов', '森');
    const records = fc
      .uniqueArray(fc.tuple(surname, fc.constantFrom('', '一', '二', '远'), fc.constantFrom('2019', '2021')), {
        ...{ minLength: 2, maxLength: 12, selector: (parts) => parts.join() },
      })
      .map((all) =>
        all.map(
          ([family, given, issued]): CiteRecord => ({
            ...{ cslType: 'book', title: `${family}书`, issued, authors: [{ family, ...(given !== '' && { given }) }] },
          }),
        ),
      );
    const shuffled = records.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, anyStyle, fc.constantFrom('NAME', 'STROKE'), ([one, other], style, order) => {
        const [first, second] = [one, other].map((cited) => createCitedList(cited, { style, order, options: {} }));
        expect(second?.places.map(({ record }) => record)).toEqual(first?.places.map(({ record }) => record));
      }),
    );
  });
});

describe('the tables of the standards', () => {
  for (const standard of [GBT_2015, GBT_2025]) {
    it(`${standard.name} has a layout for every work of every type`, () => {
      const unconditional = CSL_TYPES.filter((type) => standard.layouts[type].at(-1)?.when === undefined);
      expect(unconditional).toEqual(CSL_TYPES);
    });
  }
});

function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** [1,3-5] → 1, 3, 4, 5. */
function numbersOf(mark: string): readonly number[] {
  if (mark === '') return [];
  return mark
    .slice(1, -1)
    .split(',')
    .flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}
