/** What files become in the graph, what is known already, and what goes on after a stop. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import { packedZip, utf8, wordFile, wordNote, wordParagraph } from '../reading/made-files.ts';
import { addingWorld, reader, recordsOf, results, theDocument } from './adding-fixture.ts';

afterAll(() => reader.close());

const NOTICE = readFileSync(new URL('../../../docs/example/tongzhi.txt', import.meta.url), 'utf8');
const NOTICE_ID = 'policy:qing-he-xian-ren-min-zheng-fu-guan-yu-zuo-qiang-gong-xiang-cha-yuan-cu-jin-nong';

function keptIn(folder: string): readonly { readonly state: string; readonly id: string; readonly file: string }[] {
  const lines = readFileSync(join(folder, 'documents.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

describe('a notice', () => {
  it('becomes a policy with number, days and issuer, for editors, and its paragraphs passages in one revision', async () => {
    const world = addingWorld();
    const added = theDocument(await world.add('tongzhi.txt', NOTICE));
    expect(added).toMatchObject({ outcome: 'ADDED', id: NOTICE_ID, passages: 12, revision: 1 });
    const records = await recordsOf(world);
    expect(records.find(({ record }) => record === 'entity')).toMatchObject({
      type: 'POLICY',
      kind: 'NOTICE',
      names: [{ text: '示政发〔2099〕1号', kind: 'SHORT' }],
      label: '清禾县人民政府关于做强“共享茶园”促进农民增收的通知',
      fields: {
        documentNumber: '示政发〔2099〕1号',
        issuedOn: '2099-02-10',
        effectiveOn: '2099-03-01',
        contributors: [{ role: 'ISSUER', literal: '清禾县人民政府' }],
        visibility: 'EDITORS',
      },
    });
    const passages = records.filter((record) => record.record === 'passage');
    expect(passages.map(({ paragraph }) => paragraph).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, at) => at + 1),
    );
    expect(passages.every(({ textKind, text }) => textKind === 'FULL_TEXT' && NOTICE.includes(text))).toBe(true);
    expect(passages.find(({ text }) => text.startsWith('清禾县与云岭县'))?.section).toEqual([
      '二、重点任务',
      '（三）深化结对协作',
    ]);
  });

  it('names how each field was found', async () => {
    const { source } = theDocument(await addingWorld().add('tongzhi.txt', NOTICE));
    expect(source?.found.map(({ field, how }) => `${field} ${how}`)).toEqual([
      'type DOCUMENT_NUMBER',
      'title NAMES_ITS_KIND',
      'kind END_OF_TITLE',
      'documentNumber NUMBER_LINE',
      'issuedOn SIGNATURE',
      'effectiveOn IN_FORCE_FROM',
      'issuer SIGNATURE',
      'language SCRIPT_OF_TEXT',
    ]);
  });

  it('is what the person says it is, before what it says itself', async () => {
    const world = addingWorld();
    const said = {
      title: '示例通知',
      type: 'DOCUMENT' as const,
      visibility: 'PUBLIC' as const,
      fields: new Map([
        ['issuedOn', '2099-02'],
        ['documentNumber', ''],
      ]),
    };
    await world.add('tongzhi.txt', NOTICE, said);
    const [entity] = (await recordsOf(world)).filter(({ record }) => record === 'entity');
    expect(entity).toMatchObject({ id: 'document:shi-li-tong-zhi', fields: { issuedOn: '2099-02' } });
    expect(entity).toMatchObject({ fields: { visibility: 'PUBLIC' } });
    expect(entity).not.toHaveProperty('fields.documentNumber');
    expect(entity).not.toHaveProperty('fields.effectiveOn');
  });

  it('is kept as it came, under its hash', async () => {
    const world = addingWorld();
    const { hash } = theDocument(await world.add('tongzhi.txt', NOTICE));
    const path = `files/${hash.slice(0, 2)}/${hash}.txt`;
    expect(readFileSync(join(world.folder, path), 'utf8')).toBe(NOTICE);
    expect(keptIn(world.folder)).toMatchObject([
      { state: 'BEGUN', id: NOTICE_ID, file: path },
      { state: 'DONE', id: NOTICE_ID, file: path },
    ]);
  });

  it('that is only tried writes and keeps nothing', async () => {
    const world = addingWorld();
    const { write, ...trial } = await world.parts();
    expect(write).toBeDefined();
    const planned = theDocument(await results('tongzhi.txt', NOTICE, trial));
    expect(planned).toMatchObject({ outcome: 'PLANNED', id: NOTICE_ID, passages: 12 });
    expect(planned.outline?.map(({ section, passages }) => `${section.at(-1) ?? ''} ${passages}`)).toContain(
      '（三）深化结对协作 1',
    );
    expect(await recordsOf(world)).toEqual([]);
    expect(existsSync(join(world.folder, 'documents.jsonl'))).toBe(false);
    expect(existsSync(join(world.folder, 'files'))).toBe(false);
  });
});

describe('other kinds of file', () => {
  it('a Word document has its headings and its footnotes behind them', async () => {
    const world = addingWorld();
    const body = [
      wordParagraph('山村茶业观察', 'T'),
      wordParagraph('一、背景', '1'),
      `<w:p><w:r><w:t>茶农收入增加</w:t></w:r>${wordNote(2)}<w:r><w:t>，路也修通了。</w:t></w:r></w:p>`,
    ].join('');
    const added = theDocument(await world.add('guancha.docx', wordFile({ body, notes: ['数据来自县统计局。'] })));
    expect(added).toMatchObject({ id: 'document:shan-cun-cha-ye-guan-cha', passages: 2 });
    expect(await recordsOf(world)).toMatchObject([
      { record: 'entity', type: 'DOCUMENT' },
      { section: ['一、背景'], paragraph: 1 },
      { section: ['注释'], paragraph: 2, text: expect.stringContaining('数据来自县统计局。') },
    ]);
  });

  it('an article on a page has its journal, authors and DOI from its tags', async () => {
    const world = addingWorld();
    const meta = Object.entries({
      citation_title: '茶园共享的条件',
      citation_author: '欧阳晴',
      citation_journal_title: '乡村示例',
      citation_doi: '10.9999/example.7',
      citation_publication_date: '2021/05/01',
    }).map(([name, content]) => `<meta name="${name}" content="${content}">`);
    const page = `<!doctype html><html><head>${meta.join('')}</head><body><article><h1>茶园共享的条件</h1><p>茶园共享要有村集体。</p><p>也要有企业。</p></article></body></html>`;
    await world.add('page.html', page);
    expect((await recordsOf(world))[0]).toMatchObject({
      id: 'document:cha-yuan-gong-xiang-de-tiao-jian',
      fields: {
        containerTitle: '乡村示例',
        cslType: 'article-journal',
        doi: '10.9999/example.7',
        issuedOn: '2021-05-01',
        contributors: [{ role: 'AUTHOR', family: '欧阳', given: '晴' }],
      },
    });
  });

  it('an archive gives a source for each file, names what it does not take, and is kept whole', async () => {
    const world = addingWorld();
    const entries = [
      { name: 'a.txt', bytes: utf8('关于种茶的意见\n\n各村要种好茶。') },
      { name: 'b.txt', bytes: utf8('关于养蜂的意见\n\n各村要养好蜂。') },
      { name: 'c.exe', bytes: Uint8Array.from([0x4d, 0x5a, 0, 1, 2, 3]) },
    ];
    const all = await world.add('texts.zip', packedZip(entries));
    expect(all).toMatchObject([
      { outcome: 'ADDED', file: 'texts.zip/a.txt', id: 'document:guan-yu-zhong-cha-de-yi-jian' },
      { outcome: 'ADDED', file: 'texts.zip/b.txt', id: 'document:guan-yu-yang-feng-de-yi-jian' },
      { outcome: 'REFUSED', reason: 'WRONG_TYPE', message: expect.stringContaining('c.exe') },
    ]);
    expect(new Set(keptIn(world.folder).map(({ file }) => file)).size).toBe(1);
  });
});

it('a text of nothing but a heading is a passage of it', async () => {
  const world = addingWorld();
  expect(await world.add('one.md', '# 茶园一览\n')).toMatchObject([{ outcome: 'ADDED', passages: 1 }]);
  expect((await recordsOf(world))[1]).toMatchObject({ text: '茶园一览', paragraph: 1, section: [] });
});

describe('what is known', () => {
  it('the same bytes again, under any name, change nothing', async () => {
    const world = addingWorld();
    await world.add('tongzhi.txt', NOTICE);
    const before = await recordsOf(world);
    expect(await world.add('copy.txt', NOTICE)).toMatchObject([{ outcome: 'KNOWN', id: NOTICE_ID }]);
    expect(await recordsOf(world)).toEqual(before);
    expect(keptIn(world.folder)).toHaveLength(2);
  });

  it('but what was removed since is added again', async () => {
    const world = addingWorld();
    await world.add('tongzhi.txt', NOTICE);
    await world.writer.write({ remove: [NOTICE_ID] }, { actor: 'test', reason: 'Away' });
    expect(await world.add('tongzhi.txt', NOTICE)).toMatchObject([{ outcome: 'ADDED', id: NOTICE_ID, passages: 12 }]);
  });

  it('another file of the same number in another spelling is refused, and not kept', async () => {
    const world = addingWorld();
    await world.add('tongzhi.txt', NOTICE);
    const other = NOTICE.replace('〔2099〕', '[2099]').replace('关于做强', '关于进一步做强');
    expect(await world.add('new.txt', other)).toMatchObject([
      { outcome: 'REFUSED', reason: 'KNOWN_SOURCE', message: expect.stringMatching(/new\.txt.*示政发.*--field/) },
    ]);
    expect(keptIn(world.folder)).toHaveLength(2);
  });

  it('one of the same title is refused unless both are of known days that differ', async () => {
    const world = addingWorld();
    const report = (year: number, more: string) =>
      `茶业发展报告\n\n${more}这一年各村都把茶园管好，茶农的收入也多了起来，路也修到了山上。\n\n清禾县人民政府\n${year}年1月5日\n`;
    expect(await world.add('1.txt', report(2098, '茶好。'))).toMatchObject([{ outcome: 'ADDED' }]);
    expect(await world.add('2.txt', report(2098, '茶很好。'))).toMatchObject([{ reason: 'KNOWN_SOURCE' }]);
    expect(
      await world.add('3.txt', '茶业发展报告\n\n茶不好。这一年雨水太多，各村的茶园都少收了，茶农的收入也少了一些。\n'),
    ).toMatchObject([{ reason: 'KNOWN_SOURCE' }]);
    const [next] = await world.add('4.txt', report(2099, '茶更好。'));
    expect(next).toMatchObject({ outcome: 'ADDED' });
    expect(next).toHaveProperty('id', expect.stringMatching(/^document:cha-ye-fa-zhan-bao-gao-[0-9a-f]{8}$/));
  });

  it('a file that the rules of the graph refuse is refused by itself and leaves no file behind', async () => {
    const world = addingWorld();
    const said = { fields: new Map([['issuedOn', 'yesterday']]) };
    expect(await world.add('tongzhi.txt', NOTICE, said)).toMatchObject([
      { outcome: 'REFUSED', reason: 'NOT_TAKEN', message: expect.stringContaining('yesterday') },
    ]);
    const [line] = keptIn(world.folder);
    expect(existsSync(join(world.folder, line?.file ?? ''))).toBe(false);
    expect(await world.add('tongzhi.txt', NOTICE)).toMatchObject([{ outcome: 'ADDED' }]);
  });
});

describe('a document that was stopped in the middle', () => {
  const PARAGRAPHS = 4_100;
  const LONG = `# 长文\n\n${Array.from({ length: PARAGRAPHS }, (_, at) => `第${at + 1}段说茶。`).join('\n\n')}\n`;

  it('goes on where it was, each passage once, and keeps what was mended meanwhile', async () => {
    const world = addingWorld();
    let changes = 0;
    const whole = await world.parts();
    const stopping = await world.parts({
      async write(inputs, reason) {
        changes += 1;
        if (changes === 2) throw new GongfuError('UNAVAILABLE', 'The power is off.');
        return world.writer.write(inputs, { actor: 'test', reason });
      },
    });
    expect(whole.write).toBeDefined();
    await expect(results('long.md', LONG, stopping)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const title = { type: 'DOCUMENT', id: 'document:chang-wen', label: '很长的文' };
    await world.writer.write({ entities: [title] }, { actor: 'editor', reason: 'Mended' });
    // The line that the kill cut off.
    const ledger = join(world.folder, 'documents.jsonl');
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}{"hash":"ab`);

    expect(await world.add('long.md', LONG)).toMatchObject([{ outcome: 'ADDED', id: 'document:chang-wen' }]);
    const records = await recordsOf(world);
    expect(records.filter(({ record }) => record === 'passage')).toHaveLength(PARAGRAPHS);
    expect(records.find(({ record }) => record === 'entity')).toMatchObject({ label: '很长的文' });
    expect(await world.add('long.md', LONG)).toMatchObject([{ outcome: 'KNOWN' }]);
  });
});
