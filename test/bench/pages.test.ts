/** The bench of pages works: each sort of page is asked of a built server and measured. No figure is judged here. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { reportLines } from '../../bench/pages/report.ts';
import { runBench } from '../../bench/pages/run.ts';
import { tempFolder } from '../temp-folder.ts';

const MAIN = fileURLToPath(new URL('../../bench/pages/main.ts', import.meta.url));

it('measures every sort of page on 200 generated entities, and says the goals beside the figures', async () => {
  const results = await runBench({ entities: 200, requests: 3, seed: 7, base: tempFolder() });
  expect(results.length).toBeGreaterThan(6);
  for (const { timed } of results) {
    expect(timed).toHaveLength(3);
    for (const { firstByteMs, wholeMs, bytes } of timed) {
      expect(wholeMs).toBeGreaterThanOrEqual(firstByteMs);
      expect(bytes).toBeGreaterThan(0);
    }
  }
  const lines = reportLines(results);
  expect(lines).toHaveLength(2 + results.length);
  expect(lines.find((line) => line.includes('/search, words |'))).toMatch(/whole 150: (met|missed)/);
}, 120_000);

it('says what a wrong option should be, and ends with 2', async () => {
  const asked = promisify(execFile)(process.execPath, [MAIN, '--entities', 'many']);
  await expect(asked).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('it must be a whole number') });
});
