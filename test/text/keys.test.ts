import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isId } from '../../src/domain/ids.ts';
import { createKeys, foldName, nameKeysOfRef } from '../../src/text/keys.ts';

const keys = createKeys();
const slug = (label: string): string => keys(label, []).slug;
const sort = (label: string): string => keys(label, []).sort;
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), hanText());

function hanText(): fc.Arbitrary<string> {
  const character = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point));
  return fc
    .array(fc.oneof(character, fc.constantFrom(' ', '“', '4.0', '飛', '乾', '著', 'A')), { maxLength: 20 })
    .map((parts) => parts.join(''));
}

describe('the slug of a label', () => {
  test.each([
    ['飞地抱团', 'fei-di-bao-tuan'],
    ['飛地抱團', 'fei-di-bao-tuan'],
    ['飞地抱团 4.0', 'fei-di-bao-tuan-4-0'],
    ['1+7+N', '1-7-n'],
    ['《意见》', 'yi-jian'],
    ['山区26县', 'shan-qu-26-xian'],
    ['重庆市', 'chong-qing-shi'],
    ['乐清市', 'yue-qing-shi'],
    ['绿色发展', 'lv-se-fa-zhan'],
    ['Éclair Plan', 'eclair-plan'],
    ['浙政办发〔2022〕4号', 'zhe-zheng-ban-fa-2022-4-hao'],
    ['。', 'u3002'],
    ['😀', 'u1f600'],
  ])('%s → %s', (label, expected) => expect(slug(label)).toBe(expected));

  test('a long one is cut between syllables, at most 80 characters', () => {
    const long = slug('宅基地'.repeat(60));
    expect(long.length).toBeLessThanOrEqual(80);
    expect(long).toMatch(/(zhai|ji|di)$/);
  });

  test('any label has one that makes an id', () => {
    fc.assert(fc.property(anyText, (label) => label === '' || isId(`concept:${slug(label)}`)));
  });
});

describe('the sort key', () => {
  test('orders by pinyin, syllable by syllable, the shorter name first', () => {
    const labels = ['嘉兴', '飞地抱团 2.0', '义乌', '飞地抱团', '飞地', '安吉', '飞地抱团 1.0'];
    const byKey = labels.toSorted((a, b) => (sort(a) < sort(b) ? -1 : 1));
    expect(byKey).toEqual(['安吉', '飞地', '飞地抱团', '飞地抱团 1.0', '飞地抱团 2.0', '嘉兴', '义乌']);
  });

  test('is printable ASCII for any label, so that every store orders alike', () => {
    fc.assert(fc.property(anyText, (label) => /^[ -~]*$/.test(sort(label))));
  });

  test('differs for homophones', () => expect(sort('飞地')).not.toBe(sort('菲迪')));
});

describe('the folded name', () => {
  test.each([
    ['飛地抱團', '飞地抱团'],
    ['“飞地抱团”', '飞地抱团'],
    ['《意见》', '意见'],
    ['飞 地 抱 团', '飞地抱团'],
    ['ＡＢＣ１２３', 'abc123'],
    ['Café', 'cafe'],
    ['乾隆 乾燥', '乾隆干燥'],
    ['飞地\u200b抱团', '飞地抱团'],
    ['“”', ''],
  ])('%s → %s', (name, expected) => expect(foldName(name)).toBe(expected));

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (name) => foldName(foldName(name)) === foldName(name)),
      { numRuns: 500 },
    );
  });
});

describe('the keys of a name', () => {
  const names = [{ text: '抱团飞地', kind: 'VARIANT' as const }];
  const made = keys('飛地抱團', names, 'Enclave pooling').names;

  test('hold label, aliases, folded forms, pinyin and initials, each once', () => {
    expect(made).toEqual([
      { level: 'LABEL', key: '飛地抱團' },
      { level: 'LABEL', key: 'Enclave pooling' },
      { level: 'ALIAS', key: '抱团飞地' },
      { level: 'FOLDED', key: '飞地抱团' },
      { level: 'FOLDED', key: 'enclavepooling' },
      { level: 'FOLDED', key: '抱团飞地' },
      { level: 'PINYIN', key: 'feidibaotuan' },
      { level: 'PINYIN', key: 'baotuanfeidi' },
      { level: 'INITIALS', key: 'fdbt' },
      { level: 'INITIALS', key: 'btfd' },
    ]);
  });

  test('of a name that holds in one source say so, in every form; where the entity has them freely, they are free', () => {
    const name = (text: string, document?: string) => ({
      text,
      kind: 'SHORT' as const,
      ...(document ? { document } : {}),
    });
    const [one, other] = ['document:one', 'document:other'];
    const { names: found } = keys('飞地', [
      name('密名', one),
      name('飛地', one),
      name('密名', other),
      name('公名', one),
      name('公名'),
    ]);
    const documentsOf = (key: string) => found.filter((made) => made.key === key).map((made) => made.document);
    expect(['密名', 'miming', 'mm'].map(documentsOf)).toEqual([
      [one, other, one, other],
      [one, other],
      [one, other],
    ]);
    expect(['飞地', 'feidi', 'gongming'].map(documentsOf)).toEqual([[undefined, undefined], [undefined], [undefined]]);
    expect(documentsOf('飛地')).toEqual([one]);
    expect(documentsOf('公名')).toEqual([undefined, undefined]);
  });

  test.each([
    '飞地抱团',
    '飛地抱團',
    ' 飞地 抱团 ',
    'feidi baotuan',
    'Fēidì bàotuán',
    'FEIDIBAOTUAN',
    'enclave pooling',
  ])('are met by the reference %s', (ref) => {
    const asked = nameKeysOfRef(ref);
    expect(asked.some((key) => made.some((one) => one.level === key.level && one.key === key.key))).toBe(true);
  });

  test('are not met by a homophone in other characters', () => {
    expect(nameKeysOfRef('废弟报团').some((key) => key.level === 'PINYIN')).toBe(false);
  });

  test('hold ü as v and as u', () => {
    const pinyin = keys('绿色', []).names.filter((key) => key.level === 'PINYIN');
    expect(pinyin.map((key) => key.key)).toEqual(['lvse', 'luse']);
    expect(nameKeysOfRef('lǜsè')).toContainEqual({ level: 'PINYIN', key: 'lvse' });
  });

  test('hold the reading of a family name beside that of the word', () => {
    const made = keys('单田芳', []).names.filter(({ level }) => level === 'PINYIN' || level === 'INITIALS');
    expect(made.map(({ key }) => key)).toEqual(['dantianfang', 'shantianfang', 'dtf', 'stf']);
  });

  test('are made of any text without an error', () => {
    fc.assert(
      fc.property(anyText, (text) => keys(text, [{ text, kind: 'SHORT' }], text).names.every((key) => key.key !== '')),
    );
    fc.assert(fc.property(anyText, (text) => nameKeysOfRef(text).every((key) => key.key !== '')));
  });
});
