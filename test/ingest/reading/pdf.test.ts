import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gutterOf, linesInOrder } from '../../../src/ingest/reading/columns.ts';
import type { ReadDocument } from '../../../src/ingest/reading/document.ts';
import { passagesOf } from '../../../src/ingest/reading/passages.ts';
import { createFileReader } from '../../../src/ingest/reading/reader.ts';
import { pdfFile, pdfStream, songPdf } from './made-files.ts';
import { hasChromium, journalHtml, paragraphWords, printed } from './printed.ts';
import { outline } from './reading-text.ts';

const reader = createFileReader();
afterAll(() => reader.close());

async function read(bytes: Uint8Array): Promise<ReadDocument> {
  const [document] = (await reader.read(bytes, { name: 'a.pdf' })).documents;
  if (!document) throw new Error('no document');
  return document;
}

describe('fonts that are not embedded', () => {
  it('are read by the tables of their characters', async () => {
    const document = await read(songPdf(['浙江探索共同富裕的实践路径，形成做法。', '各地结合实际，继续深化改革。']));
    expect(document.text.replace(/\n/gu, '')).toBe(
      '浙江探索共同富裕的实践路径，形成做法。各地结合实际，继续深化改革。',
    );
  });
});

describe('page labels of the file', () => {
  it('are the printed pages', async () => {
    const words = 'Common prosperity is explored in many places of the country.';
    const page = (contents: number) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F 7 0 R >> >> >>`;
    const document = await read(
      pdfFile([
        '<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 21 >>] >> >>',
        '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
        page(5),
        page(6),
        pdfStream('', `BT /F 12 Tf 72 700 Td (${words}) Tj ET`),
        pdfStream('', `BT /F 12 Tf 72 700 Td (${words}) Tj ET`),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ]),
    );
    expect(document.pages.map(({ label, from }) => `${label} ${from}`)).toEqual(['i LABEL', '21 LABEL']);
    expect(document.blocks.map(({ page: label }) => label)).toEqual(['i', '21']);
  });
});

describe.skipIf(!hasChromium)('a journal’s article in two columns (needs Chromium)', () => {
  let document: ReadDocument;
  beforeAll(async () => {
    document = await read(await printed(journalHtml(4, 8)));
  });
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => document.text.slice(start, end);

  it('has its title, authors and abstract', () => {
    expect(outline(document).slice(0, 2)).toEqual(['HEADING0 县域产业协作的观察', 'PARAGRAPH 张三丰 李四光']);
    expect(document.blocks[2]?.section).toEqual(['摘要']);
    expect(document.proposed.map(({ field, value }) => `${field} ${value}`)).toEqual(
      expect.arrayContaining([
        'title 县域产业协作的观察',
        'authors 张三丰',
        'authors 李四光',
        'journal 改革',
        'issue 5',
      ]),
    );
  });

  it('has every paragraph whole, in the order of reading, under its heading', () => {
    const expected = Array.from({ length: 4 }, (_, section) =>
      Array.from({ length: 8 }, (_, at) => paragraphWords(section, at)),
    ).flat();
    const paragraphs = document.blocks.filter((one) => one.kind === 'PARAGRAPH' && words(one).startsWith('始'));
    expect(paragraphs.map(words)).toEqual(expected);
    expect(paragraphs.map(({ section }) => section.at(-1)?.slice(0, 2))).toEqual(
      expected.map((_, at) => `${'一二三四'.charAt(Math.floor(at / 8))}、`),
    );
  });

  it('drops running heads and page numbers, and names printed pages', () => {
    expect(document.text).not.toContain('改革');
    expect(document.pages.every(({ from }) => from === 'PRINTED')).toBe(true);
    expect(new Set(passagesOf(document).flatMap(({ pages }) => pages)).size).toBe(document.pages.length);
  });

  it('has no radical in its words', () => {
    expect(document.text).not.toMatch(/[\u2e80-\u2fdf]/u);
  });
});

describe('columns', () => {
  const row = (y: number, ...spans: readonly (readonly [number, number])[]) =>
    spans.map(([left, right]) => ({ text: `${left}-${y}`, left, right, y, size: 10 }));
  const ROWS = [
    row(10, [50, 550]),
    ...Array.from({ length: 8 }, (_, at) => row(30 + 10 * at, [50, 290], [310, 550])),
    row(120, [50, 550]),
    ...Array.from({ length: 4 }, (_, at) => row(140 + 10 * at, [50, 290], [310, 550])),
  ];

  it('the gutter is where fewest lines cross', () => {
    expect(gutterOf(ROWS, 600)).toBeCloseTo(300, -1);
  });

  it('a line over both parts the page into zones, left before right in each', () => {
    const order = linesInOrder(ROWS, 600).map(({ fragments, y }) => `${fragments[0]?.left} ${y}`);
    expect(order.slice(0, 2)).toEqual(['50 10', '50 30']);
    expect(order[9]).toBe('310 30');
    expect(order.slice(16, 19)).toEqual(['310 100', '50 120', '50 140']);
  });

  it('a page of one column and a table of three have none', () => {
    expect(
      gutterOf(
        Array.from({ length: 20 }, (_, at) => row(10 * at, [50, 550])),
        600,
      ),
    ).toBeUndefined();
    expect(
      gutterOf(
        Array.from({ length: 20 }, (_, at) => row(10 * at, [50, 150], [200, 250], [400, 550])),
        600,
      ),
    ).toBeUndefined();
  });
});
