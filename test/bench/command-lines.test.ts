/** The command lines of benches that are too long to run here: help, an option that there is not, a number that is none. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const OPTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['linking', ['--rounds']],
  ['adding', ['--documents', '--killed', '--kills', '--seed']],
];
const PATIENT_MS = 60_000;

describe.concurrent.each(OPTIONS)('bench:%s', (bench, numbers) => {
  const asked = (...args: readonly string[]) => {
    const main = fileURLToPath(new URL(`../../bench/${bench}/main.ts`, import.meta.url));
    return promisify(execFile)(process.execPath, [main, ...args]);
  };

  it(
    'says its options, and measures nothing',
    async () => {
      const { stdout, stderr } = await asked('--help');
      expect(stderr).toBe('');
      for (const name of numbers) expect(stdout).toContain(`  ${name} N `);
      expect(stdout).not.toContain('Goal');
    },
    PATIENT_MS,
  );

  it(
    'ends with 2 at an option that there is not, with those that there are',
    async () => {
      await expect(asked('--fast')).rejects.toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(new RegExp(`'--fast'[\\s\\S]*${numbers[0]} N`, 'u')),
      });
    },
    PATIENT_MS,
  );

  it.each(numbers)(
    'says what %s should be, and ends with 2',
    async (name) => {
      const stderr = expect.stringContaining(`${name} is 'many'; it must be a whole number above 0.`);
      await expect(asked(name, 'many')).rejects.toMatchObject({ code: 2, stdout: '', stderr });
    },
    PATIENT_MS,
  );
});
