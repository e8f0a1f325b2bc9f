/** An export goes into an empty graph and comes out as it was. */
import { describe, expect, it } from 'vitest';
import { exportLines } from '../../src/ingest/export.ts';
import type { Fault } from '../../src/ingest/fault.ts';
import { openFiles } from '../../src/ingest/import-files.ts';
import { type ByteFile, readExport } from '../../src/ingest/load.ts';
import { receivedLines, sentLines } from '../../src/ingest/sent-lines.ts';
import { createWriter } from '../../src/ingest/write.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createReferenceStore } from '../store/reference.ts';
import { keys, ontology } from './seed-fixture.ts';

/** Bytes in pieces that cut characters and lines. */
function file(name: string, text: string, pieceBytes = 7): ByteFile {
  const bytes = Buffer.from(text, 'utf8');
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) =>
    bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  );
  return {
    name,
    bytes: (async function* () {
      yield* pieces;
    })(),
  };
}

async function world(): Promise<GraphStore> {
  const store = createReferenceStore(ontology);
  const writer = createWriter({ store, ontology, keys });
  const evidence = [{ passage: 'passage:p1', quote: '茶“三变”' }];
  await writer.write(
    {
      entities: [
        { type: 'DOCUMENT', id: 'document:d', label: '茶，与\u3000山', fields: { visibility: 'EDITORS' } },
        { type: 'REGION', id: 'region:a', label: '东乡县', labelEn: 'Dongxiang', fields: { level: 'COUNTY' } },
        { type: 'REGION', id: 'region:b', label: '东乡县', distinct: true, summary: '两行\n字 𠮷' },
      ],
      passages: [
        { id: 'passage:p1', document: 'document:d', section: ['一'], paragraph: 1, text: '甲', textKind: 'PARAPHRASE' },
      ],
      claims: [{ id: 'claim:c', claimKind: 'ONLY', subject: 'region:a', text: '唯一', status: 'HOLDS', evidence }],
    },
    { actor: '编辑甲', reason: '初稿' },
  );
  await writer.write({ aliases: [{ id: 'region:old', into: 'region:a' }] }, { actor: 'b@x', reason: '' });
  return store;
}

async function textOf(store: GraphStore): Promise<string> {
  let text = '';
  for await (const lines of exportLines(store, 'EDITORS')) text += lines;
  return text;
}

async function loaded(...files: readonly ByteFile[]): Promise<GraphStore> {
  const store = createReferenceStore(ontology);
  const reading = readExport(files, keys);
  try {
    await store.load(reading.lines);
  } catch (error) {
    throw reading.named(error);
  }
  return store;
}

async function faultsOf(work: Promise<unknown>): Promise<readonly Fault[]> {
  const error = await work.catch((refused: unknown) => refused);
  return (error as { details: { faults: readonly Fault[] } }).details.faults;
}

describe('an export', () => {
  it('has a record or a merged id a line, by id, with the whole revision', async () => {
    const lines = (await textOf(await world()))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const ids = lines.map((line) => line.record?.id ?? line.merged.id);
    expect(ids).toEqual(['claim:c', 'document:d', 'passage:p1', 'region:a', 'region:b', 'region:old']);
    expect(lines[5]).toMatchObject({
      merged: { id: 'region:old', into: 'region:a' },
      revision: { number: 2, actor: 'b@x', reason: '' },
    });
    expect(Object.keys(lines[0])).toEqual(['record', 'revision']);
    expect(Object.keys(lines[0].revision)).toEqual(['number', 'at', 'actor', 'reason']);
  });

  it('goes into an empty graph and comes out byte for byte', async () => {
    const text = await textOf(await world());
    expect(await textOf(await loaded(file('all.jsonl', text)))).toBe(text);
    const [one, other] = [text.slice(0, text.indexOf('\n') + 1), text.slice(text.indexOf('\n') + 1)];
    expect(await textOf(await loaded(file('2.jsonl', other, 64), file('1.jsonl', one)))).toBe(text);
  });

  it('with a byte order mark, empty lines and carriage returns is the same', async () => {
    const text = await textOf(await world());
    const edited = `\ufeff\r\n${text.replaceAll('\n', '\r\n\r\n')}`;
    expect(await textOf(await loaded(file('all.jsonl', edited)))).toBe(text);
  });

  it('is told from lines whose revisions cannot be kept', async () => {
    const text = await textOf(await world());
    const isExport = async (...files: readonly ByteFile[]) => (await openFiles(files)).isExport;
    expect(await isExport(file('all.jsonl', `\n\n${text}`))).toBe(true);
    expect(await isExport(file('all.jsonl', text.replaceAll(/"revision":\{[^}]*\}/g, '"revision":3')))).toBe(false);
    expect(await isExport(file('all.jsonl', text), file('more.yaml', 'entities: []'))).toBe(false);
    expect(await isExport(file('all.jsonl', ''))).toBe(false);
    const { files } = await openFiles([file('all.jsonl', text)]);
    expect(await textOf(await loaded(...files))).toBe(text);
  });

  it('with faults is refused with file and line, all of them', async () => {
    const text = await textOf(await world());
    const broken = `${text}not json\n\n{"record":{"record":"entity"}}\n{"record":{},"revision":2}\n`;
    expect(await faultsOf(loaded(file('a.jsonl', text), file('b.jsonl', broken)))).toMatchObject([
      { file: 'b.jsonl', line: 7, code: 'SYNTAX' },
      { file: 'b.jsonl', line: 9, code: 'REFUSED' },
      { file: 'b.jsonl', line: 10, code: 'REFUSED' },
    ]);
  });

  it('that the store refuses is named by file and line', async () => {
    const text = await textOf(await world());
    const again = `\n${text.split('\n')[3]}\n`;
    expect(await faultsOf(loaded(file('a.jsonl', text), file('b.jsonl', again)))).toMatchObject([
      { file: 'b.jsonl', line: 2, message: expect.stringContaining('id') },
    ]);
    const lost = text.replace('"document":"document:d"', '"document":"document:e"');
    expect(await faultsOf(loaded(file('a.jsonl', lost)))).toMatchObject([{ file: 'a.jsonl', line: 3 }]);
  });

  it('with a line without its revision is refused with that line', async () => {
    const text = await textOf(await world());
    const bare = JSON.stringify({ record: JSON.parse(text.split('\n')[3] ?? '').record });
    const mixed = text.split('\n').with(3, bare).join('\n');
    expect(await faultsOf(loaded(file('a.jsonl', mixed)))).toMatchObject([{ line: 4, code: 'REFUSED' }]);
  });

  it('that is no UTF-8 is refused with the line', async () => {
    const bytes = Buffer.concat([Buffer.from('\n\n{"record":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    const whole: ByteFile = {
      name: 'a.jsonl',
      bytes: (async function* () {
        yield bytes;
      })(),
    };
    expect(await faultsOf(loaded(whole))).toMatchObject([{ file: 'a.jsonl', line: 3, code: 'SYNTAX' }]);
  });

  it('reaches another process in order, and not at all where it breaks off', async () => {
    const text = await textOf(await world());
    const sent: string[] = [];
    for await (const lines of sentLines(readExport([file('a.jsonl', text)], keys).lines)) sent.push(lines);
    const store = createReferenceStore(ontology);
    await store.load(receivedLines(file('socket', sent.join('')).bytes));
    expect(await textOf(store)).toBe(text);
    const other = createReferenceStore(ontology);
    const cut = receivedLines(file('socket', sent.slice(0, -1).join('')).bytes);
    await expect(other.load(cut)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await textOf(other)).toBe('');
  });
});
