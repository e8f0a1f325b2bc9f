/** Restoring: the graph is the old one until the last step, then the new one, and the old one is kept. */
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { scopeFor } from '../../../../src/domain/scope.ts';
import { placeFile } from '../../../../src/store/sqlite/safety/placing.ts';
import { change, entity } from '../../items.ts';
import { refusalOf } from '../folder.ts';
import {
  contentOf,
  damage,
  faultsOf,
  filledStore,
  nothing,
  type SafeStore,
  safeStore,
  withStore,
} from './safe-store.ts';

const NEW = 'region:new';

/** A filled store with a backup, and a change after it. */
async function backedUp(): Promise<SafeStore & { readonly backup: string }> {
  const store = await filledStore();
  const backup = join(store.folder, 'backup.sqlite');
  await store.safety.backUp(backup, { overwrite: false });
  await withStore(store.file, (open) => open.apply(change(entity('REGION', '新村', { id: NEW }))));
  return { ...store, backup };
}

describe('a restore', () => {
  it('into a folder without a graph gives all that the backup has, and a graph that is in order', async () => {
    const { file, backup } = await backedUp();
    const other = safeStore();
    await other.safety.restore(await other.safety.check(backup), { replace: false });
    expect(contentOf(other.file)).toBe(contentOf(backup));
    expect(contentOf(other.file)).not.toBe(contentOf(file));
    expect(faultsOf(await other.safety.examine(nothing))).toEqual([]);
    expect(other.restores()).toBe(1);
  });

  it('goes on counting revisions from those of the backup', async () => {
    const { backup } = await backedUp();
    const { file, safety } = safeStore();
    await safety.restore(await safety.check(backup), { replace: false });
    await withStore(file, async (store) => {
      expect(await store.apply(change(entity('REGION', '又一村')))).toMatchObject({ revision: 5 });
      const [history] = await store.history(
        ['relation:passing'],
        { first: 9, withTotal: true },
        scopeFor('EDITORS', 20_000),
      );
      expect(history?.totalCount).toBe(2);
    });
  });

  it('in the place of a graph is refused, and is done where that is said; the old one is kept whole', async () => {
    const { file, safety, backup } = await backedUp();
    const checked = await safety.check(backup);
    const before = contentOf(file);
    expect(await refusalOf(safety.restore(checked, { replace: false }))).toMatchObject({ code: 'CONFLICT' });
    expect(contentOf(file)).toBe(before);
    const { kept = '' } = await safety.restore(checked, { replace: true });
    expect(contentOf(file)).toBe(contentOf(backup));
    expect(contentOf(kept)).toBe(before);
    expect(await safety.check(kept)).toMatchObject({ revision: 5 });
  });

  it('can be taken back: the graph that was kept is a backup', async () => {
    const { file, safety, backup } = await backedUp();
    const before = contentOf(file);
    const { kept = '' } = await safety.restore(await safety.check(backup), { replace: true });
    await safety.restore(await safety.check(kept), { replace: true });
    expect(contentOf(file)).toBe(before);
  });

  it('keeps what waits in the log of a process that was killed', async () => {
    const { folder, file, safety, backup } = await backedUp();
    const waiting = await withStore(file, async (store) => {
      await store.apply(change(entity('REGION', '未收村', { id: 'region:waiting' })));
      for (const suffix of ['', '-wal']) await copyFile(`${file}${suffix}`, join(folder, `killed${suffix}`));
    }).then(() => join(folder, 'killed'));
    for (const suffix of ['', '-wal']) await copyFile(`${waiting}${suffix}`, `${file}${suffix}`);
    const { kept = '' } = await safety.restore(await safety.check(backup), { replace: true });
    expect(contentOf(kept)).toContain('region:waiting');
    expect(contentOf(file)).toBe(contentOf(backup));
  });

  it('over a graph that cannot be read keeps that as it is', async () => {
    const { file, safety, backup } = await backedUp();
    await writeFile(file, 'no database at all, but long enough for a header of its own, as one may think.'.repeat(9));
    const before = await readFile(file);
    const { kept = '' } = await safety.restore(await safety.check(backup), { replace: true });
    expect(await readFile(kept)).toEqual(before);
    expect(contentOf(file)).toBe(contentOf(backup));
  });

  it('is refused while the store is open for writing', async () => {
    const { file, safety, backup } = await backedUp();
    const checked = await safety.check(backup);
    await withStore(file, async () => {
      expect(await refusalOf(safety.restore(checked, { replace: true }))).toMatchObject({ code: 'UNAVAILABLE' });
    });
    expect(contentOf(file)).toContain(NEW);
  });

  it('is refused where the backup was changed after it was checked', async () => {
    const { file, safety, backup } = await backedUp();
    const checked = await safety.check(backup);
    damage(backup, "DELETE FROM record WHERE id = 'claim:first'");
    expect(await refusalOf(safety.restore(checked, { replace: true }))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(contentOf(file)).toContain(NEW);
  });

  it('of the first release’s backup is brought up to date when it is next opened, and is in order then', async () => {
    const { file, safety, backup } = await backedUp();
    damage(backup, ...FIRST_RELEASE);
    await safety.restore(await safety.check(backup), { replace: true });
    expect(await safety.examine(nothing)).toContainEqual(
      expect.objectContaining({ check: 'tables', level: 'WARNING' }),
    );
    await withStore(file, async (store) => expect((await store.position()).revision).toBe(4));
    expect(faultsOf(await safety.examine(nothing))).toEqual([]);
  });
});

/** What version 2 of the tables brought is taken back, in records and history. */
const FIRST_RELEASE = [
  `UPDATE record SET doc = replace(doc, ',"distinct":true}', '}'), public_doc = replace(public_doc, ',"distinct":true}', '}')`,
  `UPDATE change SET after = replace(after, ',"distinct":true}', '}')`,
  'DROP TABLE turned',
  'DROP INDEX IF EXISTS observation_attributed',
  'DROP INDEX IF EXISTS claim_scope',
  'PRAGMA user_version = 1',
];

describe('a crash in the middle of a restore', () => {
  it('before the last step leaves the old graph, and what is left over is no hindrance', async () => {
    const { folder, file, safety, backup } = await backedUp();
    const before = contentOf(file);
    const fresh = `${file}.restoring`;
    await copyFile(backup, fresh);
    expect(() =>
      placeFile(file, fresh, () => {
        throw new Error('the power went');
      }),
    ).toThrow('the power went');
    expect(contentOf(file)).toBe(before);
    await withStore(file, async (store) => expect((await store.position()).revision).toBe(5));
    await safety.restore(await safety.check(backup), { replace: true });
    expect(contentOf(file)).toBe(contentOf(backup));
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('never leaves the log of the old graph beside the new one', async () => {
    const { file, backup } = await backedUp();
    const fresh = `${file}.restoring`;
    await copyFile(backup, fresh);
    const held = new DatabaseSync(file);
    held.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE setting SET value = value');
    held.close();
    placeFile(file, fresh, () => expect(existsSync(`${file}-wal`)).toBe(false));
    expect(contentOf(file)).toBe(contentOf(backup));
  });
});
