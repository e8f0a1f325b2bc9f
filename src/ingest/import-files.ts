/** What is to be imported: which of the two ways it goes, and its text. */
import { badInput } from '../domain/errors.ts';
import { resumed } from './byte-stream.ts';
import { type ByteFile, isExportLine } from './load.ts';
import type { SeedText } from './seed-read.ts';

export interface OpenedFiles {
  /** Every file begins as an export does whose revisions an empty graph can keep. */
  readonly isExport: boolean;
  /** To be read once. */
  readonly files: readonly ByteFile[];
}

const LINE_FEED = 0x0a;
/** What has no whole line by then is looked at no further. */
const MAX_LOOK_BYTES = 16 * 1024 * 1024;

export async function openFiles(files: readonly ByteFile[]): Promise<OpenedFiles> {
  if (files.some(isYaml)) return { isExport: false, files };
  const opened: ByteFile[] = [];
  let isExport = files.length > 0;
  for (const file of files) {
    const { first, bytes } = await firstLineOf(file);
    opened.push({ name: file.name, bytes });
    isExport &&= isExportLine(first);
  }
  return { isExport, files: opened };
}

/** Errors: BAD_USER_INPUT, naming the file. */
export async function textsOf(files: readonly ByteFile[]): Promise<readonly SeedText[]> {
  const texts: SeedText[] = [];
  for (const { name, bytes } of files) {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    texts.push({ name, text: decoded(name, Buffer.concat(pieces)) });
  }
  return texts;
}

export function isYaml({ name }: { readonly name: string }): boolean {
  return /\.ya?ml$/i.test(name);
}

function decoded(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badInput(`${name} is not UTF-8 text: save it as UTF-8.`);
  }
}

/** The first line that is not empty; '' where there is none. */
async function firstLineOf({ bytes }: ByteFile): Promise<{ first: string; bytes: AsyncIterable<Uint8Array> }> {
  const pieces = bytes[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    read.push(next.value);
    size += next.value.length;
    const isDue = next.value.includes(LINE_FEED) || size > MAX_LOOK_BYTES;
    const first = isDue ? firstOf(read, true) : '';
    if (first !== '' || size > MAX_LOOK_BYTES) return { first, bytes: resumed(read, pieces) };
  }
  return { first: firstOf(read, false), bytes: resumed(read, pieces) };
}

/** `isOpen`: the last line may go on. */
function firstOf(pieces: readonly Uint8Array[], isOpen: boolean): string {
  const lines = new TextDecoder().decode(Buffer.concat(pieces)).split('\n');
  return (isOpen ? lines.slice(0, -1) : lines).find((line) => line.trim() !== '') ?? '';
}
