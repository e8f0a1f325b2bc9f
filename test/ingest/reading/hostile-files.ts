/** Files that mean no good, or come broken: each with what the reader is to do with it. Used by the tests and by bench:reading. */
import { randomBytes } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { RefusalReason } from '../../../src/ingest/reading/refusals.ts';
import { hostilePdfs } from './hostile-pdfs.ts';
import {
  type PackedEntry,
  packedZip,
  songPdf,
  utf8,
  wordEntries,
  wordFile,
  wordParagraph,
  zipEnd,
} from './made-files.ts';

export interface HostileFile {
  readonly name: string;
  readonly make: () => Uint8Array;
  /** READ: as plain words; where several are as right, all of them. */
  readonly expected: readonly (RefusalReason | 'READ')[];
}

const MB = 1024 * 1024;
const SENTENCE = '各地探索共同富裕的实践路径，形成了可供比较的做法。';

export function hostileFiles(): readonly HostileFile[] {
  return [...archives(), ...documents(), ...hostilePdfs(), ...texts(), ...pages()];
}

function file(
  name: string,
  expected: HostileFile['expected'][number] | HostileFile['expected'],
  make: () => Uint8Array,
): HostileFile {
  return { name, expected: typeof expected === 'string' ? [expected] : expected, make };
}

function text(name: string, words = SENTENCE): PackedEntry {
  return { name, bytes: utf8(words) };
}

function archives(): readonly HostileFile[] {
  return [
    file('ratio-bomb.zip', 'BOMB', () => packedZip([{ name: 'a.txt', bytes: Buffer.alloc(60 * MB, 'a') }])),
    file('total-bomb.zip', 'BOMB', totalBomb),
    file('lying-bomb.zip', ['BOMB', 'BROKEN'], () =>
      packedZip([{ name: 'a.txt', bytes: Buffer.alloc(60 * MB, 'a'), claimedSize: 1_000 }]),
    ),
    file('entries-bomb.zip', 'BOMB', () => packedZip(Array.from({ length: 5_000 }, (_, at) => text(`${at}.txt`)))),
    file('overlapping-bomb.zip', 'BOMB', overlappingBomb),
    file('nested-bomb.zip', 'BOMB', () => nested(6)),
    file('parent-path.zip', 'PATH_OUTSIDE', () => packedZip([text('../../outside.txt')])),
    file('backslash-path.zip', 'PATH_OUTSIDE', () => packedZip([text('a\\..\\..\\outside.txt')])),
    file('absolute-path.zip', 'PATH_OUTSIDE', () => packedZip([text('/outside.txt')])),
    file('drive-path.zip', 'PATH_OUTSIDE', () => packedZip([text('C:\\outside.txt')])),
    file('password.zip', 'ENCRYPTED', () => packedZip([{ ...text('a.txt'), flags: 0x801 }])),
    file('truncated.zip', 'TRUNCATED', () => packedZip([text('a.txt', SENTENCE.repeat(50))]).subarray(0, 90)),
    file('gzip-bomb.zip', 'WRONG_TYPE', () => gzipSync(Buffer.alloc(50 * MB))),
    file('table.zip', 'WRONG_TYPE', () => packedZip([text('xl/workbook.xml')])),
  ];
}

/** No entry of it unpacks to much more than it is. */
function totalBomb(): Uint8Array {
  const bytes = Buffer.from(
    randomBytes(64 * 1024)
      .toString('hex')
      .repeat(24),
  );
  const deflated = deflateRawSync(bytes);
  return packedZip(Array.from({ length: 30 }, (_, at) => ({ name: `${at}.txt`, bytes, deflated })));
}

/** All entries of the directory are one file. */
function overlappingBomb(): Uint8Array {
  const one = packedZip([{ name: 'a.txt', bytes: Buffer.alloc(MB, 'ab') }]);
  const directoryAt = one.readUInt32LE(one.length - 6);
  const record = one.subarray(directoryAt, one.length - 22);
  const records = Array.from({ length: 1_500 }, () => record);
  return Buffer.concat([
    one.subarray(0, directoryAt),
    ...records,
    zipEnd(records.length, record.length * records.length, directoryAt),
  ]);
}

function nested(depth: number): Uint8Array {
  return depth === 0
    ? utf8(SENTENCE)
    : packedZip([{ name: depth === 1 ? 'a.txt' : 'a.zip', bytes: nested(depth - 1) }]);
}

function documents(): readonly HostileFile[] {
  return [
    file('bomb.docx', 'BOMB', () => wordFile({ body: wordParagraph('甲'.repeat(25 * MB)) })),
    file('entity.docx', 'EXTERNAL_ENTITY', () =>
      wordFile({ body: wordParagraph('&x;'), prolog: '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' }),
    ),
    file('laughs.docx', 'EXTERNAL_ENTITY', () => wordFile({ body: wordParagraph('&c;'), prolog: laughs() })),
    file('deep.docx', 'TOO_DEEP', () =>
      wordFile({ body: '<w:smartTag>'.repeat(3_000) + '</w:smartTag>'.repeat(3_000) }),
    ),
    file('empty.docx', 'NO_TEXT', () => wordFile({ body: '' })),
    file('broken.docx', 'BROKEN', () =>
      packedZip(wordEntries({ body: '<w:p><w:r>' }).filter(({ name }) => name.startsWith('word/document'))),
    ),
    file('old.docx', 'WRONG_TYPE', () => Buffer.concat([OLE, Buffer.alloc(4_096)])),
    file('password.docx', 'ENCRYPTED', () =>
      Buffer.concat([OLE, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]),
    ),
  ];
}

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

