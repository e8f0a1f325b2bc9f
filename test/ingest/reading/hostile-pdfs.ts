/** PDF files that loop, swell, lie or are cut off. */
import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-files.ts';
import { pdfFile, pdfStream, songPdf } from './made-files.ts';

const MB = 1024 * 1024;
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const REFUSED = ['BROKEN', 'TOO_SLOW', 'TOO_MUCH_MEMORY', 'TOO_DEEP', 'NEEDS_OCR', 'TOO_LARGE'] as const;

export function hostilePdfs(): readonly HostileFile[] {
  return [
    {
      name: 'million-pages.pdf',
      expected: ['TOO_MANY_PAGES', 'NEEDS_OCR'],
      make: () => pdfFile([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>', page('')]),
    },
    { name: 'many-pages.pdf', expected: ['TOO_MANY_PAGES'], make: manyPages },
    {
      name: 'endless-stream.pdf',
      expected: REFUSED,
      make: () => onePage(pdfStream('/Filter /FlateDecode', deflateSync(Buffer.alloc(400 * MB, ' ')))),
    },
    {
      name: 'doubly-endless-stream.pdf',
      expected: REFUSED,
      make: () =>
        onePage(
          pdfStream('/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(300 * MB, 'q ')))),
        ),
    },
    {
      name: 'stream-without-end.pdf',
      expected: REFUSED,
      make: () => onePage(Buffer.from('<< /Length 99999999 >>\nstream\nBT /F 12 Tf (a) Tj')),
    },
    {
      name: 'much-text.pdf',
      expected: REFUSED,
      make: () =>
        onePage(
          pdfStream(
            '/Filter /FlateDecode',
            deflateSync(Buffer.from('BT /F 12 Tf 1 0 0 1 9 9 Tm (abcdefghijklmnopqrstuvwxyz) Tj ET\n'.repeat(700_000))),
          ),
        ),
    },
    {
      name: 'page-tree-in-a-ring.pdf',
      expected: REFUSED,
      make: () => pdfFile([CATALOG, '<< /Type /Pages /Kids [2 0 R] /Count 2 >>']),
    },
    { name: 'form-in-itself.pdf', expected: REFUSED, make: formInItself },
    {
      name: 'length-of-itself.pdf',
      expected: REFUSED,
      make: () => onePage('<< /Length 4 0 R >>\nstream\nBT ET\nendstream'),
    },
    { name: 'deep-arrays.pdf', expected: REFUSED, make: () => onePage(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) },
    { name: 'object-stream-of-itself.pdf', expected: REFUSED, make: objectStreamOfItself },
    { name: 'password.pdf', expected: ['ENCRYPTED'], make: encrypted },
    { name: 'truncated.pdf', expected: ['TRUNCATED'], make: () => songPdf(['甲乙丙丁']).subarray(0, 300) },
    {
      name: 'no-pages.pdf',
      expected: [...REFUSED, 'NO_TEXT'],
      make: () => pdfFile([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>']),
    },
    { name: 'scan.pdf', expected: ['NEEDS_OCR'], make: () => onePage(pdfStream('', 'q 100 0 0 100 0 0 cm Q')) },
  ];
}

function page(more: string): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${more} >> >>`;
}

function onePage(contents: Buffer | string): Buffer {
  return pdfFile([CATALOG, PAGES, page(''), contents, FONT]);
}

function manyPages(): Buffer {
  const count = 3_000;
  const kids = Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(' ');
  const pages = Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>');
  return pdfFile([CATALOG, `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, ...pages]);
}

function formInItself(): Buffer {
  const form = pdfStream(
    '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
    '/X Do /X Do /X Do',
  );
  return pdfFile([CATALOG, PAGES, page('/XObject << /X 6 0 R >>'), pdfStream('', '/X Do /X Do'), FONT, form]);
}

/** The object stream's own entry says that it stands in itself. */
function objectStreamOfItself(): Buffer {
  return pdfFile([
    CATALOG,
    PAGES,
    page(''),
    pdfStream('/Type /ObjStm /N 1 /First 4 /Extends 4 0 R', '4 0 << /A 4 0 R >>'),
    FONT,
  ]);
}

function encrypted(): Buffer {
  const key = '00'.repeat(32);
  const encrypt = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${'11'.repeat(32)}> >>`;
  return pdfFile(
    [CATALOG, PAGES, page(''), pdfStream('', 'BT /F 12 Tf (a) Tj ET'), FONT, encrypt],
    `/Encrypt 6 0 R /ID [<${key}> <${key}>]`,
  );
}
