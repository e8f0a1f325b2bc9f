/** What is written is there whole, or not at all. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWholeFile, writeWholeFolder } from '../../src/cli/whole-output.ts';
import { tempFolder } from '../temp-folder.ts';

async function* texts(...parts: readonly string[]) {
  yield* parts;
}

async function* breakingOff(part: string) {
  yield part;
  throw new Error('the store is gone');
}

describe('a file', () => {
  it('is there when it is whole, and replaces what was there', async () => {
    const file = join(tempFolder(), 'all.jsonl');
    writeFileSync(file, 'old');
    const seen: string[] = [];
    await writeWholeFile(
      file,
      (async function* () {
        yield 'a'.repeat(100_000);
        seen.push(readFileSync(file, 'utf8'));
        yield '共富';
      })(),
    );
    expect(seen).toEqual(['old']);
    expect(readFileSync(file, 'utf8')).toBe(`${'a'.repeat(100_000)}共富`);
  });

  it('that breaks off leaves what was there, and nothing of its own', async () => {
    const folder = tempFolder();
    const file = join(folder, 'all.jsonl');
    await expect(writeWholeFile(file, breakingOff('half'))).rejects.toThrow('the store is gone');
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(file, 'old');
    await expect(writeWholeFile(file, breakingOff('half'))).rejects.toThrow('the store is gone');
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['all.jsonl'], 'old']);
  });

  it('in a folder that is not there is refused', async () => {
    const file = join(tempFolder(), 'none', 'all.jsonl');
    await expect(writeWholeFile(file, texts('a'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('never takes the place of a folder or a device', async () => {
    const folder = tempFolder();
    await expect(writeWholeFile(folder, texts('a'))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    if (existsSync('/dev/null'))
      await expect(writeWholeFile('/dev/null', texts('a'))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a folder', () => {
  async function* two() {
    yield { name: 'a.csv', text: 'a1' };
    yield { name: 'b.csv', text: 'b' };
    yield { name: 'a.csv', text: 'a2' };
  }

  it('is there with all its files, also where an empty one was', async () => {
    const folder = join(tempFolder(), 'csv');
    await writeWholeFolder(folder, two());
    expect(readdirSync(folder)).toEqual(['a.csv', 'b.csv']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('a1a2');
    const empty = join(tempFolder(), 'csv');
    mkdirSync(empty);
    await writeWholeFolder(empty, two());
    expect(readdirSync(empty)).toEqual(['a.csv', 'b.csv']);
  });

  it('that holds something is refused before anything is written', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(writeWholeFolder(folder, two())).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('that breaks off leaves nothing', async () => {
    const above = tempFolder();
    const broken = (async function* () {
      yield { name: 'a.csv', text: 'a' };
      throw new Error('the store is gone');
    })();
    await expect(writeWholeFolder(join(above, 'csv'), broken)).rejects.toThrow('the store is gone');
    expect(readdirSync(above)).toEqual([]);
  });
});