function laughs(): string {
  const entities = [
    '<!ENTITY a "哈哈哈哈哈哈哈哈">',
    `<!ENTITY b "${'&a;'.repeat(100)}">`,
    `<!ENTITY c "${'&b;'.repeat(100)}">`,
  ];
  return `<!DOCTYPE d [${entities.join('')}]>`;
}

function texts(): readonly HostileFile[] {
  return [
    file('empty.txt', 'EMPTY', () => new Uint8Array()),
    file('blank.txt', 'NO_TEXT', () => utf8(' \n\t\n　\n')),
    file('noise.txt', 'WRONG_TYPE', () => randomBytes(200_000)),
    file('program.pdf', 'WRONG_TYPE', () => Buffer.concat([Buffer.from('MZ'), randomBytes(5_000)])),
    file('picture.docx', 'NEEDS_OCR', () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), randomBytes(5_000)])),
    file('really-a.pdf.txt', 'READ', () => songPdf([SENTENCE, SENTENCE])),
    file('utf-16-without-mark.txt', 'READ', () => Buffer.from(`${SENTENCE}\n`.repeat(500), 'utf16le')),
    file('utf-16-big-end.txt', 'READ', () => Buffer.from(`${SENTENCE}\n`.repeat(500), 'utf16le').swap16()),
    file('cut-in-a-character.txt', 'READ', () => utf8(SENTENCE.repeat(50)).subarray(0, -1)),
    file('one-line-of-100-mb.txt', 'TOO_LARGE', () => Buffer.alloc(100 * MB, 'a')),
    file('one-line-of-60-mb.txt', 'TOO_LARGE', () => Buffer.alloc(60 * MB, 'a')),
    file('one-line-of-3-million.txt', 'READ', () => utf8(SENTENCE.repeat(120_000))),
    file('one-word-of-3-million.txt', 'READ', () => Buffer.alloc(3_000_000, 'a')),
    file('many-lines.txt', 'TOO_LARGE', () => utf8('一、\n'.repeat(300_000))),
    ...BAIT.map(([name, unit, count]) =>
      file(`bait-${name}.txt`, ['READ', 'NO_TEXT'], () => utf8(`文${unit.repeat(count)}字`)),
    ),
  ];
}

/** What sends a careless pattern into all its ways. */
const BAIT: readonly (readonly [string, string, number])[] = [
  ['brackets', '（', 300_000],
  ['spaces', ' ', 1_000_000],
  ['wide-spaces', '　\n', 300_000],
  ['hyphens', 'a-\n', 50_000],
  ['digits', '1 000 ', 200_000],
  ['dots', '1.1.', 200_000],
  ['ends', '。”', 300_000],
  ['notes', '①\n', 50_000],
  ['addresses', 'http://a/\n', 50_000],
  ['numbers', '〔2020〕', 150_000],
  ['dates', '2020年1月', 150_000],
  ['names', '张三、', 200_000],
];

function pages(): readonly HostileFile[] {
  const html = (body: string) =>
    utf8(`<!doctype html><html><head><meta charset="utf-8"><title>页</title></head><body>${body}</body></html>`);
  const article = `<h1>题目</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(10)}`;
  return [
    file('scripts.html', 'READ', () =>
      html(`<script>while (true) {}</script><p onclick="x()">${SENTENCE}</p><img src=x onerror="x()">${article}`),
    ),
    file('fetching.html', 'READ', () =>
      html(
        `<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><iframe src="file:///etc/hostname"></iframe><link rel="stylesheet" href="http://127.0.0.1:9/a.css">${article}`,
      ),
    ),
    file('deep.html', 'TOO_DEEP', () => html('<div>'.repeat(50_000) + SENTENCE)),
    file('many-elements.html', 'TOO_LARGE', () => html('<p>甲</p>'.repeat(200_000))),
    file('attribute.html', ['READ', 'TOO_SLOW'], () =>
      html(`<p title="${'"a='.repeat(1_000_000)}">${SENTENCE}</p>${article}`),
    ),
    file('comment.html', ['READ', 'NO_TEXT'], () => html(`${article}<!--${'-'.repeat(3_000_000)}`)),
    file('entities.html', 'TOO_LARGE', () => html(`${article}<p>${'&amp;'.repeat(300_000)}</p>`)),
    file('brackets.md', 'READ', () => utf8(`# 题\n\n${'['.repeat(100_000)}`)),
    file('stars.md', 'READ', () => utf8(`# 题\n\n${'**a*_'.repeat(50_000)}`)),
    file('quotes.md', 'READ', () => utf8(`# 题\n\n${'>'.repeat(50_000)} 文`)),
    file('pipes.md', 'READ', () =>
      utf8(`# 题\n\n|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}\n${`|${'a|'.repeat(50)}\n`.repeat(500)}`),
    ),
    file('short-stars.md', ['READ', 'TOO_SLOW'], () => utf8(`# 题\n\n${`${'**a*_'.repeat(1_000)}\n`.repeat(80)}`)),
    file('deflated.html', 'WRONG_TYPE', () => deflateSync(Buffer.from(html(article)))),
  ];
}
