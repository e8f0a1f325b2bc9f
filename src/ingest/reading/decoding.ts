/** Bytes of a text in an encoding that nobody names: UTF-8, UTF-16 with or without a mark, GB18030, Big5. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** So many bytes tell the encoding. */
const SAMPLE_BYTES = 64 * 1024;
/** Of characters that any text has; a wrong encoding gives others. */
const USUAL =
  /[\s\w.,，。、；：（）《》“”的一是在了和有中国人年为大会发展政府关于工作建设通知与對發國為會關於產業學經濟這個來時們]/gu;
/** Unassigned, private, controls, lone halves, the sign of what could not be read. */
const UNUSUAL = /[\p{Cn}\p{Co}\p{Cs}\ufffd]|(?![\t\n\r\f])\p{Cc}/gu;
const LEAST_SCORE = 0.02;

/** Undefined where the bytes are no text. `named` is what the file itself says (a charset of HTML). */
export function decoded(bytes: Uint8Array, named?: string): Decoded | undefined {
  const marked = byMark(bytes);
  if (marked) return inEncoding(bytes, marked);
  const told = named === undefined ? undefined : encodingOf(named);
  if (told) {
    const found = inEncoding(bytes, told, true);
    if (found) return found;
  }
  if (!hasZeros(bytes)) {
    const utf8 = inEncoding(bytes, 'utf-8', true);
    if (utf8) return utf8;
  }
  return likeliest(bytes);
}

/** The name as standards and pages write it; undefined for one that no text here has. */
export function encodingOf(name: string): Encoding | undefined {
  const plain = name.trim().toLowerCase();
  if (/^utf-?8$/u.test(plain)) return 'utf-8';
  if (/^utf-?16(?:le)?$/u.test(plain)) return 'utf-16le';
  if (/^utf-?16be$/u.test(plain)) return 'utf-16be';
  if (/^(?:gb18030|gbk|gb_?2312(?:-80)?|x-gbk|cp936)$/u.test(plain)) return 'gb18030';
  return /^(?:big5(?:-hkscs)?|cp950)$/u.test(plain) ? 'big5' : undefined;
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function likeliest(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const encodings: readonly Encoding[] = hasZeros(sample)
    ? ['utf-16le', 'utf-16be']
    : ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];
  const [best] = encodings
    .map((encoding) => ({ encoding, score: scoreOf(new TextDecoder(encoding).decode(evenly(sample))) }))
    .toSorted((one, other) => other.score - one.score);
  if (!best || best.score < LEAST_SCORE) return undefined;
  return inEncoding(bytes, best.encoding);
}

/** The share of usual characters less ten times that of unusual ones. */
function scoreOf(text: string): number {
  if (text === '') return 0;
  const usual = text.match(USUAL)?.length ?? 0;
  const unusual = text.match(UNUSUAL)?.length ?? 0;
  return (usual - 10 * unusual) / text.length;
}

/** A strict reading is undefined where a byte does not fit. */
function inEncoding(bytes: Uint8Array, encoding: Encoding, isStrict = false): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: isStrict }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

function hasZeros(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SAMPLE_BYTES).includes(0);
}

function evenly(bytes: Uint8Array): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : bytes.subarray(0, bytes.length - 1);
}
