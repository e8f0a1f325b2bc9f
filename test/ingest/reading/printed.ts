/** Pages of HTML printed to PDF by the system's Chromium, with its Chinese fonts. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CHROMIUM = '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);

export async function printed(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'gongfu-printed-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html);
    const options = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${folder}`,
    ];
    await promisify(execFile)(CHROMIUM, [...options, `--print-to-pdf=${pdf}`, `file://${page}`]);
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A journal's article: a title and an abstract over both columns, then `sections` of `paragraphs` each, whose first and last words are marked. */
export function journalHtml(sections: number, paragraphs: number): string {
  const all = Array.from({ length: sections }, (_, section) => {
    const words = Array.from({ length: paragraphs }, (_, at) => `<p>${paragraphWords(section, at)}</p>`);
    return `<h3>${'一二三四五六七八九十'.charAt(section)}、第${section + 1}部分的标题</h3>${words.join('')}`;
  });
  return `<html><head><meta charset="utf-8"><style>
    @page { size: A4; margin: 2.2cm 2cm; @top-center { content: '改革　2022年第5期'; font-size: 8pt } @bottom-center { content: counter(page); font-size: 8pt } }
    body { font-family: 'Noto Serif CJK SC', 'Noto Sans CJK SC'; font-size: 10.5pt; line-height: 1.6; counter-reset: page 20 }
    h1 { font-size: 20pt; text-align: center } .names { text-align: center }
    .columns { column-count: 2; column-gap: 2em; text-align: justify } p { text-indent: 2em; margin: 0 } h3 { font-size: 10.5pt; margin: 0 }
  </style></head><body><h1>县域产业协作的观察</h1><div class="names">张三丰　李四光</div>
  <p>摘要：${FILLER}${FILLER}</p><div class="columns">${all.join('')}</div></body></html>`;
}

const FILLER =
  '各地以产业协作带动增收，形成了若干可供比较的做法，其中既有平台共建，也有订单合作，还有人员往来；从统计看，参与村的集体收入在三年内有明显提高，但差异仍然存在，需要继续跟踪。';

export function paragraphWords(section: number, at: number): string {
  return `始${section}之${at}处。${FILLER.slice(0, 20 + ((section * 7 + at * 11) % 60))}${FILLER}终${section}之${at}处。`;
}
