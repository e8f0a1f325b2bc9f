import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../src/ingest/reading/passages.ts';
import { readText } from './reading-text.ts';

const SENTENCE = '各地探索共同富裕的实践路径，形成了可供比较的做法。';

describe('passages', () => {
  it('are numbered within their sections', () => {
    const text = `开篇。\n再一段。\n一、甲\n${SENTENCE}\n${SENTENCE}\n二、乙\n${SENTENCE}`;
    expect(passagesOf(readText(text)).map(({ section, paragraph }) => `${section.join()} ${paragraph}`)).toEqual([
      ' 1',
      ' 2',
      '一、甲 1',
      '一、甲 2',
      '二、乙 1',
    ]);
  });

  it('a paragraph of a thousand characters is one, a longer one is parted between sentences', () => {
    const [short, long] = [SENTENCE.repeat(40), SENTENCE.repeat(100)];
    const passages = passagesOf(readText(`${short}\n${long}`));
    expect(
      passages.map(({ paragraph, part, text }) => [paragraph, part?.number, part?.of, text.length % SENTENCE.length]),
    ).toEqual([
      [1, undefined, undefined, 0],
      [2, 1, 4, 0],
      [2, 2, 4, 0],
      [2, 3, 4, 0],
      [2, 4, 4, 0],
    ]);
  });

  it('one sentence stays whole however long it is', () => {
    const [passage, ...others] = passagesOf(readText(`${'甲，'.repeat(2_000)}乙。`));
    expect(others).toEqual([]);
    expect(passage?.text).toHaveLength(4_002);
  });

  it('items that end with semicolons are one passage with the sentence that leads to them', () => {
    const text = '一、范围\n下列人员可以申请：\n（1）农户；\n（2）工人；\n（3）学生。\n其他人员不可以。';
    expect(passagesOf(readText(text)).map((passage) => passage.text)).toEqual([
      '下列人员可以申请：\n（1）农户；\n（2）工人；\n（3）学生。',
      '其他人员不可以。',
    ]);
  });

  it('have the printed pages on which they stand, and raw pieces around what interrupts them', () => {
    const line = SENTENCE.slice(0, 23);
    const page = (number: number) => `${Array.from({ length: 9 }, () => line).join('\n')}\n${number}`;
    const raw = [20, 21, 22].map(page).join('\f');
    const passages = passagesOf(readText(raw));
    expect(passages.map(({ pages }) => pages)).toEqual([['20', '21', '22']]);
    expect(raw.slice(passages[0]?.rawRange.start, passages[0]?.rawRange.end)).toContain('\n20\f');
    expect(passages[0]?.rawPieces.map(({ start, end }) => raw.slice(start, end)).join('')).not.toMatch(/\d/u);
  });

  it('together have every word of every block but headings and footnotes, and cut no sentence', () => {
    const words = fc.array(
      fc.constantFrom(
        '一、甲\n',
        '（一）乙\n',
        `${SENTENCE}\n`,
        `${SENTENCE.repeat(60)}\n`,
        '1.丙；\n',
        '丁：\n',
        '第一条 戊。\n',
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (lines) => {
        const document = readText(lines.join(''));
        const bare = (texts: readonly string[]) => texts.join('').replace(/\s/gu, '');
        const blocks = document.blocks.filter(({ kind }) => kind !== 'HEADING' && kind !== 'FOOTNOTE');
        const passages = passagesOf(document);
        expect(bare(passages.map(({ text }) => text))).toBe(
          bare(blocks.map(({ start, end }) => document.text.slice(start, end))),
        );
        expect(passages.filter(({ part, text }) => part && !text.endsWith('。') && part.number < part.of)).toEqual([]);
      }),
    );
  });
});
