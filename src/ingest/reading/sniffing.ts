/** What a file is, by its first bytes and never by its name alone. */
import { decoded, encodingOf } from './decoding.ts';
import type { Media } from './document.ts';
import type { ReadLimits } from './limits.ts';
import { type RefusalReason, refused } from './refusals.ts';

export type Sniffed =
  | { readonly media: 'PDF' | 'ZIP' }
  | { readonly media: Extract<Media, 'TEXT' | 'MARKDOWN' | 'HTML'>; readonly text: string };

interface Known {
  readonly bytes: readonly number[];
  readonly reason: RefusalReason;
  readonly message: string;
}

const TEXTS = 'PDF, DOCX, HTML, Markdown and plain text are read, and ZIP archives of them.';
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const IMAGE = 'this is an image: read its text with an OCR program and add that text.';
const ARCHIVE = 'this kind of archive is not read: unpack it, or pack the files as ZIP.';
const KNOWN: readonly Known[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], reason: 'NEEDS_OCR', message: IMAGE },
  { bytes: [0xff, 0xd8, 0xff], reason: 'NEEDS_OCR', message: IMAGE },
  { bytes: [0x47, 0x49, 0x46, 0x38], reason: 'NEEDS_OCR', message: IMAGE },
  { bytes: [0x49, 0x49, 0x2a, 0x00], reason: 'NEEDS_OCR', message: IMAGE },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], reason: 'NEEDS_OCR', message: IMAGE },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], reason: 'WRONG_TYPE', message: 'this is RTF: save it as DOCX or PDF.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], reason: 'WRONG_TYPE', message: ARCHIVE },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], reason: 'WRONG_TYPE', message: ARCHIVE },
  { bytes: [0x1f, 0x8b], reason: 'WRONG_TYPE', message: ARCHIVE },
  { bytes: [0x4d, 0x5a], reason: 'WRONG_TYPE', message: `this is a program. ${TEXTS}` },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], reason: 'WRONG_TYPE', message: `this is a program. ${TEXTS}` },
];
/** PDF readers look for the mark in so many bytes. */
const PDF_MARK_WITHIN = 1_024;
const HTML_START =
  /^\s{0,200}(?:<\?xml[^<>]{0,200}>\s{0,100})?(?:<!--[\s\S]{0,2000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body|title|meta|article|div|h1|p|table)[\s>]/iu;
const META_CHARSET = /<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})/iu;
const MARKDOWN_SIGNS: readonly RegExp[] = [
  /^#{1,6} \S/mu,
  /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/u,
  /^\|(?:\s?:?-{3,}:?\s?\|)+\s{0,9}$/mu,
  /^(?:```|~~~)/mu,
  /\*\*\S[^*\n]{0,200}\*\*/u,
  /^> \S/mu,
];
const LONGEST_MARKDOWN_LINE = 8_000;
/** In no encoding that is read does a UTF-16 code unit take more. */
const MOST_BYTES_A_UNIT = 3;
/** The beginning tells. */
const SAMPLE = 64 * 1024;

export interface Sniffing {
  readonly name: string;
  readonly limits: ReadLimits;
}

/** Errors: BAD_USER_INPUT with the reason for what is not read. */
export function sniffed(bytes: Uint8Array, { name, limits }: Sniffing): Sniffed {
  if (bytes.length === 0) throw refused(name, 'EMPTY', 'the file is empty.');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { media: 'ZIP' };
  const head = Buffer.from(bytes.subarray(0, PDF_MARK_WITHIN)).toString('latin1');
  if (head.includes('%PDF-')) return { media: 'PDF' };
  if (startsWith(bytes, OLE)) throw oleRefused(bytes, name);
  const known = KNOWN.find((one) => startsWith(bytes, one.bytes));
  if (known) throw refused(name, known.reason, known.message);
  return sniffedText(bytes, { name, limits });
}

function sniffedText(bytes: Uint8Array, { name, limits }: Sniffing): Sniffed {
  if (bytes.length > MOST_BYTES_A_UNIT * limits.textUnits) throw tooLong(name, limits);
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const isPage = HTML_START.test(head.replace(/^(?:ï»¿|ÿþ|þÿ)/u, ''));
  const charset = isPage ? META_CHARSET.exec(head)?.[1] : undefined;
  const found = decoded(bytes, charset !== undefined && encodingOf(charset) ? charset : undefined);
  if (!found) throw refused(name, 'WRONG_TYPE', `this is no text in UTF-8, UTF-16, GB18030 or Big5. ${TEXTS}`);
  if (found.text.length > limits.textUnits) throw tooLong(name, limits);
  const start = found.text.slice(0, SAMPLE);
  if (isPage || HTML_START.test(start.slice(0, 4_096))) return { media: 'HTML', text: found.text };
  return { media: isMarkdown(start, name) && !hasLongLine(found.text) ? 'MARKDOWN' : 'TEXT', text: found.text };
}

export function tooLong(name: string, { textUnits }: ReadLimits): Error {
  return refused(name, 'TOO_LARGE', `the text has more than ${textUnits} characters: part it into several files.`);
}

/** Such a line is no Markdown that anybody wrote, and formatting in it is looked for in ever more ways. */
function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > LONGEST_MARKDOWN_LINE) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

/** One sign is enough where the name says so, too. */
function isMarkdown(text: string, name: string): boolean {
  const signs = MARKDOWN_SIGNS.filter((sign) => sign.test(text)).length;
  return signs >= (/\.(?:md|markdown)$/iu.test(name) ? 1 : 2);
}

/** Office files before 2007, and newer ones under a password. */
function oleRefused(bytes: Uint8Array, name: string): Error {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  if (isEncrypted) return refused(name, 'ENCRYPTED', 'this document is protected by a password: save it without one.');
  return refused(name, 'WRONG_TYPE', 'this is an Office file of the kind before 2007: save it as DOCX or PDF.');
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
