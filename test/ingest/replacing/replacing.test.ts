/** A newer version of a document: which passages stay, where evidence stands then, and what is left for a person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import type { EvidenceInput } from '../../../src/ingest/input.ts';
import { type AddingWorld, addingWorld, reader, recordsOf, results, theDocument } from '../adding/adding-fixture.ts';

afterAll(() => reader.close());

const NOTICE = readFileSync(new URL('../../../docs/example/tongzhi.txt', import.meta.url), 'utf8');
const ID = 'document:cha-yuan-shou-ce';
const OLD = [
  '清禾县的茶园由村集体统一经营，茶农按股分红。',
  '茶青送到茶厂以前要摊晾两个小时，天热的时候还要更久一些。',
  '各村每年修一次山路，费用由县里承担一半。',
  '各村每季度公开一次账目。',
  '示范村有十二个，都在云岭乡一带，由乡里选定。',
  '最后说一句：茶农满意。',
];
/** One put in, one taken out (4th), two that changed places, one reworded, one with other signs. */
const NEW = [
  '这一版增加了培训的内容。',
  '各村每年修一次山路，费用由县里承担一半。',
  '清禾县的茶园由村集体统一经营，茶农按股分红。',
  '茶青送到茶厂之前须摊晾两个小时，天热的时候还要更久一些。',
  '示范村有十二个，都在云岭乡一带,由乡里选定。',
  '最后说一句：茶农满意。',
];

function text(paragraphs: readonly string[]): string {
  return `# 茶园手册\n\n${paragraphs.join('\n\n')}\n`;
}

async function oldVersion(): Promise<AddingWorld> {
  const world = addingWorld();
  await world.add('old.md', text(OLD));
  return world;
}

async function stated(world: AddingWorld, id: string, ...evidence: readonly EvidenceInput[]): Promise<void> {
  const said = { status: 'HOLDS', basis: 'STATED' } as const;
  await world.writer.write(
    {
      entities: [{ type: 'MODEL', id: 'model:cha', label: '共享茶园' }],
      claims: [{ id, claimKind: 'OUTCOME', subject: 'model:cha', text: id, ...said, evidence }],
    },
    { actor: 'editor', reason: 'Entered' },
  );
}

async function replaced(world: AddingWorld, paragraphs: readonly string[] = NEW) {
  return theDocument(await results('new.md', text(paragraphs), await world.parts(), {}, ID));
}

async function passages(world: AddingWorld) {
  const records = (await recordsOf(world)).filter((record) => record.record === 'passage');
  return records.toSorted((one, other) => one.paragraph - other.paragraph);
}

async function evidenceOf(world: AddingWorld, id: string) {
  const record = (await recordsOf(world)).find((one) => one.id === id);
  return record?.record === 'claim' ? record.evidence : undefined;
}

describe('the passages of a newer version', () => {
  it('are those of its text in its order; what is as before has the id that it had, wherever it stands now', async () => {
    const world = await oldVersion();
    const before = await passages(world);
    const { version, outcome } = await replaced(world);
    expect(outcome).toBe('REPLACED');
    expect(version).toMatchObject({ unchanged: 3, added: 3, removed: 3, kept: [], moved: [] });
    const after = await passages(world);
    expect(after.map((passage) => passage.text)).toEqual(NEW);
    const idOf = (list: typeof after, words: string) => list.find((one) => one.text === words)?.id;
    for (const words of [NEW[1], NEW[2], NEW[5]]) expect(idOf(after, words ?? '')).toBe(idOf(before, words ?? ''));
    expect(new Set(after.map(({ id }) => id)).size).toBe(NEW.length);
  });

  it('that stand there twice keep theirs by what stands beside them', async () => {
    const world = addingWorld();
    const [one, two] = ['这里先说的是怎样种茶。', '这里再说的是怎样卖茶。'];
    await world.add('old.md', text([one, '从略。', two, '从略。']));
    const before = await passages(world);
    await replaced(world, [two, '从略。']);
    expect((await passages(world)).map(({ id }) => id)).toEqual([before[2]?.id, before[3]?.id]);
  });
});

