/**
 * Runs a pool of Neo4j servers in the foreground, for who runs tests again and again: `node test/engines/neo4j/main.ts FOLDER [PORT]`.
 * The door it prints is NEO4J_POOL for the tests; PORT is Bolt's of its first server. Ctrl+C stops it. With `--fetch` in place of the
 * folder it only gets the jars, where they are not there.
 */
import { jarsOnDisk, startPool } from './start.ts';

const [folder, port] = process.argv.slice(2);
if (!folder) throw new Error('usage: node test/engines/neo4j/main.ts --fetch | FOLDER [PORT]');
if (folder === '--fetch') jarsOnDisk();
else await runPool(folder);

async function runPool(folder: string): Promise<void> {
  const compiler = process.env.NEO4J_JIT === 'full' ? 'full' : 'quick';
  const pool = await startPool({ folder, owner: process.pid, compiler, ...(port ? { port: Number(port) } : {}) });
  process.stdout.write(`NEO4J_POOL=${pool.door}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void pool.process.kill('SIGTERM'));
  pool.process.ref();
}
