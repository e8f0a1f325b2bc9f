import { describe, expect, it } from 'vitest';
import { outline, readText } from './reading-text.ts';

const LONG = '各地探索共同富裕的实践路径形成可供比较的做法';

describe('lines to paragraphs', () => {
  it('a text of one paragraph a line is read line by line', () => {
    const text = [
      '关于开展试点的通知',
      '各市人民政府：',
      '为推进试点，现通知如下。',
      '一、总体要求',
      '要稳步推进。',
    ].join('\n');
    expect(outline(readText(text))).toEqual([
      'HEADING0 关于开展试点的通知',
      'PARAGRAPH 各市人民政府：',
      'PARAGRAPH 为推进试点，现通知如下。',
      'HEADING1 一、总体要求',
      'PARAGRAPH 要稳步推进。',
    ]);
  });

  it('lines that break inside sentences are joined; a short last line ends a paragraph', () => {
    const text = [LONG, `${LONG}，`, `${LONG}。`, '以上是一段。', LONG, LONG, '这是又一段。'].join('\n');
    expect(outline(readText(text))).toEqual([
      `PARAGRAPH ${LONG}${LONG}，${LONG}。以上是一段。`,
      `PARAGRAPH ${LONG}${LONG}这是又一段。`,
    ]);
  });

  it('a blank line behind every line is no paragraph', () => {
    const text = [LONG, LONG, LONG, '到此一段。', LONG, LONG, '又是一段。'].join('\n\n');
    expect(outline(readText(text))).toHaveLength(2);
  });

  it('a blank line that only stands between paragraphs parts them', () => {
    const text = `${[LONG, `${LONG}。`].join('\n')}\n\n${[LONG, LONG, `${LONG}。`].join('\n')}`;
    expect(outline(readText(text))).toHaveLength(2);
  });

  it('an indent begins a paragraph behind a full line', () => {
    const text = [
      `　　${LONG.slice(2)}`,
      LONG,
      `${LONG.slice(1)}。`,
      `　　${LONG.slice(2)}`,
      LONG,
      `${LONG.slice(1)}。`,
    ].join('\n');
    expect(outline(readText(text))).toHaveLength(2);
  });

  it('a heading over two lines is one heading', () => {
    const text = ['一、浙江省共同富裕示范区建设的实践模', '式解析', LONG, LONG, `${LONG}，`, '到此。'].join('\n');
    expect(outline(readText(text))[0]).toBe('HEADING1 一、浙江省共同富裕示范区建设的实践模式解析');
  });

  it('二是 at the beginning of a line begins a paragraph only where 一是 did', () => {
    const inside = [`${LONG.slice(3)}。一是`, LONG, `${LONG.slice(1)}。`, `二是${LONG.slice(2)}`, LONG, '到此。'].join(
      '\n',
    );
    expect(outline(readText(inside))).toHaveLength(1);
    const apart = [`一是${LONG.slice(2)}`, LONG, `${LONG.slice(1)}。`, `二是${LONG.slice(2)}`, LONG, '到此。'].join(
      '\n',
    );
    expect(outline(readText(apart))).toHaveLength(2);
  });
});

