/** The bench of citations works: all make their entries, and each is measured. No figure is judged here. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { CONTESTANTS, measure } from '../../bench/cite/run.ts';
import { loadGoldens } from '../cite/goldens.ts';

const MAIN = fileURLToPath(new URL('../../bench/cite/main.ts', import.meta.url));

it('measures ours and citeproc on some records', () => {
  const figures = measure([...loadGoldens().records.values()].slice(0, 12), 1);
  expect(figures.map(({ name }) => name)).toEqual(CONTESTANTS);
  for (const { entryUs } of figures) expect(entryUs).toBeGreaterThan(0);
}, 120_000);

it('says what a wrong option should be, and ends with 2', async () => {
  const asked = promisify(execFile)(process.execPath, [MAIN, '--rounds', 'some']);
  await expect(asked).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('it must be a whole number') });
});
