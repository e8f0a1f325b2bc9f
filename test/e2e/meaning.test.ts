/** Search by meaning from a built server and command line, with the shipped model and the shipped texts. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ask, run, serve } from './built-cli.ts';
import { seededFolder, seededTemplate } from './seeded-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gongfu-e2e-meaning-'));
const WITH_MODEL = { GONGFU_EMBEDDER: 'local', GONGFU_LOG_LEVEL: 'warn' };
const SEARCH = `query ($query: String!, $mode: SearchMode) {
  search(query: $query, mode: $mode, first: 5) { degraded edges { score matchedBy node { __typename } } }
}`;

interface Answer {
  readonly degraded: readonly string[];
  readonly edges: readonly { readonly score: number; readonly matchedBy: readonly string[] }[];
}

beforeAll(async () => cpSync(await seededTemplate(), folder, { recursive: true }), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

async function search(url: string, query: string, mode: string): Promise<Answer> {
  const { search: answer } = (await ask(url, SEARCH, { query, mode })) as { search: Answer };
  return answer;
}

describe('a server with the shipped model', () => {
  it('finds what a question means where none of its words stand, once it has its vectors', async () => {
    const server = await serve(folder, [], WITH_MODEL);
    let answer = await search(server.url, '富的地方帮穷的地方', 'SEMANTIC');
    // The model is loaded in a server's first second, a few texts may want their vector.
    for (
      ;
      answer.degraded.some((one) => one.startsWith('SEMANTIC'));
      answer = await search(server.url, '富的地方帮穷的地方', 'SEMANTIC')
    )
      await setTimeout(100);
    expect(answer.edges).toHaveLength(5);
    expect(answer.edges.every(({ matchedBy }) => matchedBy.join() === 'SEMANTIC')).toBe(true);
    expect((await search(server.url, '红烧肉怎么做', 'SEMANTIC')).edges.length).toBeLessThan(5);
  });

  it('says at /readyz which model it has and how far it is', async () => {
    const server = await serve(folder, [], WITH_MODEL);
    const state = (await (await fetch(`${server.url}/readyz`)).json()) as { index: { semantic: unknown } };
    expect(state.index.semantic).toMatchObject({
      model: expect.stringMatching(/^bge-small-zh-v1\.5/),
      vectors: expect.any(Number),
      wanting: expect.any(Number),
    });
    const status = await run(['reindex', '--status', '--data', folder], WITH_MODEL);
    expect(status.out).toMatch(/^\d+ vectors.*\(model bge-small-zh-v1\.5/m);
  });
});

describe('without a model', () => {
  it('a search by meaning is answered in full text and says so', async () => {
    const server = await serve(folder, ['--embedder', 'off']);
    const answer = await search(server.url, '共同富裕', 'SEMANTIC');
    expect(answer.degraded).toContain('SEMANTIC_UNAVAILABLE');
    expect(answer.edges).toHaveLength(5);
    expect((await run(['reindex', '--status', '--data', folder])).out).toContain('search by meaning is off');
  });

  it('a service that is not reached does no harm, and /readyz says what to do', async () => {
    const data = await seededFolder();
    const server = await serve(data, ['--embedder', 'ollama', '--embedder-url', 'http://127.0.0.1:9'], {
      GONGFU_EMBEDDER_MODEL: 'bge-m3',
      GONGFU_EMBEDDER_DIMENSION: '1024',
    });
    expect((await search(server.url, '共同富裕', 'HYBRID')).degraded).toContain('SEMANTIC_UNAVAILABLE');
    const degraded = async () =>
      ((await (await fetch(`${server.url}/readyz`)).json()) as { degraded: readonly string[] }).degraded.join(' ');
    while (!(await degraded()).includes('fails')) await setTimeout(100);
    expect(await degraded()).toMatch(/not reached.*GONGFU_EMBEDDER_URL/);
  });

  it('whose packages were not installed, it is named, and all else works', async () => {
    const copy = installedWithout('onnxruntime-node');
    const data = await seededFolder();
    const { code, out } = await run(['reindex', '--data', data], WITH_MODEL, join(copy, 'dist', 'cli', 'main.js'));
    expect(code).toBe(0);
    expect(out).toMatch(/it does not get on: The package onnxruntime-node is missing/);
  });

  it('settings that do not suffice are refused at the start', async () => {
    const { code, err } = await run(['serve', '--data', folder, '--port', '0', '--embedder', 'openai']);
    expect(code).toBe(1);
    expect(err).toMatch(/GONGFU_EMBEDDER_URL is to be given/);
  });
});

/** A copy of the package without vectors that were made before, and links to all that it needs but one. */
function installedWithout(name: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'gongfu-e2e-without-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true, maxRetries: 5 }));
  const filter = (path: string) => !path.endsWith('seed-vectors.bin');
  for (const part of ['dist', 'models', 'schema', 'seed', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true, filter });
  for (const one of packagesBut(name)) {
    const link = join(copy, 'node_modules', one);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(ROOT, 'node_modules', one)), link, 'junction');
  }
  return copy;
}

function packagesBut(name: string): readonly string[] {
  const entries = readdirSync(join(ROOT, 'node_modules')).filter((entry) => !entry.startsWith('.') && entry !== name);
  return entries.flatMap((entry) =>
    entry.startsWith('@') ? readdirSync(join(ROOT, 'node_modules', entry)).map((inner) => join(entry, inner)) : [entry],
  );
}
