/** One built service over the shipped texts and one text of an editor's own, which was linked, with her token: as somebody runs it who installed gongfu. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run, start } from '../e2e/built-cli.ts';
import { freePort } from '../free-port.ts';

export interface Service {
  readonly url: string;
  /** Of the editor 吴. */
  readonly token: string;
  /** All that it wrote so far. */
  log(): string;
  close(): Promise<void>;
}

/** In the source's own words, of which the shipped texts hold none. */
const OWN_TEXT = fileURLToPath(new URL('own-text.yaml', import.meta.url));

const LOOK_MS = 50;

/** `seeded`: a data folder that holds the shipped texts; it is copied. */
export async function startService(seeded: string): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'gongfu-journeys-'));
  try {
    return await startIn(folder, seeded);
  } catch (error) {
    remove(folder);
    throw error;
  }
}

async function startIn(folder: string, seeded: string): Promise<Service> {
  const data = join(folder, 'data');
  cpSync(seeded, data, { recursive: true });
  const [token] = await Promise.all([
    ran(['token', 'create', '吴', '--data', data]),
    ran(['import', OWN_TEXT, '--data', data]),
  ]);
  await ran(['link', '--data', data]);
  const server = start(['serve', '--data', data, '--port', String(await freePort())], {
    GONGFU_EMBEDDER: 'local',
    GONGFU_LOG_LEVEL: 'debug',
    // A busy machine may take longer than a reader waits.
    GONGFU_REQUEST_TIMEOUT_MS: '60000',
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (text: string) => {
      log += text;
    });
  const close = async () => {
    server.kill('SIGTERM');
    await server.ran;
    remove(folder);
  };
  const url = await Promise.race([printedAddress(() => log), ended(server.ran)]);
  await untilWhole(url);
  return { url, token: token.trim(), log: () => log, close };
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function ran(args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(args);
  if (code !== 0) throw new Error(`gongfu ${args.join(' ')} ended with ${code}: ${err}`);
  return out;
}

async function printedAddress(log: () => string): Promise<string> {
  for (;;) {
    const [, url] = /answers at (http:\/\/\S+)\n/.exec(log()) ?? [];
    if (url !== undefined) return url;
    await setTimeout(LOOK_MS);
  }
}

async function ended(running: Promise<{ readonly code: number | null; readonly err: string }>): Promise<never> {
  const { code, err } = await running;
  throw new Error(`the server ended with ${code}: ${err}`);
}

/** Search has its dictionaries, its model and its vectors. */
async function untilWhole(url: string): Promise<void> {
  for (;;) {
    const { degraded } = (await (await fetch(`${url}/readyz`)).json()) as { readonly degraded: readonly string[] };
    if (degraded.length === 0) return;
    await setTimeout(LOOK_MS);
  }
}
