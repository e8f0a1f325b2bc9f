/** Starts the JVM that lends Neo4j servers (Neo4jPool.java): quick to compile by default, because tests ask each thing a few times. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJava, type Java, jarFolder, NEO4J_VERSION } from './find.ts';

export interface PoolOptions {
  /** For data and logs; made where it does not exist. */
  readonly folder: string;
  /** The process with whose end the pool ends, as it does when its folder is gone. */
  readonly owner: number;
  /** Bolt's of the first server; a free one by default. */
  readonly port?: number;
  /** `full` takes the optimising compiler, which pays in benchmarks only. */
  readonly compiler?: 'quick' | 'full';
  /** As Java takes it: 1g. */
  readonly heap?: string;
  /** Of each server, as Java takes it: 64m by default, which is enough for what a test writes. */
  readonly pageCache?: string;
}

export interface Pool {
  readonly process: ChildProcess;
  /** Where servers are borrowed. */
  readonly door: number;
}

const START_MS = 300_000;
const READY = /^READY (\d+)$/m;

/** Rejects, with the log, where the JVM ends before it is ready or is not in five minutes (usual: some seconds). */
export async function startPool(options: PoolOptions): Promise<Pool> {
  const java = findJava();
  if (!java) throw new Error('no JDK 21 or newer was found; install one, or set NEO4J_JAVA_HOME to its folder');
  const jars = jarsOnDisk();
  mkdirSync(options.folder, { recursive: true });
  const log = join(options.folder, 'pool.log');
  // Not behind that of a run before: its last line says where that one was ready.
  const out = openSync(log, 'w');
  const child = spawn(java.java, argumentsOf(java, jars, options), { stdio: ['ignore', out, out], detached: true });
  child.unref();
  return { process: child, door: await readyDoor(child, log) };
}

function argumentsOf({ version }: Java, jars: string, options: PoolOptions): readonly string[] {
  const { folder, owner, port, compiler = 'quick', heap = '1g', pageCache = '64m' } = options;
  const source = fileURLToPath(new URL('Neo4jPool.java', import.meta.url));
  return [
    `-Xmx${heap}`,
    `-Dgongfu.pagecache=${pageCache}`,
    ...(compiler === 'quick'
      ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
      : ['--add-modules', 'jdk.incubator.vector']),
    // The jars are known: a third of what a start costs is checking their classes.
    '-XX:+UnlockDiagnosticVMOptions',
    '-XX:-BytecodeVerificationRemote',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    '--enable-native-access=ALL-UNNAMED',
    ...(version >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
    ...['-cp', join(jars, '*'), source, folder, String(owner)],
    ...(port === undefined ? [] : [String(port)]),
  ];
}

async function readyDoor(child: ChildProcess, log: string): Promise<number> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const text = readFileSync(log, 'utf8');
    const door = READY.exec(text)?.[1];
    if (door !== undefined) return Number(door);
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Neo4j did not start (exit ${child.exitCode ?? child.signalCode}):\n${text}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`Neo4j was not ready after ${START_MS / 1000} s; its log is ${log}`);
}

/** Downloaded once by Maven, into a folder that is moved into place whole: a broken download is never used. */
export function jarsOnDisk(): string {
  const jars = jarFolder();
  if (existsSync(jars)) return jars;
  mkdirSync(dirname(jars), { recursive: true });
  const part = mkdtempSync(join(dirname(jars), 'part-'));
  writeFileSync(join(part, 'pom.xml'), POM);
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(part, 'jars')}`];
  const maven = spawnSync('mvn', ['--quiet', '--batch-mode', '--file', join(part, 'pom.xml'), ...goal], {
    encoding: 'utf8',
  });
  if (maven.status !== 0) throw new Error(`Maven did not get Neo4j ${NEO4J_VERSION}: ${maven.stdout}${maven.stderr}`);
  if (!existsSync(jars)) renameSync(join(part, 'jars'), jars);
  rmSync(part, { recursive: true, force: true });
  return jars;
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>gongfu.test</groupId>
  <artifactId>neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${NEO4J_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
