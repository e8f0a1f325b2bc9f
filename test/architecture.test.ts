/** The walls of docs/architecture.md and the law of style, read from the sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Root files of src/ that together are the composition root. */
const COMPOSITION = [
  'app',
  'server',
  'part-health',
  'operations',
  'adding',
  'documents',
  'removing',
  'review',
  'moving',
  'owner',
  'backups',
  'control',
  'data-folder',
  'doctor',
  'shipped',
  'version',
];

/** What each room may import of ours, itself apart. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: ['domain'],
  cite: ['domain', 'text'],
  worker: ['domain'],
  config: ['domain'],
  'sqlite-file': ['domain'],
  store: ['domain'],
  'store/sqlite': ['domain', 'store', 'worker'],
  'store/neo4j': ['domain', 'store', 'worker'],
  search: ['domain', 'text'],
  'search/embedded': ['domain', 'text', 'search', 'worker'],
  'search/meilisearch': ['domain', 'text', 'search', 'worker'],
  'search/embedder': ['domain', 'text', 'search', 'worker'],
  access: ['domain', 'sqlite-file'],
  ingest: ['domain', 'text', 'store', 'search', 'sqlite-file'],
  inquiry: ['domain', 'text', 'cite', 'store', 'search'],
  graphql: ['domain', 'inquiry', 'access', 'ingest/write'],
  ui: ['domain', 'inquiry', 'access', 'ingest/write'],
  'graph-layout': ['domain', 'worker'],
  http: ['domain', 'inquiry', 'access', 'ingest/write', 'graphql', 'ui', 'config', 'graph-layout'],
  app: [
    'domain',
    'text',
    'worker',
    'config',
    'store',
    'store/sqlite',
    'store/neo4j',
    'search',
    'search/embedded',
    'search/meilisearch',
    'search/embedder',
    'access',
    'ingest',
    'inquiry',
    'graphql',
    'ui',
    'http',
  ],
  cli: ['app', 'config', 'domain', 'inquiry', 'ingest', 'access'],
};

/** The door of ingest for those who write from above: the writer, the adding of files, the review of what is proposed, and what they take. */
const WRITE_DOOR = [
  'src/ingest/write.ts',
  'src/ingest/input.ts',
  'src/ingest/documents.ts',
  'src/ingest/review/review.ts',
  'src/ingest/review/kept.ts',
];

const sources = filesUnder('src').filter(isCode);
const tests = filesUnder('test').filter(isCode);

