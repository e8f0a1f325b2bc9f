/** The package as npm packs it, and an empty folder into which it is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSTALL_TIMEOUT_MS = 240_000;
/** Whoever installs has the Node that runs these tests. */
const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);

export interface Packed {
  readonly tarball: string;
  /** Paths inside the package, sorted. */
  readonly files: readonly string[];
}

/** What a release would hold: the sources built anew into a copy, because dist/ may keep what was built from sources that are gone. */
export function pack(folder: string): Packed {
  const copy = join(folder, 'package');
  mkdirSync(copy);
  for (const name of readdirSync(ROOT))
    if (!NOT_COPIED.has(name)) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  const dist = join(copy, 'dist');
  build('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist);
  build('vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', join(dist, 'assets'));
  const { stdout } = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], copy);
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (!packed) throw new Error(`npm packed nothing: ${stdout}`);
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path).toSorted() };
}

function build(tool: string, ...args: readonly string[]): void {
  const program = join(ROOT, 'node_modules', ...tool.split('/'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tool} failed: ${stdout}${stderr}`);
}

const NOT_COPIED = new Set(['node_modules', '.git', 'dist', 'data', 'bench']);

/** What is compiled for the browser: the names in dist/assets hold digests. */
const ISLANDS = 'src/ui/islands/';
export const ASSETS = 'dist/assets/';

/** What of the sources belongs into it, but for what is built for the browser. */
export function expectedFiles(): readonly string[] {
  const forNode = filesUnder('src').filter((file) => !file.startsWith(ISLANDS));
  const sources = forNode.map((file) => file.replace(/^src/, 'dist').replace(/\.tsx?$/, '.js'));
  const whole = ['docs', 'models', 'schema', 'seed'].flatMap(filesUnder);
  return [...sources, ...whole, 'CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh.md', 'package.json'].toSorted();
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(...join(entry.parentPath, entry.name).slice(ROOT.length).split(/[\\/]/)));
}

/**
 * Installs it where nothing is but a lockfile with the versions of this project, from npm's cache or, for what that lacks, from the
 * registry. Gives why it could not.
 */
export function install(tarball: string, into: string): string | undefined {
  const dependencies = { gongfu: `file:${tarball}` };
  writeFileSync(join(into, 'package.json'), JSON.stringify({ dependencies }));
  writeFileSync(
    join(into, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages: lockedPackages(tarball) }),
  );
  const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
  const offline = npm(['ci', '--offline', ...options], into);
  if (offline.status === 0) return undefined;
  const online = npm(['ci', '--prefer-offline', '--fetch-retries', '0', ...options], into);
  if (online.status === 0) return undefined;
  const code = /npm error code (\w+)/.exec(online.stderr)?.[1] ?? 'TIMEOUT';
  if (NO_NETWORK.has(code)) return `npm's cache lacks a dependency and no registry is reached (${code})`;
  throw new Error(`npm ci failed: ${online.stderr}`);
}

const NO_NETWORK = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENETUNREACH',
  'TIMEOUT',
]);

type Locked = Readonly<Record<string, unknown>>;

function lockedPackages(tarball: string): Readonly<Record<string, Locked>> {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const { devDependencies: _not, ...own } = packages[''] ?? {};
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  const others = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  return {
    '': { dependencies: { gongfu: `file:${tarball}` } },
    'node_modules/gongfu': { ...own, resolved: `file:${tarball}`, integrity },
    ...Object.fromEntries(others),
  };
}

export function npm(
  args: readonly string[],
  cwd: string,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync('npm', [...args], {
    cwd,
    encoding: 'utf8',
    timeout: INSTALL_TIMEOUT_MS,
    env: cleanEnv(),
    shell: isWindows,
  });
}

export const isWindows = process.platform === 'win32';

/** Without what the npm that runs these tests has set for its own scripts, and without settings of ours. */
export function cleanEnv(): Record<string, string | undefined> {
  const names = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_(registry|cache))|GONGFU_|INIT_CWD)/i.test(name),
  );
  return { ...Object.fromEntries(names), PATH };
}
