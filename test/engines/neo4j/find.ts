/** Where a Neo4j for tests comes from: servers that are named, or one started from Maven's jars with a JDK of this machine. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The newest one that these tests have run on. */
export const NEO4J_VERSION = process.env.NEO4J_VERSION ?? '2025.10.1';

const LEAST_JAVA = 21;

export interface Java {
  /** The program. */
  readonly java: string;
  readonly version: number;
}

/**
 * `NEO4J_URI` where it is set: Bolt addresses, with commas between. A store takes a whole server, and a test may need three at once.
 * Otherwise the words that say with what one can be started; undefined where this machine has neither.
 */
export function findNeo4j(): string | undefined {
  if (process.env.NEO4J_URI) return process.env.NEO4J_URI;
  const java = findJava();
  return java && (existsSync(jarFolder()) || findOnPath('mvn')) ? `Java ${java.version}` : undefined;
}

/** One folder for all checkouts: the jars are some 150 MB. */
export function jarFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'gongfu-neo4j', NEO4J_VERSION);
}

/** The first JDK that is new enough and has its compiler, since the pool is launched from its source. */
export function findJava(): Java | undefined {
  for (const home of javaHomes()) {
    const version = versionOf(home);
    if (version !== undefined && version >= LEAST_JAVA) return { java: join(home, 'bin', 'java'), version };
  }
  return undefined;
}

function javaHomes(): readonly string[] {
  const onPath = findOnPath('javac');
  const named = [process.env.NEO4J_JAVA_HOME, process.env.JAVA_HOME, onPath && dirname(dirname(realpathSync(onPath)))];
  const installed = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines'].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  return [...named.filter((home) => home !== undefined), ...installed].flatMap((home) => [
    home,
    join(home, 'Contents', 'Home'),
  ]);
}

/** From the file that every JDK has in its folder: asking the compiler itself takes a second. */
function versionOf(home: string): number | undefined {
  const release = join(home, 'release');
  if (!existsSync(join(home, 'bin', 'javac')) || !existsSync(release)) return undefined;
  const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1];
  return version === undefined ? undefined : Number(version);
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
