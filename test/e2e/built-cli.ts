/** Runs the built command line (dist/), as a user's shell would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly url: string;
  /** What it printed to standard output so far. */
  out(): string;
  err(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ran>;
}

/** `main`: of another copy of the package. */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  main: string = MAIN,
): ChildProcess & { readonly ran: Promise<Ran> } {
  if (!existsSync(MAIN)) throw new Error('dist/ is not built: `npm run build` first (`npm test` does it).');
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GONGFU_')));
  const child = spawn(process.execPath, [main, ...args], {
    // Vectors cost a core for a while: who tests them asks for them.
    env: { ...clean, GONGFU_EMBEDDER: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const ran = once(child, 'close').then(([code]): Ran => ({ code, ...texts }));
  return Object.assign(child, { ran });
}

export function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, main?: string): Promise<Ran> {
  return start(args, env, main).ran;
}

/** Starts a server on any free port; resolves when it has printed its address. It ends with the test. */
export async function serve(
  data: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = start(['serve', '--data', data, '--port', '0', ...args], env);
  let out = '';
  let err = '';
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await child.ran;
  });
  child.stderr?.on('data', (text: string) => {
    err += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text: string) => {
      out += text;
      const found = /http:\/\/\S+/.exec(out);
      if (found && out.includes('\n')) resolve(found[0].replace(/\/$/, ''));
    });
    child.ran.then((ran) => reject(new Error(`the server ended with ${ran.code}: ${ran.err}`)));
  });
  return { url, out: () => out, err: () => err, kill: (signal) => child.kill(signal), ended: child.ran };
}

/** The `data` of an answer; fails with its errors. */
export async function ask(
  url: string,
  query: string,
  variables: object = {},
  token?: string,
): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: Record<string, unknown>; errors?: readonly { message: string }[] };
  if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('; '));
  return answer.data ?? {};
}