describe('evidence on passages that are no longer so', () => {
  it('with a quote that stands in the new text is found there, word for word', async () => {
    const world = await oldVersion();
    await stated(world, 'claim:a', { passage: 'passage:cha-yuan-shou-ce-2', quote: '摊晾两个小时，天热的时候' });
    const { version } = await replaced(world);
    expect(version).toMatchObject({ anchored: 1, moved: [], kept: [] });
    const [at] = (await evidenceOf(world, 'claim:a')) ?? [];
    expect(at?.quote).toBe('摊晾两个小时，天热的时候');
    expect((await passages(world)).find(({ id }) => id === at?.passage)?.text).toBe(NEW[3]);
  });

  it('is found where only signs are others, quoted as the new text has it; without a quote as a whole passage', async () => {
    const world = await oldVersion();
    const passage = 'passage:cha-yuan-shou-ce-5';
    await stated(world, 'claim:a', { passage, quote: '都在云岭乡一带，由乡里选定' });
    await stated(world, 'claim:b', { passage });
    const { version } = await replaced(world);
    expect(version).toMatchObject({ anchored: 2, moved: [] });
    const [quoted] = (await evidenceOf(world, 'claim:a')) ?? [];
    const [whole] = (await evidenceOf(world, 'claim:b')) ?? [];
    expect(quoted?.quote).toBe('都在云岭乡一带,由乡里选定');
    expect(whole).toEqual({ passage: quoted?.passage, stance: 'SUPPORTS' });
  });

  it('is not guessed where the words are gone: it keeps its passage, which stands behind the text, and is named', async () => {
    const world = await oldVersion();
    await stated(world, 'claim:a', { passage: 'passage:cha-yuan-shou-ce-4', quote: '每季度公开一次账目' });
    await stated(world, 'claim:b', { passage: 'passage:cha-yuan-shou-ce-2' });
    const { version } = await replaced(world);
    expect(version?.moved).toEqual([
      { of: 'claim:b', passage: 'passage:cha-yuan-shou-ce-2' },
      { of: 'claim:a', passage: 'passage:cha-yuan-shou-ce-4', quote: '每季度公开一次账目' },
    ]);
    expect((await passages(world)).slice(NEW.length)).toMatchObject([
      { id: 'passage:cha-yuan-shou-ce-2', text: OLD[1], section: ['旧版'] },
      { id: 'passage:cha-yuan-shou-ce-4', text: OLD[3], section: ['旧版'] },
    ]);
    expect(await evidenceOf(world, 'claim:a')).toMatchObject([{ passage: 'passage:cha-yuan-shou-ce-4' }]);
  });

  it('of a few signs that stand elsewhere now is not taken for the same', async () => {
    const world = addingWorld();
    await world.add('old.md', text(['茶厂一共有三家，都在县城东边的工业园里。', '合作社是后来才办起来的。']));
    await stated(world, 'claim:a', { passage: 'passage:cha-yuan-shou-ce-1', quote: '三家' });
    const { version } = await replaced(world, ['茶厂现有五家，分在各乡。', '合作社到年底已经办了三家以上。']);
    expect(version).toMatchObject({ anchored: 0, moved: [{ of: 'claim:a' }] });
  });

  it('whose words stand in several places is found by what stands around them', async () => {
    const world = addingWorld();
    const [tea, honey] = ['云岭乡的茶农每户增收两千元，乡里发了通报。', '东坡乡的蜂农每户增收两千元，县里也来看过。'];
    await world.add('old.md', text([`${tea}然后说别的。`, honey]));
    await stated(world, 'claim:a', { passage: 'passage:cha-yuan-shou-ce-1', quote: '每户增收两千元' });
    const { version } = await replaced(world, [honey, `${tea}然后再说。`]);
    expect(version).toMatchObject({ anchored: 1, moved: [] });
    const [at] = (await evidenceOf(world, 'claim:a')) ?? [];
    expect((await passages(world)).find(({ id }) => id === at?.passage)?.text).toContain('云岭乡');
  });
});

