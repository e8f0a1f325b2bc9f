/** A ZIP file of entries as they are, unpacked: what a reader of ZIP files gets after they were checked. */
import { crc32 } from 'node:zlib';
import type { ZipEntry } from './zip.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_FLAG = 0x800;
/** 1980-01-01. */
const DAY = 0x21;

export function storedZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const facts = factsOf(bytes, nameBytes.length);
    const local = Buffer.concat([words(LOCAL), facts, nameBytes]);
    directory.push(words(CENTRAL), halves(VERSION), facts, Buffer.alloc(10), words(offset), nameBytes);
    files.push(local, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    offset += local.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = [
    words(END),
    halves(0, 0, entries.length, entries.length),
    words(central.length),
    words(offset),
    halves(0),
  ];
  return Buffer.concat([...files, central, ...end]);
}

/** What the local header and the directory say alike, up to the length of the extra field. */
function factsOf(bytes: Uint8Array, nameLength: number): Buffer {
  return Buffer.concat([
    halves(VERSION, UTF8_FLAG, 0, 0, DAY),
    words(crc32(bytes), bytes.length, bytes.length),
    halves(nameLength, 0),
  ]);
}

function halves(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, 2 * at);
  return bytes;
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, 4 * at);
  return bytes;
}
