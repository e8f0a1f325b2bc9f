/** Files that mark their own structure: Markdown, HTML, DOCX. */
import { afterAll, describe, expect, it } from 'vitest';
import type { ReadDocument } from '../../../src/ingest/reading/document.ts';
import { passagesOf } from '../../../src/ingest/reading/passages.ts';
import { createFileReader } from '../../../src/ingest/reading/reader.ts';
import { utf8, wordFile, wordNote, wordParagraph } from './made-files.ts';
import { outline } from './reading-text.ts';

const reader = createFileReader();
afterAll(() => reader.close());

async function read(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  const { documents } = await reader.read(bytes, { name });
  const [document] = documents;
  if (!document || documents.length > 1) throw new Error(`${documents.length} documents`);
  return document;
}

function sections({ blocks }: ReadDocument): readonly string[] {
  return blocks.map(({ section }) => section.join(' > '));
}

describe('Markdown', () => {
  const SOURCE = `---\ntitle: 试点观察\nauthors: [张三, 李四]\ndate: 2022-05-01\n---\n# 试点观察\n\n第一段，**重点**在此[^a]，见[说明](http://a.cn)。\n这一行接上。\n\n## 一、背景\n\n需要：\n\n- 甲；\n- 乙。\n\n| 年份 | 收入 |\n|---|---|\n| 2021 | 1 200 |\n\n[^a]: 数据来自公报。\n    续行。\n`;

  it('has headings, items, tables and footnotes as it marks them, without formatting', async () => {
    const document = await read('a.md', utf8(SOURCE));
    expect(document.media).toBe('MARKDOWN');
    expect(outline(document)).toEqual([
      'HEADING0 试点观察',
      'PARAGRAPH 第一段，重点在此[^a]，见说明。这一行接上。',
      'HEADING1 一、背景',
      'PARAGRAPH 需要：',
      'ITEM 甲；',
      'ITEM 乙。',
      'TABLE 年份\t收入\n2021\t1200',
      'FOOTNOTE 数据来自公报。续行。',
    ]);
    expect(sections(document).slice(2, 7)).toEqual(Array.from({ length: 5 }, () => '一、背景'));
  });

  it('gives a footnote to the passage that has its mark, and a list to the sentence that leads to it', async () => {
    const passages = passagesOf(await read('a.md', utf8(SOURCE)));
    expect(passages.map(({ text, notes }) => [text, notes.map((note) => note.text)])).toEqual([
      ['第一段，重点在此[^a]，见说明。这一行接上。', ['数据来自公报。续行。']],
      ['需要：\n甲；\n乙。', []],
      ['年份\t收入\n2021\t1200', []],
    ]);
  });

  it('has cells of tables with their places', async () => {
    const { blocks, text } = await read('a.md', utf8(SOURCE));
    const rows = blocks.find(({ kind }) => kind === 'TABLE')?.rows ?? [];
    expect(rows.map((row) => row.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['年份', '收入'],
      ['2021', '1200'],
    ]);
  });

  it('proposes what its front matter says', async () => {
    const { proposed } = await read('a.md', utf8(SOURCE));
    expect(proposed.map(({ field, value, how }) => `${field} ${value} ${how}`)).toEqual([
      'title 试点观察 FRONT_MATTER',
      'authors 张三 FRONT_MATTER',
      'authors 李四 FRONT_MATTER',
      'issuedOn 2022-05-01 FRONT_MATTER',
    ]);
  });
});

