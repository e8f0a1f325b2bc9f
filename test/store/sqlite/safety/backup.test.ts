/** Backups: taken while others write, checked, refused where they are no good, and never in the place of something. */
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scopeFor } from '../../../../src/domain/scope.ts';
import { MIGRATIONS } from '../../../../src/store/sqlite/ddl.ts';
import { change, entity } from '../../items.ts';
import { refusalOf } from '../folder.ts';
import { contentOf, damage, filledStore, safeStore, withStore } from './safe-store.ts';

describe('a backup', () => {
  it('is the graph in one file, readable by its owner only', async () => {
    const { folder, file, safety } = await filledStore();
    const target = join(folder, 'backup.sqlite');
    const facts = await safety.backUp(target, { overwrite: false });
    expect(facts).toMatchObject({ file: target, revision: 4, version: MIGRATIONS.length, merged: 0 });
    expect(facts.bytes).toBe((await stat(target)).size);
    expect(contentOf(target)).toBe(contentOf(file));
    if (process.platform !== 'win32') expect((await stat(target)).mode & 0o777).toBe(0o600);
  });

  it('says the same when it is checked later', async () => {
    const { folder, safety } = await filledStore();
    const facts = await safety.backUp(join(folder, 'backup.sqlite'), { overwrite: false });
    expect(await safety.check(facts.file)).toEqual(facts);
  });

  it('is of one revision while others write, and has all that was acknowledged before', async () => {
    const { folder, file, safety } = await filledStore();
    const first = await safety.backUp(join(folder, 'first.sqlite'), { overwrite: false });
    await withStore(file, async (store) => {
      let isOver = false;
      const writer = async (place: number) => {
        for (let n = 0; !isOver; n += 1)
          await store.apply(change(entity('REGION', `第${place}-${n}村`, { id: `region:r${place}-${n}` })));
      };
      const writing = Promise.all([0, 1, 2, 3].map(writer));
      for (let round = 0; round < 5; round += 1) {
        const before = (await store.position()).revision;
        const facts = await safety.backUp(join(folder, `backup-${round}.sqlite`), { overwrite: false });
        expect(facts.revision).toBeGreaterThanOrEqual(before);
        // Each change makes one record: the counts tell whether it is one state.
        expect(facts.records - facts.revision).toBe(first.records - first.revision);
      }
      isOver = true;
      await writing;
    });
  });

  it('of the tables of an older program is taken before they are brought up to date', async () => {
    const { folder, file, safety } = safeStore();
    damage(file, MIGRATIONS[0] ?? '', `PRAGMA application_id = ${0x676f6e67}`, 'PRAGMA user_version = 1');
    const facts = await safety.backUp(join(folder, 'backup.sqlite'), { overwrite: false });
    expect(facts).toMatchObject({ version: 1, records: 0, revision: 0 });
    await withStore(facts.file, async (store) =>
      expect((await store.counts(scopeFor('EDITORS', 20_000))).passages).toBe(0),
    );
  });

  it('takes the place of a file only where that is said', async () => {
    const { folder, safety } = await filledStore();
    const target = join(folder, 'backup.sqlite');
    await writeFile(target, 'mine');
    expect(await refusalOf(safety.backUp(target, { overwrite: false }))).toMatchObject({ code: 'CONFLICT' });
    expect(await readFile(target, 'utf8')).toBe('mine');
    await safety.backUp(target, { overwrite: true });
    expect(await safety.check(target)).toMatchObject({ revision: 4 });
  });

  it.each([
    ['the graph itself', (folder: string) => join(folder, 'graph.sqlite')],
    ['a name in a folder that is not there', (folder: string) => join(folder, 'nowhere', 'backup.sqlite')],
    ['a folder', (folder: string) => join(folder, 'folder')],
  ])('does not take %s for a file to write', async (_, nameIn) => {
    const { folder, file, safety } = await filledStore();
    await mkdir(join(folder, 'folder'));
    const before = await readFile(file);
    expect(await refusalOf(safety.backUp(nameIn(folder), { overwrite: true }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await readFile(file)).toEqual(before);
  });

  it('of a folder without a graph is refused, and makes nothing', async () => {
    const { folder, safety } = safeStore();
    expect(await refusalOf(safety.backUp(join(folder, 'b.sqlite'), { overwrite: false }))).toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a damaged graph is refused, and nothing of it is left', async () => {
    const { folder, file, safety } = await filledStore();
    damage(file, "UPDATE record SET doc = substr(doc, 2) WHERE id = 'claim:first'");
    const target = join(folder, 'backup.sqlite');
    expect(await refusalOf(safety.backUp(target, { overwrite: false }))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('claim:first'),
    });
    expect(existsSync(target)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('a file that is no good backup is named as such:', () => {
  const CASES: readonly (readonly [string, (file: string) => Promise<void> | void, RegExp])[] = [
    ['cut off', (file) => truncate(file, 40_000), /no good backup|damaged/],
    ['a byte of it changed', (file) => flipPage(file), /no good backup|damaged/],
    ['nothing in it', (file) => writeFile(file, ''), /nothing in it/],
    [
      'a text',
      (file) => writeFile(file, 'a text of some length, which was never a database of any kind. '.repeat(40)),
      /damaged or no database/,
    ],
    ['of another program', (file) => emptied(file, 'CREATE TABLE theirs (a)'), /not one of gongfu/],
    ['of a newer program', (file) => damage(file, 'PRAGMA user_version = 99'), /newer gongfu/],
    [
      'a record less than its history tells',
      (file) => damage(file, "DELETE FROM record WHERE id = 'claim:first'"),
      /by its history there are/,
    ],
    [
      'a revision less than its records tell',
      (file) => damage(file, 'DELETE FROM revision WHERE number = 4'),
      /the last one is 3/,
    ],
    ['a log beside it', (file) => writeFile(`${file}-wal`, 'x'), /write-ahead log/],
  ];
  it.each(CASES)('%s', async (_, spoil, message) => {
    const { folder, safety } = await filledStore();
    const { file } = await safety.backUp(join(folder, 'backup.sqlite'), { overwrite: false });
    await spoil(file);
    const refusal = await refusalOf(safety.check(file));
    expect(refusal).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(message) });
    expect(refusal.message).toContain('backup.sqlite');
  });

  it('that is not there', async () => {
    const { folder, safety } = safeStore();
    expect(await refusalOf(safety.check(join(folder, 'no.sqlite')))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('and a good one is read without a trace beside it', async () => {
    const { folder, file, safety } = await filledStore();
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await safety.backUp(join(folder, 'backup.sqlite'), { overwrite: false });
    await copyFile(join(folder, 'backup.sqlite'), join(elsewhere, 'copy.sqlite'));
    await safety.check(join(elsewhere, 'copy.sqlite'));
    expect(readdirSync(elsewhere)).toEqual(['copy.sqlite']);
    expect(existsSync(file)).toBe(true);
  });
});

async function emptied(file: string, sql: string): Promise<void> {
  await writeFile(file, '');
  damage(file, sql);
}

/** In the middle of the file, where some table or index has a page. */
async function flipPage(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2 / 4096) * 4096;
  bytes.fill(0xa5, middle, middle + 4096);
  await writeFile(file, bytes);
}