describe('the newer version itself', () => {
  it('is known afterwards, the older one no longer, and can be taken back', async () => {
    const world = await oldVersion();
    await stated(world, 'claim:a', { passage: 'passage:cha-yuan-shou-ce-4' });
    await replaced(world);
    expect(await world.add('new.md', text(NEW))).toMatchObject([{ outcome: 'KNOWN', id: ID }]);
    expect(await world.add('old.md', text(OLD))).toMatchObject([
      { outcome: 'REFUSED', reason: 'KNOWN_SOURCE', message: expect.stringContaining(`--replaces ${ID}`) },
    ]);
    const back = theDocument(await results('old.md', text(OLD), await world.parts(), {}, ID));
    expect(back.version).toMatchObject({ moved: [], kept: [] });
    expect((await passages(world)).map((passage) => passage.text)).toEqual(OLD);
    const lines = readFileSync(join(world.folder, 'documents.jsonl'), 'utf8').trim().split('\n');
    const last = new Map(lines.map((line) => [JSON.parse(line).hash, JSON.parse(line)]));
    const [first, second] = [...last.values()];
    expect(first).toMatchObject({ state: 'DONE', replaces: second.hash });
    expect(second).toMatchObject({ state: 'REPLACED', by: first.hash });
  });

  it('is one change: stopped before or behind it, the same command ends the work', async () => {
    const world = await oldVersion();
    const before = await recordsOf(world);
    const stopped = await world.parts({
      write: () => Promise.reject(new GongfuError('UNAVAILABLE', 'The power is off.')),
    });
    await expect(results('new.md', text(NEW), stopped, {}, ID)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await recordsOf(world)).toEqual(before);
    const behind = await world.parts({
      async write(inputs, reason) {
        await world.writer.write(inputs, { actor: 'test', reason });
        throw new GongfuError('UNAVAILABLE', 'The power is off.');
      },
    });
    await expect(results('new.md', text(NEW), behind, {}, ID)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const written = await recordsOf(world);
    expect(await replaced(world)).toMatchObject({ outcome: 'REPLACED', version: { unchanged: NEW.length, added: 0 } });
    expect(await recordsOf(world)).toEqual(written);
    expect(await world.add('new.md', text(NEW))).toMatchObject([{ outcome: 'KNOWN' }]);
  });

  it('leaves what a person mended, says in what it differs, and takes what is said with it', async () => {
    const world = addingWorld();
    const { id } = theDocument(await world.add('tongzhi.txt', NOTICE));
    const newer = NOTICE.replace('2099年2月10日', '2099年6月1日');
    const said = { fields: new Map([['effectiveOn', '2099-07-01']]) };
    const { version } = theDocument(await results('newer.txt', newer, await world.parts(), said, id));
    expect(version?.differs).toMatchObject([{ field: 'issuedOn', value: '2099-06-01' }]);
    const source = (await recordsOf(world)).find((record) => record.id === id);
    expect(source).toMatchObject({ fields: { issuedOn: '2099-02-10', effectiveOn: '2099-07-01' } });
  });

  it('that is only tried changes nothing', async () => {
    const world = await oldVersion();
    const before = await recordsOf(world);
    const { write, ...trial } = await world.parts();
    expect(write).toBeDefined();
    const planned = theDocument(await results('new.md', text(NEW), trial, {}, ID));
    expect(planned).toMatchObject({ outcome: 'PLANNED', version: { unchanged: 3, added: 3 } });
    expect(await recordsOf(world)).toEqual(before);
  });
});

it('of an unknown document, or of what is none, there is no newer version', async () => {
  const world = await oldVersion();
  await stated(world, 'claim:a', { passage: 'passage:cha-yuan-shou-ce-1' });
  for (const id of ['document:none', 'model:cha'])
    expect(await results('new.md', text(NEW), await world.parts(), {}, id)).toMatchObject([{ outcome: 'REFUSED' }]);
});
