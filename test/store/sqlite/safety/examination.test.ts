/** What an examination of a whole, a damaged and a busy store finds, and what a rebuild makes of it. */
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { change, entity } from '../../items.ts';
import { refusalOf } from '../folder.ts';
import { DERIVED, RULES, TRUTH } from './damages.ts';
import { contentOf, damage, faultsOf, filledStore, nothing, safeStore, withStore } from './safe-store.ts';

describe('a store in order', () => {
  it('has no fault and no warning', async () => {
    const { safety } = await filledStore();
    expect((await safety.examine(nothing)).filter(({ level }) => level !== 'OK')).toEqual([]);
  });

  it('is only read, also while it is written', async () => {
    const { file, safety } = await filledStore();
    const before = contentOf(file);
    await withStore(file, async (store) => {
      const writing = Promise.all(
        Array.from({ length: 20 }, (_, n) => store.apply(change(entity('REGION', `第${n}村`, { id: `region:r${n}` })))),
      );
      expect(faultsOf(await safety.examine(nothing))).toEqual([]);
      await writing;
    });
    expect(contentOf(file).length).toBeGreaterThan(before.length);
  });

  it('names entities that nothing is said of as a warning', async () => {
    const { file, safety } = await filledStore();
    await withStore(file, (store) => store.apply(change(entity('CONCEPT', '孤念', { id: 'concept:gu' }))));
    const found = (await safety.examine(nothing)).filter(({ level }) => level !== 'OK');
    expect(found).toMatchObject([{ check: 'orphans', level: 'WARNING', ids: ['concept:gu'] }]);
  });

  it('that is not there yet is a warning', async () => {
    expect(await safeStore().safety.examine(nothing)).toMatchObject([{ check: 'store file', level: 'WARNING' }]);
  });
});

describe('what is made from the records, where it is damaged, is named and made anew:', () => {
  it.each(DERIVED)('$title', async ({ damage: statements, names, ids }) => {
    const { file, safety } = await filledStore();
    const before = contentOf(file);
    damage(file, ...statements);
    const faults = faultsOf(await safety.examine(nothing));
    const named = faults.filter(({ message }) => names.test(message));
    expect(named, JSON.stringify(faults)).toHaveLength(1);
    expect(named[0]).toMatchObject({ remedy: 'REBUILD', ...(ids ? { ids: expect.arrayContaining([...ids]) } : {}) });
    const { kept } = await safety.rebuild(nothing);
    expect(existsSync(kept)).toBe(true);
    expect(faultsOf(await safety.examine(nothing))).toEqual([]);
    expect(contentOf(file)).toBe(before);
  });
});

describe('what was written, where it is damaged, is named with a backup as the remedy, and nothing is rebuilt from it:', () => {
  it.each(TRUTH)('$title', async ({ damage: statements, names, ids }) => {
    const { file, safety } = await filledStore();
    if (statements.length > 0) damage(file, ...statements);
    else await overwritePage(file, 'record');
    const before = await readFile(file);
    const faults = faultsOf(await safety.examine(nothing));
    const named = faults.filter(({ message }) => names.test(message));
    expect(named, JSON.stringify(faults)).toHaveLength(1);
    expect(named[0]).toMatchObject({ remedy: 'BACKUP', ...(ids ? { ids } : {}) });
    expect(named[0]?.advice).toMatch(/restore from a backup/);
    expect(await readFile(file)).toEqual(before);
  });

  it('a rebuild that meets a record that it cannot read changes nothing', async () => {
    const { file, safety } = await filledStore();
    damage(file, "UPDATE record SET doc = substr(doc, 2) WHERE id = 'claim:first'");
    const before = await readFile(file);
    expect(await refusalOf(safety.rebuild(nothing))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await readFile(file)).toEqual(before);
  });
});

describe('a record that does not keep the rules is named for a person to put right:', () => {
  it.each(RULES)('$title', async ({ damage: statements, names, ids }) => {
    const { file, safety } = await filledStore();
    damage(file, ...statements);
    const named = faultsOf(await safety.examine(nothing)).filter(({ message }) => names.test(message));
    expect(named).toMatchObject([{ remedy: 'HAND', ids }]);
  });
});

describe('a file that is not what it should be', () => {
  it('of another program is a fault', async () => {
    const { file, safety } = safeStore();
    damage(file, 'CREATE TABLE theirs (a)');
    expect(await safety.examine(nothing)).toMatchObject([
      { check: 'store file', level: 'FAULT', message: expect.stringContaining('not one of gongfu') },
    ]);
  });

  it('of a newer program is a fault', async () => {
    const { file, safety } = await filledStore();
    damage(file, 'PRAGMA user_version = 99');
    expect(await safety.examine(nothing)).toMatchObject([
      { check: 'store file', level: 'FAULT', message: expect.stringContaining('newer gongfu') },
    ]);
  });

  it('with a damaged page in a table that is made anew is rebuilt', async () => {
    const { file, safety } = await filledStore();
    const before = contentOf(file);
    await overwritePage(file, 'adjacency');
    expect(faultsOf(await safety.examine(nothing))).toContainEqual(
      expect.objectContaining({ remedy: 'REBUILD', message: expect.stringContaining('the table adjacency') }),
    );
    await safety.rebuild(nothing);
    expect(faultsOf(await safety.examine(nothing))).toEqual([]);
    expect(contentOf(file)).toBe(before);
  });
});

/** The root page of a table, as no disk would leave it. */
async function overwritePage(file: string, table: string): Promise<void> {
  damage(file);
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database
    .prepare('SELECT rootpage, (SELECT page_size FROM pragma_page_size) AS size FROM sqlite_schema WHERE name = ?')
    .get(table);
  database.close();
  const [root, size] = [Number(row?.rootpage), Number(row?.size)];
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(size, 0xa5), 0, size, (root - 1) * size);
  await handle.close();
}
