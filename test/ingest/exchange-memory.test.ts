/** Export and import take as much memory for a large graph as for a small one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watched } from '../../bench/exchange/memory.ts';
import { LOADING, runSize, writeLines } from '../../bench/exchange/run.ts';
import { tempFolder } from '../temp-folder.ts';

/** What a thread may hold of its own: an engine that is given more lets garbage lie, and the figures would tell nothing. */
const SMALL_HEAPS = { NODE_OPTIONS: '--max-old-space-size=40 --max-semi-space-size=4' };
const [SMALL, LARGE] = [6_000, 30_000];
/** The load's page cache of 64 MB is full with the large one only. */
const MAX_GROWTH_BYTES = 96 * 2 ** 20;

describe.skipIf(!existsSync('/proc/self/status'))('with little memory', () => {
  it('a graph that is five times as large is loaded and exported', async () => {
    const folder = tempFolder();
    const small = await runSize(SMALL, join(folder, 'small'), SMALL_HEAPS);
    const large = await runSize(LARGE, join(folder, 'large'), SMALL_HEAPS);
    for (const way of ['load', 'jsonl', 'csv'] as const)
      expect(large[way].peakBytes - small[way].peakBytes, way).toBeLessThan(MAX_GROWTH_BYTES);
  }, 400_000);

  it('all its lines at once would not fit: the test can fail', async () => {
    const folder = tempFolder();
    const lines = join(folder, 'graph.jsonl');
    await writeLines(LARGE, lines);
    await expect(watched(LOADING, [join(folder, 'graph.sqlite'), lines, 'all'], SMALL_HEAPS)).rejects.toThrow('heap');
  }, 400_000);
});
