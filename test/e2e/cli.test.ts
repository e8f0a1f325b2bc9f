/** The built command line: help, versions, exit codes. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { MAIN, run } from './built-cli.ts';

const COMMANDS = [
  'serve',
  'import',
  'link',
  'review',
  'export',
  'check',
  'reindex',
  'upgrade',
  'token',
  'search',
  'lookup',
  'cite',
  'support',
  'compare',
  'backup',
  'restore',
  'add',
  'remove',
  'links',
  'copy',
  'verify',
  'doctor',
];
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('help', () => {
  it('names every command and every setting', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(`gongfu ${command}`);
    expect(out).toContain('--data');
  });

  for (const command of COMMANDS) {
    it(`of ${command} says how it is called`, async () => {
      expect(await run([command, '--help'])).toMatchObject({
        code: 0,
        out: expect.stringContaining(`gongfu ${command}`),
        err: '',
      });
    });
  }

  it('--version says the version of the package', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('wrong use ends with exit code 2 and a line that says what would be right:', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /^$/],
    ['an unknown command', ['surf'], /no command 'surf'.*serve/],
    ['an unknown flag', ['serve', '--prot', '1'], /--prot/],
    ['a setting of the wrong kind', ['serve', '--port', 'high'], /--port/],
    ['a missing argument', ['import'], /FILE/],
    ['an argument too many', ['export', 'all', 'more'], /'more'/],
    ['a backup without a file', ['backup'], /FILE/],
    ['a restore of two files', ['restore', 'a', 'b'], /'b'/],
    ['a copy to nowhere', ['copy', '--from', 'sqlite:a'], /--to is missing; it takes sqlite:PATH/],
    ['a verify with no place', ['verify', '--with', 'file.db'], /--with is no place of a graph/],
    ['a repair of another store', ['verify', '--with', 'sqlite:a', '--repair'], /--repair/],
    ['a doctor of something', ['doctor', 'all'], /'all'/],
    ['an unknown action on tokens', ['token', 'burn', 'x'], /create NAME/],
    ['a token without a name', ['token', 'create'], /create NAME/],
  ];
  for (const [title, args, message] of cases) {
    it(title, async () => {
      const { code, err } = await run(args);
      expect(code).toBe(2);
      expect(err).toMatch(message);
    });
  }

  const olderNode = findOlderNode();

  it.skipIf(olderNode === undefined)('an older Node that is really there, in one line (where PATH has one)', () => {
    expectRefusal(spawnSync(olderNode ?? '', [MAIN, 'serve'], { encoding: 'utf8' }));
  });

  it('an older Node, in one line', () => {
    const old = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.19.0" } })';
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    expectRefusal(spawnSync(process.execPath, ['--import', preload, MAIN, '--help'], { encoding: 'utf8' }));
  });
});

describe('check', () => {
  it('of the shipped texts finds no fault', async () => {
    const { code, out } = await run(['check']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  it('prints each fault with file, line and column, and exits with 1', async () => {
    const file = join(tempFolder(), 'one.yaml');
    await writeFile(file, 'entities:\n  - region: 东乡县\n    en: Dongxiang\n    colour: red\n');
    const { code, out } = await run(['check', file]);
    expect(code).toBe(1);
    expect(out.split('\n')[1]).toContain(`${file}:4:5: `);
  });

  it('says when quotes were not compared with a source', async () => {
    expect((await run(['check'])).err).toContain('--source');
  });

  it('with --vocabulary prints remarks and counts as well, which are no faults', async () => {
    const file = join(tempFolder(), 'one.yaml');
    await writeFile(
      file,
      'entities:\n  - {region: 东乡县, en: Dongxiang, claims: []}\n  - {region: 西乡县, en: Xixiang}\n',
    );
    const { code, out } = await run(['check', '--vocabulary', file]);
    expect(code).toBe(1);
    expect(out).toContain(`${file}:2:14: The place “东乡县” has no \`level\``);
    expect(out).toMatch(/^remark NO_LEVEL: 2$/m);
    expect(out).toMatch(/^fault ORPHAN: 2$/m);
    expect(out).toMatch(/^remark UNUSED_RELATION: \d+: .*\bWITHIN\b/m);
    const shipped = await run(['check', '--vocabulary']);
    expect(shipped.code).toBe(0);
    expect(shipped.out).toMatch(/^remark NO_LEVEL: 0 \(\d+ excused\)$/m);
  });

  it('of a folder checks the files in it', async () => {
    const folder = tempFolder();
    await writeFile(join(folder, 'one.yaml'), 'entities:\n  - region: 东乡县\n    colour: red\n');
    await writeFile(join(folder, 'notes.txt'), 'colour: red\n');
    const { code, out, err } = await run(['check', folder]);
    expect(code).toBe(1);
    expect(out).toContain(`${join(folder, 'one.yaml')}:3:5: `);
    expect(err).toContain('1 files');
  });

  it('of a folder without such files says in words how they end', async () => {
    const folder = tempFolder();
    expect(await run(['check', folder])).toMatchObject({
      code: 1,
      err: expect.stringContaining('ends in .yaml or .yml'),
    });
    expect((await run(['import', folder])).err).toContain('.yaml, .yml or .jsonl');
  });

  it('of a file that is not there exits with 1 and names it', async () => {
    expect(await run(['check', 'nowhere.yaml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere.yaml'),
    });
  });
});

function expectRefusal({ status, stdout, stderr }: SpawnSyncReturns<string>): void {
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^gongfu needs Node 24 .*this is \d+\.\d+\.\d+: install that.*\n$/);
}

/** On PATH, the one that came with the project apart; with top-level await, which 14.8 brought. */
function findOlderNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .filter((path) => existsSync(path))
    .find((path) => {
      const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
      const major = Number(/^v(\d+)\./.exec(stdout)?.[1]);
      return major >= 15 && major < 24;
    });
}
