/** `gongfu add` that is killed at moments of chance and run again, until it is through: it leaves what a run without a kill leaves. */
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from './made.ts';
import { startProgram } from './program.ts';

export interface KillFigures {
  readonly kills: number;
  /** Runs that began by going on with what another one had begun. */
  readonly isSame: boolean;
  readonly records: number;
}

export interface KillRequest {
  readonly folder: string;
  /** Of the run without a kill, and of the others. */
  readonly data: readonly [string, string];
  readonly seed: number;
  readonly kills: number;
}

/** A run is given at least so long: to start takes some of it. */
const LEAST_MS = 400;

export async function killFigures({ folder, data, seed, kills }: KillRequest): Promise<KillFigures> {
  const [whole, killed] = data;
  const start = performance.now();
  await added(folder, whole);
  const span = performance.now() - start;
  const random = createRandom(seed);
  let done = 0;
  for (let at = 0; at < kills; at += 1) {
    const program = startProgram(['add', folder, '--data', killed, '--json'], 'off');
    const timer = setTimeout(LEAST_MS + random(Math.max(1, Math.floor(span * 0.6))), 'KILL' as const, { ref: false });
    if ((await Promise.race([timer, program.ended])) !== 'KILL') break;
    program.child.kill('SIGKILL');
    await program.ended;
    done += 1;
  }
  await added(folder, killed);
  const [one, other] = [await exportOf(whole), await exportOf(killed)];
  return { kills: done, isSame: one.digest === other.digest && one.records === other.records, records: other.records };
}

async function added(folder: string, data: string): Promise<void> {
  const program = startProgram(['add', folder, '--data', data, '--json'], 'off');
  // What is not read would fill the pipe.
  for await (const _ of program.lines);
  const code = await program.ended;
  if (code !== 0) throw new Error(`gongfu add ended with ${code}`);
}

/** Records in their order, without the revisions that made them. */
async function exportOf(data: string): Promise<{ readonly digest: string; readonly records: number }> {
  const program = startProgram(['export', '--data', data], 'off');
  const hash = createHash('sha256');
  let records = 0;
  for await (const line of program.lines) {
    hash.update(JSON.stringify(JSON.parse(line).record));
    records += 1;
  }
  return { digest: hash.digest('hex'), records };
}
