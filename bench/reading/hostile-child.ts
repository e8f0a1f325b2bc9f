/** Reads one file and prints its figure as JSON: `node hostile-child.ts FILE NAME`. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile as fileBytes } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readFile } from '../../src/ingest/reading/reader.ts';
import { reasonOf } from '../../src/ingest/reading/refusals.ts';
import type { HostileFigure } from './hostile.ts';

const [, , file = '', name = ''] = process.argv;
const bytes = await fileBytes(file);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const start = performance.now();
const outcome = await readFile(bytes, { name, gives: true }).then(
  () => 'READ',
  (error: unknown) => reasonOf(error) ?? String(error),
);
const ms = performance.now() - start;
const figure: HostileFigure = {
  name,
  outcome,
  ms,
  mb: mostMb(),
  keptMs: delay.max / 1e6,
};
process.stdout.write(JSON.stringify(figure));

/** What getrusage says of a child counts what its parent had when it was forked; Linux has the figure of the process itself. */
function mostMb(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s+(\d+)/mu.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS / 1_024 : Number(own) / 1_024;
}
