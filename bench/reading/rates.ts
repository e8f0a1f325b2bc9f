/** How fast documents of each kind become passages, the reading thread and its messages included. */
import { passagesOf } from '../../src/ingest/reading/passages.ts';
import { createFileReader } from '../../src/ingest/reading/reader.ts';
import { utf8, wordFile, wordParagraph } from '../../test/ingest/reading/made-files.ts';
import { hasChromium, journalHtml, printed } from '../../test/ingest/reading/printed.ts';

export interface Rate {
  readonly kind: string;
  readonly characters: number;
  readonly passages: number;
  readonly seconds: number;
  /** 0 where a kind has no pages. */
  readonly pages: number;
}

/** Of 600 characters. */
const PAGES = 20;
const SENTENCES = [
  '各地探索共同富裕的实践路径，形成了可供比较的做法。',
  '其中既有平台共建，也有订单合作，还有人员往来；',
  '从统计看，参与村的集体收入在三年内由23.5万元增加到41.2万元。',
];
const PDFS = 3;

export async function* readingFigures(documents: number): AsyncGenerator<Rate, void, void> {
  const numbers = Array.from({ length: documents }, (_, at) => at);
  yield await rateOf(
    'text',
    numbers.map((seed) => utf8(linesOf(seed).join('\n'))),
  );
  yield await rateOf(
    'text in lines',
    numbers.map((seed) => utf8(wrapped(linesOf(seed)))),
  );
  yield await rateOf(
    'HTML',
    numbers.map((seed) => utf8(htmlOf(seed))),
  );
  yield await rateOf(
    'DOCX',
    numbers.map((seed) =>
      wordFile({
        body: linesOf(seed)
          .map((line) => wordParagraph(line))
          .join(''),
      }),
    ),
  );
  if (!hasChromium) return;
  const pdfs = await Promise.all(Array.from({ length: PDFS }, () => printed(journalHtml(10, 24))));
  yield await rateOf('PDF, two columns', pdfs);
}

async function rateOf(kind: string, files: readonly Uint8Array[]): Promise<Rate> {
  const reader = createFileReader();
  let [characters, passages, pages] = [0, 0, 0];
  // The thread and the packages of this kind are started by the first file, which does not count.
  if (files[0]) await reader.read(files[0], { name: 'first' });
  const start = performance.now();
  for (const [at, bytes] of files.entries()) {
    const { documents } = await reader.read(bytes, { name: `${at}` });
    for (const document of documents) {
      characters += document.text.length;
      pages += document.pages.length;
      passages += passagesOf(document).length;
    }
  }
  const seconds = (performance.now() - start) / 1_000;
  await reader.close();
  return { kind, characters, passages, seconds, pages };
}

/** Three headings a page, three paragraphs a heading. */
function linesOf(seed: number): readonly string[] {
  const lines = [`关于第${seed}号试点的研究报告`];
  for (let page = 0; page < PAGES; page++) {
    lines.push(`${'一二三四五六七八九十'.charAt(page % 10)}、第${page}部分的情况`);
    for (let at = 0; at < 8; at++)
      lines.push(Array.from({ length: 3 }, (_, one) => SENTENCES[(seed + page + at + one) % 3] ?? '').join(''));
  }
  return lines;
}

function wrapped(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/.{30}/gu, '$&\n')).join('\n');
}

function htmlOf(seed: number): string {
  const [title, ...lines] = linesOf(seed);
  const body = lines.map((line) => (/^.、/u.test(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`)).join('\n');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><nav>首页 导航</nav><div><h1>${title}</h1>${body}</div></body></html>`;
}
