/** The reading thread: archives, progress, limits, and the caller's own thread meanwhile. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileReader, readFile } from '../../../src/ingest/reading/reader.ts';
import { reasonOf } from '../../../src/ingest/reading/refusals.ts';
import { hostileFiles } from './hostile-files.ts';
import { packedZip, songPdf, utf8, wordFile, wordParagraph } from './made-files.ts';

const reader = createFileReader();
afterAll(() => reader.close());

const SENTENCE = '各地探索共同富裕的实践路径。';
/** Short lines that Markdown looks through in ever more ways. */
const slow = () => utf8(`# 题\n\n${`${'**a*_'.repeat(1_000)}\n`.repeat(80)}`);
const hostile = (name: string) =>
  hostileFiles()
    .find((one) => one.name === name)
    ?.make() ?? new Uint8Array();

describe('a file', () => {
  it('has the hash of its bytes and its name, and stays the caller’s', async () => {
    const bytes = songPdf([SENTENCE, SENTENCE]);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const { documents } = await reader.read(bytes, { name: '一.pdf' });
    expect(documents.map((one) => [one.name, one.hash])).toEqual([['一.pdf', hash]]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  });

  it('that is given is taken', async () => {
    const bytes = Uint8Array.from(utf8(SENTENCE));
    await reader.read(bytes, { name: 'a.txt', gives: true });
    expect(bytes.byteLength).toBe(0);
  });

  it('is read the same by a thread of its own', async () => {
    const one = await reader.read(utf8(SENTENCE), { name: 'a.txt' });
    expect(await readFile(utf8(SENTENCE), { name: 'a.txt' })).toEqual(one);
  });

  it('is refused by name with what would be right', async () => {
    await expect(reader.read(hostile('password.pdf'), { name: '密.pdf' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: '密.pdf: this PDF is protected by a password: save it without one.',
      details: { file: '密.pdf', reason: 'ENCRYPTED' },
    });
  });

  it('that is refused harms none of the others that wait', async () => {
    const [bad, good, worse, last] = await Promise.allSettled([
      reader.read(hostile('much-text.pdf'), { name: 'bad.pdf' }),
      reader.read(utf8(SENTENCE), { name: 'good.txt' }),
      reader.read(hostile('ratio-bomb.zip'), { name: 'worse.zip' }),
      reader.read(utf8(SENTENCE), { name: 'last.txt' }),
    ]);
    expect([bad, good, worse, last].map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('what a thread has read before counts for no file after it', async () => {
    const patient = createFileReader({ stallMs: 1_500 });
    // Each takes some 0.3 s of the thread, and tells nothing in between.
    const body = Array.from({ length: 4_000 }, (_, at) => wordParagraph(`第${at}段说茶园，也说山路和水渠，还说培训。`));
    const bytes = wordFile({ body: body.join('') });
    for (let at = 0; at < 12; at += 1) {
      const { documents } = await patient.read(bytes, { name: `${at}.docx` });
      expect(documents).toHaveLength(1);
    }
    await patient.close();
  });

  it('that goes nowhere is given up, and the caller can work meanwhile', async () => {
    const impatient = createFileReader({ stallMs: 500 });
    let ticks = 0;
    const timer = setInterval(() => ticks++, 20);
    const error = await impatient.read(slow(), { name: 'slow.md' }).catch((cause: unknown) => cause);
    clearInterval(timer);
    await impatient.close();
    expect(reasonOf(error)).toBe('TOO_SLOW');
    expect(ticks).toBeGreaterThan(5);
  });

  it('that needs more memory than is given is given up', async () => {
    const small = createFileReader({ heapMb: 24 });
    const error = await small.read(utf8('一、\n'.repeat(80_000)), { name: 'a.txt' }).catch((cause: unknown) => cause);
    await small.close();
    expect(reasonOf(error)).toBe('TOO_MUCH_MEMORY');
  });

  it('is read by nobody after the reader’s end', async () => {
    const closed = createFileReader();
    await closed.close();
    await expect(closed.read(utf8(SENTENCE), { name: 'a.txt' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('an archive', () => {
  const gb = Buffer.from('bcd72e747874', 'hex');
  const archive = packedZip([
    { name: 'folder/', bytes: new Uint8Array() },
    { name: 'folder/一.txt', bytes: utf8(SENTENCE) },
    { name: 'b.docx', bytes: wordFile({ body: wordParagraph(SENTENCE) }) },
    { name: '', nameBytes: gb, bytes: utf8(SENTENCE) },
    { name: 'picture.txt', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0) },
    { name: '__MACOSX/._a.txt', bytes: utf8('无') },
    { name: 'inner.zip', bytes: packedZip([{ name: 'c.md', bytes: utf8(`# 题\n\n${SENTENCE}`) }]) },
  ]);

  it('gives a document a file, those of an archive inside, and names what is not read', async () => {
    const result = await reader.read(archive, { name: 'all.zip' });
    expect(result.documents.map(({ name, media }) => `${name} ${media}`)).toEqual([
      'all.zip/folder/一.txt TEXT',
      'all.zip/b.docx DOCX',
      'all.zip/甲.txt TEXT',
      'all.zip/inner.zip/c.md MARKDOWN',
    ]);
    expect(result.refused.map(({ details }) => details)).toEqual([
      { file: 'all.zip/picture.txt', reason: 'NEEDS_OCR' },
    ]);
  });

  it('tells of each file as soon as it is read', async () => {
    const told: string[] = [];
    await reader.read(archive, {
      name: 'all.zip',
      onDocument: ({ name }) => told.push(name),
      onProgress: ({ done, of }) => told.push(`${done}/${of}`),
    });
    expect(told.slice(0, 4)).toEqual(['all.zip/folder/一.txt', '1/7', 'all.zip/b.docx', '2/7']);
  });
});
