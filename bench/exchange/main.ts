/**
 * Does memory stay the same however large the graph is? `node bench/exchange/main.ts [SIZE…]`, by default 100,000 and 1,000,000 records and
 * merged ids: each is loaded from an export, exported again (and compared byte for byte) and exported as tables.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { runSize, type SizeRun } from './run.ts';

const sizes = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'gongfu-exchange-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), ${megabytes(totalmem())} MB`);
  console.log('records    way    seconds  records/s  peak MB');
  const runs: SizeRun[] = [];
  for (const size of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
    const run = await runSize(size, join(folder, String(size)));
    runs.push(run);
    for (const way of ['load', 'jsonl', 'csv'] as const) console.log(row(size, way, run));
    await rm(join(folder, String(size)), { recursive: true });
  }
  const [first, last] = [runs[0], runs.at(-1)];
  if (first && last && first !== last)
    for (const way of ['load', 'jsonl', 'csv'] as const)
      console.log(`${way}: ${(last[way].peakBytes / first[way].peakBytes).toFixed(2)} times the memory`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function row(size: number, way: keyof SizeRun, run: SizeRun): string {
  const { seconds, peakBytes } = run[way];
  const cells = [seconds.toFixed(1), Math.round(size / seconds), megabytes(peakBytes)].map((cell) =>
    String(cell).padStart(9),
  );
  return `${String(size).padEnd(10)} ${way.padEnd(6)}${cells.join('')}`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
