/** The file that proposals are kept in. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openProposals } from '../../../src/ingest/review/proposals.ts';
import { tempFolder } from '../../temp-folder.ts';

it('is this user’s alone, and there again for who opens it later', () => {
  const file = join(tempFolder(), 'proposals.sqlite');
  const one = openProposals(file);
  expect(one.counts()).toEqual([]);
  expect(statSync(file).mode & 0o077).toBe(0);
  one.close();
  expect(openProposals(file).list({}, { first: 1 })).toEqual([]);
});

it('of a newer version, or in a folder that is not there, is UNAVAILABLE when it is asked', () => {
  const file = join(tempFolder(), 'proposals.sqlite');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(() => openProposals(file).counts()).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
  const missing = openProposals(join(tempFolder(), 'none', 'proposals.sqlite'));
  expect(() => missing.counts()).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
  missing.close();
});
