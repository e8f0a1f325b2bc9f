/** All shipped texts through `gongfu import`, as a person enters a large text: into an empty folder, again, edited, and at fault. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { run } from './built-cli.ts';

const SEED = fileURLToPath(new URL('../../seed/', import.meta.url));
/** It takes some seconds of a free machine: this is for one that hangs. */
const HANGS_MS = 180_000;

const NAMES = readdirSync(SEED).filter((name) => name.endsWith('.yaml'));
const EMPTY = ['--seed', 'false'];

async function exported(data: string): Promise<string> {
  const { out } = await run(['export', '--data', data]);
  return out;
}

/** Lines without when they were written. */
function untimed(lines: string): string {
  return lines.replaceAll(/"at":"[^"]*"/g, '');
}

function replaceIn(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  const replaced = text.replace(from, to);
  expect(replaced, `nothing to replace in ${file}`).not.toBe(text);
  writeFileSync(file, replaced);
}

it(
  'the shipped texts are one change of an empty graph; entered again, only what was edited is, and a fault changes nothing',
  async () => {
    const folder = tempFolder();
    const [data, seed] = [join(folder, 'data'), join(folder, 'seed')];
    cpSync(SEED, seed, { recursive: true });
    const first = await run(['import', seed, '--data', data, ...EMPTY]);
    expect(first).toMatchObject({ code: 0, err: '' });
    const [, entered] = /^(\d+) changed, 0 unchanged, revision 1\n$/.exec(first.out) ?? [];
    expect(Number(entered)).toBeGreaterThan(1_000);

    const file = join(seed, 'pinghu.yaml');
    replaceIn(file, /(- model: 平湖模式\n(?:.*\n)*?\s+en: ).*\n/, '$1My Pinghu\n');
    const edited = await run(['import', seed, '--data', data, '--verbose', ...EMPTY]);
    const rest = Number(entered) - 1;
    expect(edited.out).toBe(`updated model:pinghu 平湖模式: labelEn\n1 changed, ${rest} unchanged, revision 2\n`);

    const before = await exported(data);
    const lines = readFileSync(file, 'utf8').split('\n').length;
    writeFileSync(file, `${readFileSync(file, 'utf8')}  - {region: 东乡县, en: Dongxiang, colour: red}\n`);
    const refused = await run(['import', seed, '--data', data, '--verbose', ...EMPTY]);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${file}:${lines}:`) });
    expect(await exported(data)).toBe(before);
  },
  HANGS_MS,
);

it(
  'files in another order make the same graph',
  async () => {
    const folder = tempFolder();
    const exports = [];
    for (const [name, order] of Object.entries({ forth: NAMES, back: NAMES.toReversed() })) {
      const [data, files] = [join(folder, name), order.map((file) => join(SEED, file))];
      expect(await run(['import', ...files, '--data', data, '--actor', 'tester', ...EMPTY])).toMatchObject({ code: 0 });
      exports.push(untimed(await exported(data)));
    }
    // Thousands of lines would say less than that they differ.
    expect(exports[0] === exports[1]).toBe(true);
  },
  HANGS_MS,
);