describe('headings, articles and items', () => {
  const CASES: readonly (readonly [string, readonly string[]])[] = [
    ['第一章 总则\n第一条 为了规范，制定本条例。', ['HEADING1 第一章 总则', 'PARAGRAPH 第一条 为了规范，制定本条例。']],
    [
      '一、背景\n（一）现状\n1.收入\n（1）农户\n收入有增长。',
      ['HEADING1 一、背景', 'HEADING2 （一）现状', 'HEADING3 1.收入', 'HEADING4 （1）农户', 'PARAGRAPH 收入有增长。'],
    ],
    [
      '需要下列材料：\n1.身份证\n2.户口本\n3.申请书',
      ['PARAGRAPH 需要下列材料：', 'ITEM 1.身份证', 'ITEM 2.户口本', 'ITEM 3.申请书'],
    ],
    ['1.94是2021年的倍差。\n2012.3是一个日期。', ['PARAGRAPH 1.94是2021年的倍差。', 'PARAGRAPH 2012.3是一个日期。']],
    ['7.第七步怎样\n没有前六步。', ['PARAGRAPH 7.第七步怎样', 'PARAGRAPH 没有前六步。']],
    [
      '摘要：本文讨论协作。\n协作是条件。\n参考文献\n[1]某某.某书.',
      ['PARAGRAPH 摘要：本文讨论协作。', 'PARAGRAPH 协作是条件。', 'HEADING1 参考文献', 'PARAGRAPH [1]某某.某书.'],
    ],
    [
      '本文如下。\n图1 收入的变化\n表 2：支出\n图1显示，收入增长。',
      ['PARAGRAPH 本文如下。', 'CAPTION 图1 收入的变化', 'CAPTION 表2：支出', 'PARAGRAPH 图1显示，收入增长。'],
    ],
  ];

  it.each(CASES)('%j', (text, expected) => {
    const read = outline(readText(text));
    expect(read.map((line) => line.replace('HEADING0 7', 'PARAGRAPH 7'))).toEqual(expected);
  });

  it('a heading in the first sentence is over its own paragraph and those below', () => {
    const { blocks } = readText(
      '一、措施\n（一）加强领导。各地要建立机制，落实责任。\n要定期报告。\n（二）保障经费。各级财政要统筹安排资金。',
    );
    expect(blocks.map(({ section }) => section.at(-1))).toEqual([
      '一、措施',
      '（一）加强领导',
      '（一）加强领导',
      '（二）保障经费',
    ]);
  });

  it('the abstract is over its own paragraph only', () => {
    const { blocks } = readText('摘要：本文讨论协作。\n协作是条件。');
    expect(blocks.map(({ section }) => section)).toEqual([['摘要'], []]);
  });
});

describe('pages of a plain text', () => {
  const pages = [11, 12, 13, 14].map((number) =>
    [
      `改革　2022年第5期`,
      ...Array.from({ length: 9 }, () => LONG),
      `${'甲乙丙丁'.at(number - 11)}页之末尾。`,
      String(number),
    ].join('\n'),
  );

  it('running heads and page numbers are no text, and the printed number is the page', () => {
    const { blocks, dropped, pages: known, text } = readText(pages.join('\f'));
    expect(text).not.toMatch(/改革|^1[1-4]$/mu);
    expect(dropped.map(({ why }) => why).filter((why) => why === 'PAGE_NUMBER')).toHaveLength(4);
    expect(known.map(({ label, from }) => `${label} ${from}`)).toEqual([
      '11 PRINTED',
      '12 PRINTED',
      '13 PRINTED',
      '14 PRINTED',
    ]);
    expect(blocks.map(({ page }) => page)).toEqual(['11', '12', '13', '14']);
  });

  it('a page without its number is counted from the others', () => {
    const [one = '', two = '', three = '', four = ''] = pages;
    const { pages: known } = readText([one, two.replace(/\n12$/u, ''), three, four].join('\f'));
    expect(known.map(({ label, from }) => `${label} ${from}`)).toEqual([
      '11 PRINTED',
      '12 COUNTED',
      '13 PRINTED',
      '14 PRINTED',
    ]);
  });

  it('a footnote goes from its mark to the end of its page', () => {
    const page = [LONG, `${LONG.slice(2)}①`, LONG, `①数据来源：《公报》，`, '第三页。'].join('\n');
    const { blocks, text } = readText(`${page}\f${LONG}\n${LONG}，\n到此为止。`);
    const [paragraph, note] = blocks;
    expect(text.slice(note?.start, note?.end)).toBe('①数据来源：《公报》，第三页。');
    expect(text.slice(note?.at, (note?.at ?? 0) + 1)).toBe('①');
    expect(text.slice(paragraph?.start, paragraph?.end)).toContain(`${LONG}${LONG}${LONG}`);
  });
});
