import { describe, expect, it } from 'vitest';
import { readText } from './reading-text.ts';

function proposed(text: string): readonly string[] {
  return readText(text).proposed.map(({ field, value, how }) => `${field} ${value} ${how}`);
}

const NOTICE = [
  '试验省人民政府办公厅文件',
  '试政办发〔２０２２〕4号',
  '试验省人民政府办公厅关于开展样板村建设的指导意见',
  '各市、县（市、区）人民政府，省政府直属各单位：',
  '　　为贯彻落实《某意见》（试政发〔2021〕1号），经省政府同意，提出如下意见。',
  '　　一、附则',
  '　　本意见自2022年3月1日起施行。',
  '',
  '试验省人民政府办公厅　试验省财政厅',
  '二〇二二年一月二十日',
].join('\n');

describe('what a text says of where it comes from', () => {
  it('an official document: title, number, issuers, days', () => {
    expect(proposed(NOTICE)).toEqual([
      'title 试验省人民政府办公厅关于开展样板村建设的指导意见 TITLE_OF_TEXT',
      'issuer 试验省人民政府办公厅 HEAD_OF_DOCUMENT',
      'documentNumber 试政办发〔2022〕4号 NUMBER_LINE',
      'issuer 试验省财政厅 SIGNATURE',
      'adoptedOn 2022-01-20 SIGNATURE',
      'effectiveOn 2022-03-01 IN_FORCE_FROM',
    ]);
  });

  it('an article: authors, article number, key words, DOI', () => {
    const text =
      '文章编号：1003-1234(2022)05-0021-15\n县域协作的实践\n张三丰　李四光\n摘要：本文讨论县域协作的实践。\n关键词：协作；县域 发展\nDOI：10.1234/abc.2022.05.001\n一、引言\n协作是发展的条件。';
    expect(proposed(text)).toEqual([
      'title 县域协作的实践 TITLE_OF_TEXT',
      'authors 张三丰 UNDER_TITLE',
      'authors 李四光 UNDER_TITLE',
      'year 2022 ARTICLE_NUMBER',
      'issue 5 ARTICLE_NUMBER',
      'pages 21-35 ARTICLE_NUMBER',
      'doi 10.1234/abc.2022.05.001 DOI_IN_TEXT',
      'keywords 协作 KEYWORDS',
      'keywords 县域发展 KEYWORDS',
    ]);
  });

  it.each<readonly [string, string]>([
    [
      '条例\n（2019年5月1日某省人民代表大会常务委员会第一次会议通过）\n第一条 为了规范，制定本条例。',
      'adoptedOn 2019-05-01 ADOPTED_IN_WORDS',
    ],
    ['某通知\n发布日期：2021-05-01\n发布机构：某省农业农村厅\n各地要落实。', 'issuedOn 2021-05-01 LABEL'],
    ['某通知\n发布机构：某省农业农村厅\n各地要落实。', 'issuer 某省农业农村厅 LABEL'],
    ['某研究\n《改革》2022年第5期\n本文讨论。', 'journal 改革 JOURNAL_LINE'],
  ])('%j', (text, expected) => {
    expect(proposed(text)).toContain(expected);
  });

  it('each has its place in the raw text', () => {
    const { proposed: all, raw } = readText(NOTICE);
    const places = all.map(({ field, place }) => `${field} ${raw.slice(place?.start, place?.end)}`);
    expect(places).toContain('documentNumber 试政办发〔２０２２〕4号');
    expect(places).toContain('effectiveOn 自2022年3月1日起施行');
  });

  it.each([
    '为贯彻落实《某意见》（试政发〔2021〕1号），经省政府同意，提出如下意见。',
    '正如《改革》2022年第5期的一篇文章所说，协作是发展的条件，各地的做法并不相同，需要继续跟踪，也需要比较其成本与收益。',
    '会议于2021年5月1日在杭州召开，讨论了有关问题。',
  ])('other works and days named in running text are not taken for it: %s', (text) => {
    expect(proposed(`某文\n${text}`).filter((one) => !one.startsWith('title'))).toEqual([]);
  });

  it('the head of the pages names the journal', () => {
    const page = (number: number) =>
      `改革　2022年第5期\n${Array.from({ length: 9 }, () => '各地探索共同富裕的实践路径形成可供比较的做法').join('\n')}\n${number}`;
    expect(proposed([20, 21, 22].map(page).join('\f'))).toEqual([
      'journal 改革 RUNNING_HEAD',
      'year 2022 RUNNING_HEAD',
      'issue 5 RUNNING_HEAD',
    ]);
  });
});
