import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned } from '../../../src/ingest/reading/cleaning.ts';
import { createCleanedText, rawPieces, rawRange } from '../../../src/ingest/reading/offset-map.ts';
import { readText } from './reading-text.ts';

/** Lines of one paragraph, parted by | here. */
function clean(lines: string, words: readonly string[] = []): string {
  const raw = lines.replaceAll('|', '\n');
  let at = 0;
  const pieces = raw.split('\n').map((line) => {
    const piece = { start: at, end: at + line.length };
    at += line.length + 1;
    return piece;
  });
  return cleaned(pieces, { raw, isWord: (word) => words.includes(word) }).text;
}

const CASES: readonly (readonly [string, string, string])[] = [
  ['spaces inside Han words go', '这 是 主 要 难 点，要 重视。', '这是主要难点，要重视。'],
  ['spaces between Han and digits go', '2021 年 6 月，共 28 个。', '2021年6月，共28个。'],
  ['spaces inside a number go', '高 22 413 元，有 1 200 个。', '高22413元，有1200个。'],
  ['two years stay two', '在 2020 2021 两年，', '在2020 2021两年，'],
  ['a row of numbers stays a row', '甲 100 200 300', '甲100 200 300'],
  ['a number alone in its cell is one number', '1 200', '1200'],
  ['lines of Han characters join without a space', '共同|富裕。', '共同富裕。'],
  ['lines of English join with a space', 'common|prosperity.', 'common prosperity.'],
  ['English keeps its spaces', 'the SUC  project, 1.0 of it', 'the SUC project, 1.0 of it'],
  ['a word broken at the end of a line is whole again', 'the develop-|ment of it.', 'the development of it.'],
  ['a compound keeps its hyphen', 'through high-|quality work.', 'through high-quality work.'],
  ['a name with capitals keeps its hyphen and gets no space', 'by Zu-|Hui.', 'by Zu- Hui.'],
  ['a soft hyphen joins', 'develop\u00ad|ment', 'development'],
  ['an address goes on in the next line', '见http://a.cn/art_48|83213.html。', '见http://a.cn/art_4883213.html。'],
  ['a word behind an address is a word', 'see http://a.cn/x| there, yes', 'see http://a.cn/x there, yes'],
  ['full-width digits and letters fold, signs stay', '２０２１年，ＧＤＰ：增长（６％）', '2021年，GDP：增长（6％）'],
  ['radicals of PDF files are the characters they look like', '⽤⼾⻓⼤，', '用户长大，'],
  ['ligatures come apart', 'eﬃcient ﬁles, so', 'efficient files, so'],
  ['what nobody sees goes', '共\u200b同\ufeff富\u2060裕，', '共同富裕，'],
  ['names beside one another stay apart', '张三丰　李四光', '张三丰 李四光'],
  ['a loosely set title is closed up', '关 于 开 展 试 点 的 通 知', '关于开展试点的通知'],
  ['an article stands apart from its number', '第一条 为了规范，制定本法。', '第一条 为了规范，制定本法。'],
  ['half a pair is the sign of what cannot be read', '甲\ud800乙，', '甲\ufffd乙，'],
];

describe('cleaning a paragraph', () => {
  it.each(CASES)('%s', (_, raw, expected) => {
    expect(clean(raw)).toBe(expected);
  });

  it('a compound that the text has elsewhere keeps its hyphen, a word that it has elsewhere loses it', () => {
    expect(clean('a rent-|seeking one', ['rent-seeking'])).toBe('a rent-seeking one');
    expect(clean('a high-|way here', ['highway'])).toBe('a highway here');
  });

  it('cleaning twice changes nothing', () => {
    for (const [, raw] of CASES) expect(clean(clean(raw).replaceAll('|', ''))).toBe(clean(raw));
  });
});

describe('the way back to the raw text', () => {
  it('a place of the cleaned text is a place of the raw one', () => {
    const raw = '共 同|富裕，１２';
    const text = cleaned(
      [
        { start: 0, end: 3 },
        { start: 4, end: 9 },
      ],
      { raw, isWord: () => false },
    );
    expect(text.text).toBe('共同富裕，12');
    expect(rawPieces(text, { start: 1, end: 3 })).toEqual([
      { start: 2, end: 3 },
      { start: 4, end: 5 },
    ]);
    expect(rawRange(text, { start: 1, end: 3 })).toEqual({ start: 2, end: 5 });
    expect(rawRange(text, { start: 5, end: 7 })).toEqual({ start: 7, end: 9 });
  });

  it('each letter of a ligature is the whole ligature', () => {
    const text = cleaned([{ start: 0, end: 3 }], { raw: 'aﬁb', isWord: () => false });
    expect(rawPieces(text, { start: 1, end: 2 })).toEqual([{ start: 1, end: 2 }]);
    expect(rawPieces(text, { start: 2, end: 4 })).toEqual([{ start: 1, end: 3 }]);
  });

  it('what stands for nothing is at its place', () => {
    const writer = createCleanedText();
    writer.add('ab', 3, 2);
    writer.add('\n', 5, 0);
    writer.add('cd', 9, 2);
    expect(rawRange(writer.all(), { start: 2, end: 3 })).toEqual({ start: 5, end: 5 });
    expect(rawPieces(writer.all(), { start: 0, end: 5 })).toEqual([
      { start: 3, end: 5 },
      { start: 9, end: 11 },
    ]);
  });

  const unit = fc.constantFrom(...'共同富裕。，：；（）“”①一、第条1 2０９ab-\u00ad\u200b⽤⻓\t　\n\n\f\r');
  const texts = fc.array(unit, { maxLength: 120 }).map((units) => units.join(''));
  const bare = (text: string) => text.replace(/[\s\u00ad\u200b-]/gu, '');
  const folded = (text: string) =>
    text
      .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      .replaceAll('⽤', '用')
      .replaceAll('⻓', '长');

  it('every stretch of any read text comes from raw words that say the same', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (raw, one, other) => {
        const document = readText(raw);
        const [from, to] = [one % (document.text.length + 1), other % (document.text.length + 1)];
        const range = { start: Math.min(from, to), end: Math.max(from, to) };
        const words = rawPieces(document, range).map(({ start, end }) => raw.slice(start, end));
        expect(bare(folded(words.join('')))).toBe(bare(document.text.slice(range.start, range.end)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('every raw word is in the cleaned text or in what was dropped', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const document = readText(raw);
        const dropped = document.dropped.map(({ start, end }) => raw.slice(start, end)).join('');
        const sorted = (text: string) => [...bare(text)].toSorted().join('');
        expect(sorted(document.text + folded(dropped))).toBe(sorted(folded(raw)));
      }),
      { numRuns: 500 },
    );
  });

  it('blocks stand in the order of the text, one behind the other, and cover its words', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const { blocks, text } = readText(raw);
        const joined = blocks.map(({ start, end }) => text.slice(start, end)).join('\n');
        expect(joined).toBe(text);
        expect(blocks.every(({ start, end }) => start < end)).toBe(true);
      }),
    );
  });
});
