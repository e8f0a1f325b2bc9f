import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tokens } from '../../src/access/tokens.ts';
import { createTokens } from '../../src/access/tokens.ts';
import { accessOf } from '../../src/access/viewer.ts';

let folder: string;
let file: string;
let tokens: Tokens;
let now = Date.parse('2025-01-01T00:00:00Z');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongfu-tokens-'));
  file = join(folder, 'tokens.sqlite');
  now = Date.parse('2025-01-01T00:00:00Z');
  tokens = createTokens(file, () => now);
});
afterEach(() => {
  tokens.close();
  rmSync(folder, { recursive: true, force: true });
});

const coded = (code: string) => expect.objectContaining({ code });

describe('a token', () => {
  it('is known by its name', () => {
    expect(tokens.verify(tokens.create('李 Editor'))).toEqual({ name: '李 Editor' });
  });
  it('is different each time and long', () => {
    const [a, b] = [tokens.create('a'), tokens.create('b')];
    expect(a).toMatch(/^gongfu_[a-f0-9]{16}_[A-Za-z0-9_-]{43}$/);
    expect(a).not.toBe(b);
  });
  it('is not in the file, which only its owner reads', () => {
    // gongfu_ID_SECRET; the secret itself can hold underscores.
    const [, , ...secret] = tokens.create('a').split('_');
    tokens.close();
    expect(readFileSync(file).includes(secret.join('_'))).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
    tokens = createTokens(file);
  });
  it.each(['', 'x', 'gongfu_', `gongfu_${'0'.repeat(16)}_${'x'.repeat(43)}`, "gongfu_' OR 1=1 --"])(
    'that was never made is not known: %s',
    (text) => {
      tokens.create('a');
      expect(tokens.verify(text)).toBeUndefined();
    },
  );
  it('with another secret or another id is not known', () => {
    const [a = '', b = ''] = [tokens.create('a'), tokens.create('b')];
    expect(tokens.verify(`${a.slice(0, 24)}${b.slice(24)}`)).toBeUndefined();
    expect(tokens.verify(`${a.slice(0, -1)}${a.endsWith('A') ? 'E' : 'A'}`)).toBeUndefined();
  });
  it('that was revoked is not known, and its name is not given again', () => {
    const token = tokens.create('a');
    tokens.revoke('a');
    expect(tokens.verify(token)).toBeUndefined();
    expect(() => tokens.create('a')).toThrow(coded('CONFLICT'));
    expect(() => tokens.revoke('a')).toThrow(coded('NOT_FOUND'));
    expect(tokens.list()).toEqual([
      { name: 'a', createdAt: '2025-01-01T00:00:00.000Z', revokedAt: '2025-01-01T00:00:00.000Z' },
    ]);
  });
  it('has a name of its own', () => {
    tokens.create('a');
    expect(() => tokens.create('a')).toThrow(coded('CONFLICT'));
  });
  it.each(['', ' a', '-x', 'a\nb', 'x'.repeat(61), 'a;b', '<b>'])('is not made for a name such as %j', (name) => {
    expect(() => tokens.create(name)).toThrow(coded('BAD_USER_INPUT'));
  });
});

describe('the list', () => {
  it('is by name and says when each was last used, to the minute', () => {
    const b = tokens.create('b');
    tokens.create('a');
    now += 90_000;
    tokens.verify(b);
    now += 1_000;
    tokens.verify(b);
    expect(tokens.list()).toEqual([
      { name: 'a', createdAt: '2025-01-01T00:00:00.000Z' },
      { name: 'b', createdAt: '2025-01-01T00:00:00.000Z', lastUsedAt: '2025-01-01T00:01:30.000Z' },
    ]);
  });
});

describe('the file', () => {
  it('is shared: what another process makes and revokes holds here at once', () => {
    const module = fileURLToPath(new URL('../../src/access/tokens.ts', import.meta.url));
    const inOtherProcess = (does: string) =>
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { createTokens } from ${JSON.stringify(module)}; const t = createTokens(${JSON.stringify(file)}); ${does}; t.close();`,
        ],
        { encoding: 'utf8' },
      );
    const token = inOtherProcess("process.stdout.write(t.create('made elsewhere'))");
    expect(tokens.verify(token)).toEqual({ name: 'made elsewhere' });
    inOtherProcess("t.revoke('made elsewhere')");
    expect(tokens.verify(token)).toBeUndefined();
  });
  it('keeps its tokens when it is opened again', () => {
    const token = tokens.create('a');
    tokens.close();
    tokens = createTokens(file);
    expect(tokens.verify(token)).toEqual({ name: 'a' });
  });
  it('of a newer version is refused and left as it is', () => {
    tokens.close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => createTokens(file)).toThrow(
      expect.objectContaining({ code: 'UNAVAILABLE', message: expect.stringContaining('newer') }),
    );
    rmSync(file);
    tokens = createTokens(file);
  });
  it('that is no database, or cannot be made, is refused with what to do', () => {
    expect(() => createTokens(join(folder, 'no', 'folder', 'tokens.sqlite'))).toThrow(coded('UNAVAILABLE'));
  });
});

describe('the access that a header gives', () => {
  it('is that of the public without one', () => {
    expect(accessOf(undefined, tokens)).toEqual({ viewer: 'PUBLIC' });
  });
  it('is that of an editor with a good token', () => {
    expect(accessOf(`bearer  ${tokens.create('a')}`, tokens)).toEqual({ viewer: 'EDITORS', actor: { name: 'a' } });
  });
  it.each(['Bearer', 'Bearer x', 'Basic x', 'x'])('is none with %s', (header) => {
    expect(() => accessOf(header, tokens)).toThrow(coded('UNAUTHENTICATED'));
  });
});
