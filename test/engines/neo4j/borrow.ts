/**
 * Lends Neo4j servers to the tests of one run. The first that asks starts the pool, in the folder that all files of the run share
 * (test/run-folder.ts); the others wait for it. With NEO4J_URI, its servers are lent; NEO4J_POOL is the door of a pool that runs already
 * (main.ts), so that a run of one file need not start one.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startPool } from './start.ts';

export interface Borrowed {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  giveBack(): Promise<void>;
}

const WAIT_MS = 300_000;

export async function borrowNeo4j(runFolder: string): Promise<Borrowed> {
  return process.env.NEO4J_URI ? borrowNamed(process.env.NEO4J_URI, runFolder) : borrowFrom(await doorOf(runFolder));
}

/** Of a pool that runs: the first free server, or one more. */
export async function borrowFrom(door: number): Promise<Borrowed> {
  const socket = connect(door, '127.0.0.1');
  const { promise: line, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  socket.setEncoding('utf8').on('data', (data: string) => {
    text += data;
    if (text.includes('\n')) resolve(text.trim());
  });
  socket
    .on('error', reject)
    .on('close', () => reject(new Error('the pool of Neo4j servers is gone; see its pool.log')));
  const uri = await line;
  return {
    ...{ uri, username: 'neo4j', password: '' },
    giveBack: () => new Promise((done) => void socket.once('close', () => done()).end()),
  };
}

/** The owner is the run itself: this worker may end while others still use the pool. */
async function doorOf(runFolder: string): Promise<number> {
  if (process.env.NEO4J_POOL) return Number(process.env.NEO4J_POOL);
  const folder = join(runFolder, 'neo4j');
  mkdirSync(folder, { recursive: true });
  if (isFirst(join(folder, 'asked'))) {
    try {
      const pool = await startPool({ folder, owner: ownerOf(runFolder) });
      writeFileSync(join(folder, 'pid'), String(pool.process.pid));
      writeFileSync(join(folder, 'door'), String(pool.door));
    } catch (error) {
      writeFileSync(join(folder, 'door'), String(error));
    }
  }
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    const door = textOf(join(folder, 'door'));
    if (door !== undefined && /^\d+$/.test(door)) return Number(door);
    if (door) throw new Error(door);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no Neo4j after ${WAIT_MS / 1000} s; see pool.log in ${folder}`);
}

function ownerOf(runFolder: string): number {
  return Number(textOf(join(runFolder, 'owner')) ?? process.pid);
}

/** Each named server in use has a file of its name in the run's folder. */
async function borrowNamed(list: string, runFolder: string): Promise<Borrowed> {
  const uris = list.split(',').map((uri) => uri.trim());
  const { NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    for (const uri of uris) {
      const mark = join(runFolder, `neo4j-${encodeURIComponent(uri)}`);
      if (isFirst(mark)) return { uri, username, password, giveBack: async () => rmSync(mark) };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(
    `all servers of NEO4J_URI (${uris.length}) stayed in use; tests need up to three at once for each worker`,
  );
}

function isFirst(mark: string): boolean {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