describe('HTML', () => {
  const SENTENCE = '为推进共同富裕试点，经研究同意，现就有关事项通知如下。';
  const page = (head: string, body: string) => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const BODY = `<nav><a href="/">首页</a> 政务公开 互动交流</nav><div class="article"><h1>关于开展试点的通知</h1><p>试政发〔2021〕1号</p><p>　　${SENTENCE}</p><h2>总体要求</h2><p>（一）指导思想。坚持以人民为中心，做好各项工作<a href="#fn1">[1]</a>。</p><ol start="3"><li>第三项</li><li>第四项</li></ol><table><caption>表1 目标</caption><tr><th>项目</th><th>值</th></tr><tr><td>收入</td><td>2万元</td></tr></table><p id="fn1">注的文字。↑</p></div><footer>版权所有 备案号</footer><script>document.write('脚本写的')</script>`;

  it('is its article, without navigation, foot and scripts', async () => {
    const document = await read('a.html', utf8(page('<meta charset="utf-8">', BODY)));
    expect(outline(document)).toEqual([
      'HEADING0 关于开展试点的通知',
      'PARAGRAPH 试政发〔2021〕1号',
      `PARAGRAPH ${SENTENCE}`,
      'HEADING1 总体要求',
      'PARAGRAPH （一）指导思想。坚持以人民为中心，做好各项工作[1]。',
      'ITEM 第三项',
      'ITEM 第四项',
      'CAPTION 表1 目标',
      'TABLE 项目\t值\n收入\t2万元',
      'FOOTNOTE 注的文字。',
    ]);
    expect(document.blocks.filter(({ kind }) => kind === 'ITEM').map(({ marker }) => marker)).toEqual(['3.', '4.']);
  });

  it('takes the title of its meta tag before its heading and its title tag', async () => {
    const head =
      '<meta charset="utf-8"><title>通知 - 某网</title><meta name="citation_title" content="真标题"><meta name="PubDate" content="2021-05-01 10:00"><meta name="ContentSource" content="某省人民政府">';
    const { proposed } = await read('a.html', utf8(page(head, BODY)));
    expect(proposed.filter(({ field }) => field === 'title').map(({ value }) => value)).toEqual([
      '真标题',
      '关于开展试点的通知',
      '通知 - 某网',
    ]);
    expect(proposed).toContainEqual({ field: 'issuedOn', value: '2021-05-01', how: 'META_PUBDATE' });
    expect(proposed).toContainEqual({ field: 'issuer', value: '某省人民政府', how: 'META_CONTENTSOURCE' });
  });

  it('is read in the charset that it names', async () => {
    const words = Buffer.from('b9b2cdacb8bbd4a3', 'hex');
    const bytes = Buffer.concat([
      Buffer.from('<html><head><meta charset=gb2312></head><body><p>'),
      words,
      Buffer.from('</p></body></html>'),
    ]);
    expect((await read('a.html', bytes)).text).toBe('共同富裕');
  });

  it('reads lines parted by breaks as paragraphs, and tables that lay out a page as their words', async () => {
    const { text } = await read(
      'a.html',
      utf8(page('<meta charset="utf-8">', '<table><tr><td><p>甲段。</p>乙段。<br>　　丙段。</td></tr></table>')),
    );
    expect(text).toBe('甲段。\n乙段。\n丙段。');
  });
});

describe('DOCX', () => {
  const cells = (...words: readonly string[]) =>
    `<w:tr>${words.map((word) => `<w:tc>${wordParagraph(word)}</w:tc>`).join('')}</w:tr>`;
  const FILE = wordFile({
    title: '样板条例',
    notes: ['见另一条例。'],
    body: [
      wordParagraph('样板条例', 'T'),
      wordParagraph('第一章 总则', '1'),
      wordParagraph('第一条 为了规范工作，制定本条例。'),
      wordParagraph('第二条 有下列情形之一的，适用本条例：'),
      wordParagraph('（一）甲情形；'),
      wordParagraph('（二）乙情形。'),
      wordParagraph('前款不适用于丙情形。'),
      `<w:p><w:r><w:t>第三条 本条有注</w:t></w:r>${wordNote(2)}<w:r><w:t>，继续。</w:t></w:r></w:p>`,
      `<w:tbl>${cells('年份', '数')}${cells('2021', '5')}</w:tbl>`,
    ].join(''),
  });

  it('has headings by style, tables and footnotes', async () => {
    const document = await read('a.docx', FILE);
    expect(document.media).toBe('DOCX');
    expect(outline(document)).toEqual([
      'HEADING0 样板条例',
      'HEADING1 第一章 总则',
      'PARAGRAPH 第一条 为了规范工作，制定本条例。',
      'PARAGRAPH 第二条 有下列情形之一的，适用本条例：',
      'ITEM （一）甲情形；',
      'ITEM （二）乙情形。',
      'PARAGRAPH 前款不适用于丙情形。',
      'PARAGRAPH 第三条 本条有注[1]，继续。',
      'TABLE 年份\t数\n2021\t5',
      'FOOTNOTE 见另一条例。',
    ]);
  });

  it('an article is one passage with its items and paragraphs, under its chapter', async () => {
    const passages = passagesOf(await read('a.docx', FILE));
    expect(
      passages.map(
        ({ section, paragraph, text }) => `${section.join(' > ')} ${paragraph} ${text.replaceAll('\n', '|')}`,
      ),
    ).toEqual([
      '第一章 总则 > 第一条 1 第一条 为了规范工作，制定本条例。',
      '第一章 总则 > 第二条 1 第二条 有下列情形之一的，适用本条例：|（一）甲情形；|（二）乙情形。|前款不适用于丙情形。',
      '第一章 总则 > 第三条 1 第三条 本条有注[1]，继续。',
      '第一章 总则 > 第三条 2 年份\t数|2021\t5',
    ]);
    expect(passages[2]?.notes.map(({ text }) => text)).toEqual(['见另一条例。']);
  });

  it('proposes the title of its properties and its text once', async () => {
    const { proposed } = await read('a.docx', FILE);
    expect(proposed.map(({ field, value, how }) => `${field} ${value} ${how}`)).toEqual([
      'title 样板条例 FILE_PROPERTY',
    ]);
  });
});