describe('the walls between rooms', () => {
  it('every source file lies in a room', () => {
    expect(sources.filter((file) => !(roomOf(file) in MAY_IMPORT))).toEqual([]);
  });

  it('no import goes where its room may not look', () => {
    expect(sources.flatMap(forbiddenArrows)).toEqual([]);
  });

  it('the test would name a forbidden arrow', () => {
    expect(arrowFault('src/domain/x.ts', 'src/store/port.ts')).toBe(
      'src/domain/x.ts → src/store/port.ts: domain may not import store',
    );
    expect(arrowFault('src/graphql/x.ts', 'src/ingest/seed.ts')).toContain('graphql may not import ingest');
    expect(arrowFault('src/graphql/x.ts', 'src/ingest/write.ts')).toBeUndefined();
    expect(arrowFault('src/inquiry/x.ts', 'src/store/sqlite/index.ts')).toContain('store/sqlite');
    expect(arrowFault('src/app.ts', 'src/store/sqlite/index.ts')).toBeUndefined();
  });

  it('only the composition root names an adapter', () => {
    const adapter = /^src\/(store\/(sqlite|neo4j)|search\/(embedded|meilisearch|embedder))\/index\.ts$/;
    const naming = sources.filter((file) =>
      importsOf(file).some((target) => adapter.test(target) && roomOf(target) !== roomOf(file)),
    );
    expect(naming).toEqual(['src/app.ts']);
  });

  it('worker threads load no .tsx', () => {
    const workers = sources.filter((file) => /serveCalls[<(]/.test(read(file)) && file !== 'src/worker.ts');
    expect(workers.filter((file) => [...reachable(file)].some((target) => target.endsWith('.tsx')))).toEqual([]);
  });
});

describe('the law of style', () => {
  it('no file is longer than 300 lines', () => {
    const lengths = [...sources, ...tests].map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it('files are kebab-case nouns that say what is in them', () => {
    const names = [...sources, ...tests].filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.tsx?$/.test(basename(file)),
    );
    const hollow = [...sources, ...tests].filter((file) =>
      /(^|-)(utils?|helpers?|common|managers?|services?|impl)(-|\.)/.test(basename(file)),
    );
    expect([...names, ...hollow]).toEqual([]);
  });

  it('exports are named, and no file only passes on others', () => {
    expect(sources.filter((file) => /^export default |^export \* /m.test(read(file)))).toEqual([]);
  });

  it('no test is alone', () => {
    const alone = new RegExp(`\\b(it|test|describe)\\.${'only'}\\b`);
    expect(tests.filter((file) => alone.test(read(file)))).toEqual([]);
  });
});

describe('the tree', () => {
  it('has one copy of graphql', () => {
    expect(copiesOf('graphql', join(ROOT, 'node_modules'))).toEqual([join('node_modules', 'graphql')]);
  });

  it('names no registry and no path of some machine', () => {
    const registry = /registry\.[a-z]+js\.|npmm[i]rror|pypi\.org|crates\.i[o]/i;
    const machine = /(^|[\s"'`(=:])\/(?:work|home|Users|root)\/[a-z]|[A-Z]:\\Users\\/m;
    const found = trackedFiles().filter((file) => registry.test(read(file)) || machine.test(read(file)));
    expect(found).toEqual([]);
  });
});

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(...join(entry.parentPath, entry.name).slice(ROOT.length).split(/[\\/]/)))
    .toSorted();
}

function isCode(file: string): boolean {
  return /\.tsx?$/.test(file);
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function roomOf(file: string): string {
  const [, first = '', second = '', inSecond] = file.replace(/\.tsx?$/, '').split('/');
  if (COMPOSITION.includes(first)) return 'app';
  // A port beside the folder of its adapters is not in their room.
  const nested = `${first}/${second}`;
  return inSecond !== undefined && nested in MAY_IMPORT ? nested : first;
}

function importsOf(file: string): readonly string[] {
  const found = read(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'(\.{1,2}\/[^']+)'/gm);
  return [...found].map(([, target = '']) => posix.join(dirname(file), target));
}

function forbiddenArrows(file: string): readonly string[] {
  return importsOf(file).flatMap((target) => arrowFault(file, target) ?? []);
}

function arrowFault(file: string, target: string): string | undefined {
  const [from, to] = [roomOf(file), roomOf(target)];
  const allowed = MAY_IMPORT[from] ?? [];
  if (from === to || allowed.includes(to)) return undefined;
  if (allowed.includes('ingest/write') && WRITE_DOOR.includes(target)) return undefined;
  return `${file} → ${target}: ${from} may not import ${to}`;
}

/** All files of ours that a file loads, types apart. */
function reachable(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file) || !existsSync(join(ROOT, file))) return seen;
  seen.add(file);
  for (const target of importsOf(file)) reachable(target, seen);
  return seen;
}

function copiesOf(name: string, folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const own = existsSync(join(folder, name, 'package.json')) ? [join(folder, name).slice(ROOT.length)] : [];
  const packages = readdirSync(folder).flatMap((entry) =>
    entry.startsWith('@') ? readdirSync(join(folder, entry)).map((inner) => join(entry, inner)) : [entry],
  );
  return [...own, ...packages.flatMap((entry) => copiesOf(name, join(folder, entry, 'node_modules')))];
}

function trackedFiles(): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0');
  return listed.filter((file) => file !== '' && existsSync(join(ROOT, file)));
}
