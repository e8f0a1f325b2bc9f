/** The servers and the client as child processes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './child.ts';
import type { Driven, DriveRequest } from './driver.ts';

export interface MeasuredServer {
  readonly url: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

interface Stoppable {
  stop(): Promise<void>;
}

/** What `work` hands to `kept` is stopped when it is done or has failed. */
export async function whileRunning<T>(work: (kept: <P extends Stoppable>(process: P) => P) => Promise<T>): Promise<T> {
  const processes: Stoppable[] = [];
  try {
    return await work((process) => {
      processes.push(process);
      return process;
    });
  } finally {
    await Promise.all(processes.map((process) => process.stop()));
  }
}

export interface Driver {
  drive(request: DriveRequest): Promise<Driven>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 600_000;

/** `module` is relative to this file, or the path of a built program. Resolves when the server has printed its address. */
export async function startServer(
  module: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly execArgv?: readonly string[] } = {},
): Promise<MeasuredServer> {
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), [...args], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    // As a service is run, of whoever's making: gongfu sets it by itself.
    env: { ...process.env, NODE_ENV: 'production', ...options.env },
    execArgv: [...(options.execArgv ?? [])],
  });
  const url = await addressOf(child, module);
  return { url, usage: () => answered<Usage>(child, {}), stop: () => stop(child) };
}

export function startDriver(): Driver {
  const child = fork(fileURLToPath(new URL('./driver.ts', import.meta.url)));
  return {
    async drive(request) {
      const answer = await answered<Driven | { readonly error: string }>(child, request);
      if ('error' in answer) throw new Error(`${request.url}: ${answer.error}`);
      return answer;
    },
    stop: () => stop(child),
  };
}

async function addressOf(child: ChildProcess, name: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error(`${name} did not start in time`)), START_TIMEOUT_MS);
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const [url] = /http:\/\/\S+(?=\s)/.exec(text) ?? [];
    if (url) resolve(url.replace(/\/$/, ''));
  });
  child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it answered`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** One message, one answer: nothing else is under way on the channel. */
async function answered<T>(child: ChildProcess, message: object): Promise<T> {
  const answer = once(child, 'message');
  child.send(message);
  const [value] = await answer;
  // The child answers each message with what it is asked for.
  return value as T;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
