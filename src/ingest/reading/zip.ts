/** ZIP archives that nobody vouches for: what they unpack to is counted as it comes, whatever their directory says. */
import type { Entry, ZipFile } from 'yauzl';
import { decoded } from './decoding.ts';
import type { ReadLimits } from './limits.ts';
import { loaded } from './packages.ts';
import { reasonOf, refused } from './refusals.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Unpacking {
  /** The archive's name, for errors. */
  readonly file: string;
  readonly limits: ReadLimits;
  /** Over all archives in one another. */
  readonly spent: { bytes: number; entries: number };
  /** Which entries are unpacked. */
  readonly wants: (name: string) => boolean;
}

const UTF8_FLAG = 0x800;
/** A small entry may be packed as tightly as it likes. */
const RATIO_FROM_BYTES = 1024 * 1024;
const OUTSIDE = /(?:^|\/)\.\.(?:\/|$)|^\/|^[a-z]:|\0/iu;

/** One entry at a time. Errors: BAD_USER_INPUT with BOMB, PATH_OUTSIDE, ENCRYPTED or BROKEN. */
export async function* unpacked(bytes: Uint8Array, unpacking: Unpacking): AsyncGenerator<ZipEntry, void, void> {
  const zip = await opened(bytes, unpacking.file);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = checkedName(entry, unpacking.file);
      countEntry(unpacking);
      if (!name.endsWith('/') && unpacking.wants(name))
        yield { name, bytes: await bytesOf(zip, { entry, name }, unpacking) };
    }
  } catch (cause) {
    throw reasonOf(cause) ? cause : brokenZip(unpacking.file, cause);
  }
}

/** The names in the archive's order, where its own directory stays within the limits. */
export async function entryNames(
  bytes: Uint8Array,
  { file, limits }: Pick<Unpacking, 'file' | 'limits'>,
): Promise<readonly string[]> {
  const zip = await opened(bytes, file);
  const names: string[] = [];
  const spent = { bytes: 0, entries: 0 };
  if (zip.entryCount > limits.entries) throw tooMany(file, limits);
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(checkedName(entry, file));
      spent.bytes += entry.uncompressedSize;
      if (spent.bytes > limits.unpackedBytes) throw tooMuch(file, names.at(-1) ?? '');
    }
  } catch (cause) {
    throw reasonOf(cause) ? cause : brokenZip(file, cause);
  }
  return names;
}

async function opened(bytes: Uint8Array, file: string): Promise<ZipFile> {
  const { fromBufferPromise } = await loaded('yauzl', () => import('yauzl'));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: true }).catch((cause: unknown) => {
    throw brokenZip(file, cause);
  });
}

/** Names without the mark of UTF-8 are of the packer's own code page: GB18030 on Chinese machines. */
function checkedName(entry: Entry, file: string): string {
  const isUtf8 = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  const raw = isUtf8
    ? entry.fileNameRaw.toString('utf8')
    : (decoded(entry.fileNameRaw)?.text ?? entry.fileNameRaw.toString('latin1'));
  const name = raw.replaceAll('\\', '/');
  if (OUTSIDE.test(name))
    throw refused(
      file,
      'PATH_OUTSIDE',
      `its entry “${name.slice(0, 100)}” points outside of the archive: pack the files again.`,
    );
  return name;
}

function countEntry({ file, limits, spent }: Unpacking): void {
  spent.entries += 1;
  if (spent.entries > limits.entries) throw tooMany(file, limits);
}

function tooMany(file: string, { entries }: ReadLimits): Error {
  return refused(file, 'BOMB', `the archive has more than ${entries} entries: add its files in smaller archives.`);
}

function tooMuch(file: string, name: string): Error {
  return refused(
    file,
    'BOMB',
    `with its entry “${name}” it unpacks to far more than it is: add the files themselves if that is right.`,
  );
}

async function bytesOf(
  zip: ZipFile,
  { entry, name }: { readonly entry: Entry; readonly name: string },
  unpacking: Unpacking,
): Promise<Uint8Array> {
  const { file, limits, spent } = unpacking;
  if (entry.isEncrypted())
    throw refused(file, 'ENCRYPTED', `its entry “${name}” is under a password: unpack it and add the files.`);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    spent.bytes += chunk.length;
    if (
      spent.bytes > limits.unpackedBytes ||
      (length > RATIO_FROM_BYTES && length > limits.ratio * entry.compressedSize)
    )
      throw tooMuch(file, name);
  }
  return Buffer.concat(chunks);
}

function brokenZip(file: string, cause: unknown): Error {
  const isCut =
    cause instanceof Error &&
    /end of central directory|invalid or unsupported|out of bounds|unexpected EOF/iu.test(cause.message);
  if (isCut)
    return refused(
      file,
      'TRUNCATED',
      'the end of this ZIP file is missing or broken: copy or download it again.',
      cause,
    );
  return refused(file, 'BROKEN', 'this ZIP file cannot be unpacked: pack it again.', cause);
}
