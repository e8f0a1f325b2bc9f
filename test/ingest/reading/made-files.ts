/** Files made byte by byte for the readers' tests: ZIP and DOCX packed here, PDF by hand, with and without fonts of their own. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface PackedEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Already deflated: `bytes` are what it unpacks to in the directory's words only. */
  readonly deflated?: Buffer;
  readonly flags?: number;
  readonly claimedSize?: number;
  readonly nameBytes?: Buffer;
}

const UTF8 = 0x800;

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Deflated; the directory says what the entry says of itself, true or not. */
export function packedZip(entries: readonly PackedEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = entry.nameBytes ?? Buffer.from(entry.name, 'utf8');
    const data = entry.deflated ?? deflateRawSync(entry.bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(entry.flags ?? (entry.nameBytes ? 0 : UTF8), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(entry.bytes), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(entry.claimedSize ?? entry.bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    files.push(signature(0x04034b50), head, name, data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), head, tail, name);
    offset += 30 + name.length + data.length;
  }
  return Buffer.concat([...files, ...directory, zipEnd(entries.length, Buffer.concat(directory).length, offset)]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function zipEnd(entries: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A Word paragraph; `style` is 1, 2 for headings, T for the title. */
export function wordParagraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export function wordNote(id: number): string {
  return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
}

export interface WordParts {
  /** Of the body. */
  readonly body: string;
  readonly notes?: readonly string[];
  /** Before the document's root. */
  readonly prolog?: string;
  readonly title?: string;
}

/** Notes have the ids 2, 3, …: Word keeps 0 and 1 for itself. */
export function wordEntries({ body, notes = [], prolog = '', title = '' }: WordParts): readonly PackedEntry[] {
  const footnotes = notes
    .map((text, at) => `<w:footnote w:id="${at + 2}">${wordParagraph(text)}</w:footnote>`)
    .join('');
  const styles = ['1:heading 1', '2:heading 2', 'T:Title'].map((style) => {
    const [id, name] = style.split(':');
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  });
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['footnotes', 'footnotes.xml'],
    ]),
    'word/styles.xml': `<w:styles ${W}>${styles.join('')}</w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${W}>${footnotes}</w:footnotes>`,
    'word/document.xml': `${prolog}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`,
  };
  return Object.entries(files).map(([name, xml]) => ({
    name,
    bytes: utf8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  }));
}

export function wordFile(parts: WordParts): Buffer {
  return packedZip(wordEntries(parts));
}

function relationships(all: readonly (readonly [string, string])[]): string {
  const each = all.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** Objects 1, 2, … in their order; 1 is the catalogue. */
export function pdfFile(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    const body = Buffer.isBuffer(object) ? object : Buffer.from(object, 'latin1');
    const piece = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.push(length);
    pieces.push(piece);
    length += piece.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

export function pdfStream(dictionary: string, bytes: Buffer | string): Buffer {
  const body = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'latin1');
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

/** Lines in a Chinese font that is not embedded, as older journals have it: only the tables of pdf.js know its characters. */
export function songPdf(lines: readonly string[]): Buffer {
  const words = lines.map(
    (line, at) => `1 0 0 1 72 ${760 - 20 * at} Tm <${Buffer.from(line, 'utf16le').swap16().toString('hex')}> Tj`,
  );
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    pdfStream('', `BT /F 12 Tf ${words.join(' ')} ET`),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]);
}
