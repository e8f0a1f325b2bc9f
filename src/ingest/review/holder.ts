/** Who carries a decision out: told apart from a process that has ended, so that what it left half done is taken up. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Of this process: another one may have had its number before. */
const OWN = { host: hostname(), pid: process.pid, start: randomUUID() };
/** On another machine (or in another container) it cannot be seen whether a process runs: no decision takes so long. */
const FAR_MS = 300_000;

export function ownHolder(): string {
  return [OWN.host, OWN.pid, OWN.start].join(' ');
}

/** Whether nobody carries the decision out any more. `underWay`: whether this process does. */
export function hasEnded(
  { holder, at }: { readonly holder: string; readonly at: string },
  underWay: boolean,
  now: Date,
): boolean {
  const [host, pid, start] = holder.split(' ');
  if (start === OWN.start) return !underWay;
  if (host !== OWN.host) return now.getTime() - Date.parse(at) > FAR_MS;
  return Number(pid) === OWN.pid || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
