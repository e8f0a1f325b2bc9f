/** Amounts, times and words, each beside those of the graph. */
import { describe, expect, test } from 'vitest';
import type { ObservationRecord } from '../../../src/domain/records.ts';
import { amountBeside } from '../../../src/inquiry/support/amounts.ts';
import { quotationOf, quotingOf } from '../../../src/inquiry/support/quotes.ts';
import { samePeriod } from '../../../src/inquiry/support/times.ts';
import { figuresIn } from '../../../src/text/figures.ts';
import { normalise } from '../../../src/text/normalise.ts';

function observed(parts: Partial<ObservationRecord>): ObservationRecord {
  return {
    record: 'observation',
    id: 'observation:a',
    indicator: 'indicator:a',
    subject: 'region:a',
    comparator: 'EQUAL',
    status: 'HOLDS',
    basis: 'STATED',
    evidence: [],
    ...parts,
  };
}

describe('amounts', () => {
  test.each<[string, Partial<ObservationRecord>, readonly string[] | undefined]>([
    ['1.94倍', { value: 1.94 }, []],
    ['1380900万元', { value: 138.09, unit: '亿元' }, []],
    ['3.158平方公里', { value: 315.8, unit: '公顷' }, []],
    ['2所', { value: 2, unit: '家' }, []],
    ['151 reading rooms', { value: 151, unit: '家' }, []],
    ['约27.8%', { value: 27.8, unit: '%' }, []],
    ['近三成', { value: 27.8, unit: '%', comparator: 'ABOUT' }, []],
    ['近四成', { value: 27.8, unit: '%', comparator: 'ABOUT' }, ['VALUE']],
    ['超过七成', { value: 72.4, unit: '%' }, []],
    ['超过九成', { value: 72.4, unit: '%' }, ['VALUE']],
    ['不少于30万人次', { value: 30, unit: '万人次', comparator: 'AT_LEAST' }, []],
    ['30万人次', { value: 30, unit: '万人次', comparator: 'AT_LEAST' }, ['COMPARATOR']],
    ['不足3.2亿元', { value: 3.2, unit: '亿元' }, ['COMPARATOR']],
    ['3.2亿美元', { value: 3.2, unit: '亿元' }, ['UNIT']],
    ['16.5个百分点', { value: 16.5, unit: '%' }, ['UNIT']],
    ['第34位', { value: 34, unit: '位' }, []],
    ['34家', { value: 34, unit: '位' }, undefined],
    ['40项', { value: 12, unit: '%' }, undefined],
    ['1.94', { wording: '三分天下有其二' }, undefined],
  ])('%s beside %j', (said, stated, differs) => {
    const [figure] = figuresIn(normalise(said).text, () => false);
    expect(figure && amountBeside(figure, observed(stated))?.differs).toEqual(differs);
  });
});

test.each<[string, Partial<ObservationRecord>, string | undefined]>([
  ['138.09亿元', { value: 138.09, unit: '亿元' }, 'EXACT'],
  ['138亿元', { value: 138.09, unit: '亿元' }, 'ROUNDED'],
  ['约138亿元', { value: 138.09, unit: '亿元' }, 'ROUNDED'],
  ['13.8 billion yuan', { value: 138.09, unit: '亿元' }, 'ROUNDED'],
  ['2.38万笔', { value: 23812, unit: '笔' }, 'ROUNDED'],
  ['近140亿元', { value: 138.09, unit: '亿元' }, 'WITHIN'],
  ['超138亿元', { value: 138.09, unit: '亿元' }, 'WITHIN'],
  ['140亿元', { value: 138.09, unit: '亿元' }, undefined],
  ['139亿元', { value: 138.09, unit: '亿元' }, undefined],
  ['138.091亿元', { value: 138.09, unit: '亿元' }, undefined],
  ['2倍', { value: 1.94 }, undefined],
  ['1.9', { value: 1.94 }, 'ROUNDED'],
  ['30%', { value: 30.6, unit: '%' }, undefined],
  ['31%', { value: 30.6, unit: '%' }, 'ROUNDED'],
  ['138亿人', { value: 138.09, unit: '亿元' }, undefined],
  ['7 trillion', { value: 7, unit: '万亿元' }, 'EXACT'],
])('%s is %j: %s', (said, stated, fit) => {
  const [figure] = figuresIn(normalise(said).text, () => false);
  expect(figure && amountBeside(figure, observed(stated))?.fit).toBe(fit);
});

test.each([
  ['2021', '2021', true],
  ['2021-12', '2021', true],
  ['2020', '2021', false],
  ['../2020-12', '../2020', true],
  ['../2018-12', '../2020', false],
  ['2025', '../2025', true],
  ['../2030', '../2025', false],
  ['2006/..', '2006/..', true],
  ['2010/..', '2006/..', false],
  ['2019/2021', '2019/2021', true],
  ['2015/2017', '2019/2021', false],
  ['2020', '2019/2021', false],
  ['2021', '2021-06/2021-12', true],
  ['2022-01/2022-06', '2021-06/2021-12', false],
])('%s is the time of %s: %s', (said, stated, same) => {
  expect(samePeriod(said, stated)).toBe(same);
});

describe('words', () => {
  const quoteIn = (sentence: string, source: string, names: readonly string[] = [], isWholeText = false) => {
    const text = normalise(sentence);
    const ranges = names.map((name) => ({
      start: text.text.indexOf(name),
      end: text.text.indexOf(name) + name.length,
    }));
    return quotationOf(quotingOf(text, ranges), { text: source, isWholeText })?.quote;
  };

  test.each<[string, string, string, readonly string[], string | undefined]>([
    ['eight characters', '他把城市和乡村视为整体', '把城市和乡村视为', [], '把城市和乡村视为'],
    ['seven are too few', '他把城市和乡村视', '把城市和乡村视', [], undefined],
    ['traditional characters', '把城市和鄉村視為一個整體', '把城市和乡村视为一个整体', [], '把城市和乡村视为一个整体'],
    ['punctuation aside', '变“卖资源”为“卖风景”了', '变“卖资源”为“卖风景”', [], '变“卖资源”为“卖风景”'],
    ['a short quote in quotation marks', '所谓“卖风景”', '卖风景', [], '卖风景'],
    ['a short quote without them', '所谓卖风景', '卖风景', [], undefined],
    ['a short quote that is a name', '所谓“卖风景”', '卖风景', ['卖风景'], undefined],
    [
      'a long name alone',
      '农村居民人均可支配收入很高',
      '农村居民人均可支配收入达28200元',
      ['农村居民人均可支配收入'],
      undefined,
    ],
    [
      'five English words',
      'the coordinated development of urban and rural areas',
      'coordinated development of urban and rural',
      [],
      'coordinated development of urban and rural',
    ],
    ['four English words', 'the income distribution system reform', 'income distribution system reform', [], undefined],
  ])('%s', (_, sentence, source, names, quote) => {
    expect(quoteIn(sentence, source, names)).toBe(quote);
  });

  test('of a whole text only the run is quoted, as it stands there', () => {
    const source = '起首的话。把城市 和乡村视为一个整体，是其要义。';
    expect(quoteIn('他说要把城市和乡村视为一个整体来看', source, [], true)).toBe('把城市 和乡村视为一个整体');
  });
});
