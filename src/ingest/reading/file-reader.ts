/** Files of any kind to documents; runs in the reading thread. An archive gives a document a file. */
import { createHash } from 'node:crypto';
import { GongfuError } from '../../domain/errors.ts';
import { assembled } from './assemble.ts';
import type { ReadDocument } from './document.ts';
import { isDocx, readDocx } from './docx-reader.ts';
import { readHtml } from './html-reader.ts';
import type { ReadLimits } from './limits.ts';
import { readMarkdown } from './markdown-reader.ts';
import { readPdf } from './pdf-reader.ts';
import type { Extract } from './raw-paragraph.ts';
import { reasonOf, refused } from './refusals.ts';
import { type Sniffed, sniffed, tooLong } from './sniffing.ts';
import { readPlainText } from './text-reader.ts';
import { entryNames, unpacked } from './zip.ts';

export interface ReadProgress {
  readonly file: string;
  /** Pages of a PDF or files of an archive. */
  readonly done: number;
  readonly of: number;
}

export interface ReadEvents {
  onDocument(document: ReadDocument): void;
  /** A file of an archive that is not read; the others are. */
  onRefused(error: GongfuError): void;
  onProgress(progress: ReadProgress): void;
  /** A step of one file is done: the reader is not stuck. */
  onStep(): void;
}

interface Reading {
  readonly name: string;
  readonly limits: ReadLimits;
  readonly events: ReadEvents;
  /** Archives around the file, and what they took. */
  readonly depth: number;
  readonly spent: { bytes: number; entries: number };
}

/** Of other Office programs. */
const OTHER_OFFICE = /^(?:xl\/workbook|ppt\/presentation|META-INF\/container|content)\.xml$/u;
/** What systems put beside files. */
const NO_FILE = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/u;

/** Errors: BAD_USER_INPUT with `details.file` and `details.reason`; UNAVAILABLE where a package is missing. */
export async function readBytes(
  bytes: Uint8Array,
  file: { readonly name: string; readonly limits: ReadLimits },
  events: ReadEvents,
): Promise<void> {
  await readOne(bytes, { ...file, events, depth: 0, spent: { bytes: 0, entries: 0 } });
}

async function readOne(bytes: Uint8Array, reading: Reading): Promise<void> {
  // Before it is read: a reader may take the bytes away.
  const hash = createHash('sha256').update(bytes).digest('hex');
  const found = sniffed(bytes, reading);
  if (found.media === 'ZIP') await readZip(bytes, reading, hash);
  else give(await extractOf(found, bytes, reading), hash, reading);
}

async function extractOf(found: Sniffed, bytes: Uint8Array, { name, limits, events }: Reading): Promise<Extract> {
  if ('text' in found) {
    if (found.media === 'HTML') return readHtml(found.text, name);
    return found.media === 'MARKDOWN' ? readMarkdown(found.text) : readPlainText(found.text, { name, limits });
  }
  return readPdf(bytes, { file: name, limits, onPage: (done, of) => events.onProgress({ file: name, done, of }) });
}

async function readZip(bytes: Uint8Array, reading: Reading, hash: string): Promise<void> {
  const { name, limits, spent } = reading;
  if (reading.depth > limits.nesting)
    throw refused(name, 'BOMB', 'archives stand in one another too deep: unpack them and add the files.');
  const names = await entryNames(bytes, { file: name, limits });
  if (isDocx(names)) return give(await readDocx(bytes, { file: name, limits, spent }), hash, reading);
  if (names.some((entry) => OTHER_OFFICE.test(entry)))
    throw refused(
      name,
      'WRONG_TYPE',
      'this is a table, a presentation or an e-book: save its text as DOCX, PDF or HTML.',
    );
  await readEntries(bytes, reading, names.length);
}

async function readEntries(bytes: Uint8Array, reading: Reading, of: number): Promise<void> {
  const { name: file, limits, spent, events } = reading;
  let done = 0;
  for await (const entry of unpacked(bytes, { file, limits, spent, wants: (name) => !NO_FILE.test(name) })) {
    await readOne(entry.bytes, { ...reading, name: `${file}/${entry.name}`, depth: reading.depth + 1 }).catch(
      (error: unknown) => {
        // A bomb inside is one of the whole archive.
        if (!(error instanceof GongfuError) || !reasonOf(error) || reasonOf(error) === 'BOMB') throw error;
        events.onRefused(error);
      },
    );
    events.onProgress({ file, done: ++done, of });
  }
}

function give(extract: Extract, hash: string, { name, limits, events }: Reading): void {
  if (extract.raw.length > limits.textUnits) throw tooLong(name, limits);
  if (extract.paragraphs.length > limits.paragraphs)
    throw refused(
      name,
      'TOO_LARGE',
      `the text has more than ${limits.paragraphs} paragraphs: part it into several files.`,
    );
  events.onStep();
  const document = assembled(extract, { name, hash });
  if (!/[\p{L}\p{N}]/u.test(document.text)) throw refused(name, 'NO_TEXT', 'the file has no words in it.');
  events.onDocument(document);
}
