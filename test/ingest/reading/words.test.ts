/** The pure functions on words: markers, sentences, dates, encodings, kinds of files. */
import { describe, expect, it } from 'vitest';
import { DAY, dayOf } from '../../../src/ingest/reading/dates.ts';
import { decoded } from '../../../src/ingest/reading/decoding.ts';
import { READ_LIMITS } from '../../../src/ingest/reading/limits.ts';
import { labelOf, markerOf } from '../../../src/ingest/reading/markers.ts';
import { loaded } from '../../../src/ingest/reading/packages.ts';
import { sentenceEnds } from '../../../src/ingest/reading/sentences.ts';
import { sniffed } from '../../../src/ingest/reading/sniffing.ts';
import { utf8 } from './made-files.ts';

describe('markers', () => {
  it.each([
    ['第三编 附则', 'PART', 3],
    ['第十二章　罚则', 'CHAPTER', 12],
    ['第二节 程序', 'SECTION', 2],
    ['第一百零三条 违反本法的，', 'ARTICLE', 103],
    ['第3条 违反的，', 'ARTICLE', 3],
    ['十一、其他', 'HAN', 11],
    ['（三）经费', 'HAN_IN_BRACKETS', 3],
    ['(三) 经费', 'HAN_IN_BRACKETS', 3],
    ['2.1 方法', 'DECIMAL', 1],
    ['12.某事', 'NUMBER', 12],
    ['3、某事', 'NUMBER', 3],
    ['（5）某事', 'NUMBER_IN_BRACKETS', 5],
    ['③某事', 'CIRCLED', 3],
    ['• 某事', 'BULLET', 0],
  ])('%s', (text, family, number) => {
    expect(markerOf(text)).toMatchObject({ family, number });
  });

  it.each(['1.94倍', '2012.3', '第三条道路', '一是某事', '2021年', '（见图1）', '-5度', '十一月'])(
    '%s has none',
    (text) => {
      expect(markerOf(text)).toBeUndefined();
    },
  );

  it.each([
    ['摘 要：本文', '摘要'],
    ['【关键词】协作', '关键词'],
    ['Abstract: This', 'Abstract'],
    ['[Key words] a; b', 'Key words'],
    ['参考文献', '参考文献'],
    ['引　言', '引言'],
  ])('%s is labelled', (text, name) => {
    expect(labelOf(text)?.name).toBe(name);
  });

  it.each(['摘要写得好', '结论是这样的', '参考文献很多'])('%s is not', (text) => {
    expect(labelOf(text)).toBeUndefined();
  });
});

describe('sentences', () => {
  it.each<readonly [string, readonly string[]]>([
    ['甲。乙！丙？', ['甲。', '乙！', '丙？']],
    ['他说：“甲。”乙。', ['他说：“甲。”', '乙。']],
    ['甲①。乙。③丙', ['甲①。', '乙。③', '丙']],
    ['甲。［3］12乙。', ['甲。［3］12', '乙。']],
    ['甲（乙。丙。）丁。戊', ['甲（乙。丙。）丁。', '戊']],
    ['甲……乙', ['甲……', '乙']],
    ['GDP grew 1.5 times. It did. No. 5 is Dr. Li.', ['GDP grew 1.5 times.', ' It did.', ' No. 5 is Dr. Li.']],
    ['没有句号', ['没有句号']],
  ])('%s', (text, expected) => {
    const ends = sentenceEnds(text);
    expect(ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end))).toEqual(expected);
  });
});

describe('days', () => {
  it.each([
    ['2021年5月1日', '2021-05-01'],
    ['二〇二一年十二月三十一日', '2021-12-31'],
    ['二○二二年一月二十日', '2022-01-20'],
    ['2021-05-01', '2021-05-01'],
    ['2021/5/1', '2021-05-01'],
    ['2021年2月30日', undefined],
  ])('%s', (text, expected) => {
    const [, year = '', month = '', day = ''] = new RegExp(DAY, 'u').exec(text) ?? [];
    expect(dayOf(year, month, day)).toBe(expected);
  });
});

describe('encodings', () => {
  const TEXT = '各地探索共同富裕的实践路径，形成了可供比较的做法。\n这是第二行。';
  const GB18030 = Buffer.from('b8f7b5d8cceacbf7b9b2cdacb8bbd4a3b5c4cab5bcf9a1a3', 'hex');

  it('UTF-8 and UTF-16, with and without mark, of both ends', () => {
    const little = Buffer.from(TEXT, 'utf16le');
    const big = Buffer.from(little).swap16();
    const all = [
      utf8(TEXT),
      utf8(`\ufeff${TEXT}`),
      little,
      big,
      Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
      Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(),
    ];
    expect(all.map((bytes) => decoded(bytes)?.text)).toEqual(all.map(() => TEXT));
  });

  it('GB18030 and Big5 by what their words are', () => {
    expect(decoded(GB18030)).toEqual({ text: '各地剃索共同富裕的实践。', encoding: 'gb18030' });
    const big5 = Buffer.from('a440a4a3b0eaaabaa46aa4a4a147a9d2a6b3aabaa440a4a3a143', 'hex');
    expect(decoded(big5)?.encoding).toBe('big5');
  });

  it('a UTF-8 file with one broken byte is a UTF-8 file', () => {
    const bytes = Buffer.concat([utf8(TEXT.repeat(20)), Buffer.from([0xe5]), utf8(TEXT)]);
    expect(decoded(bytes)?.encoding).toBe('utf-8');
  });

  it('noise is no text', () => {
    expect(decoded(Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256))).toBeUndefined();
  });
});

describe('a package that is not installed', () => {
  it('is named', async () => {
    const name: string = 'gongfu-has-no-such-package';
    await expect(loaded(name, () => import(name))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining(name),
    });
  });
});

describe('kinds of files', () => {
  const kindOf = (text: string, name: string) => sniffed(utf8(text), { name, limits: READ_LIMITS }).media;

  it('a name alone tells nothing', () => {
    expect(kindOf('%PDF-1.7\n', 'a.txt')).toBe('PDF');
    expect(kindOf('PK\u0003\u0004', 'a.pdf')).toBe('ZIP');
    expect(kindOf('<!doctype html><p>文</p>', 'a.md')).toBe('HTML');
    expect(kindOf('一段文字。', 'a.pdf')).toBe('TEXT');
  });

  it('Markdown has two of its signs, or one and the name', () => {
    expect(kindOf('# 题\n\n见[此](http://a.cn)。', 'a.txt')).toBe('MARKDOWN');
    expect(kindOf('# 题\n\n文。', 'a.md')).toBe('MARKDOWN');
    expect(kindOf('# 题\n\n文。', 'a.txt')).toBe('TEXT');
    expect(kindOf('文。', 'a.md')).toBe('TEXT');
  });
});
