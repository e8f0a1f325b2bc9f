/** Search as a user of a server and of the command line has it: whole from the first answer on, and every word can be typed. */
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask, run, serve } from './built-cli.ts';
import { seededFolder } from './seeded-folder.ts';

/** With its dictionaries a search takes a tenth of it, the first one of a process without them more (measured). */
const SEARCH_TIMEOUT_MS = '150';
/** The model takes part of the machine's first seconds. */
const HANG_MS = 60_000;

async function untilWarm(url: string): Promise<void> {
  const degraded = async () =>
    ((await (await fetch(`${url}/readyz`)).json()) as { degraded: readonly string[] }).degraded.join(' ');
  while ((await degraded()).includes('dictionaries')) await setTimeout(20);
}

async function missing(url: string, query: string, mode: string): Promise<unknown> {
  const { search } = await ask(
    url,
    'query ($query: String!, $mode: SearchMode) { search(query: $query, mode: $mode) { degraded } }',
    { query, mode },
  );
  return (search as { degraded: unknown }).degraded;
}

describe('the first search after a start, once /readyz no longer says that search is loading,', () => {
  it(
    'has its dictionaries',
    async () => {
      const server = await serve(await seededFolder(), ['--search-timeout-ms', SEARCH_TIMEOUT_MS]);
      await untilWarm(server.url);
      expect(await missing(server.url, '山海协作怎样帮扶', 'FULL_TEXT')).toEqual([]);
    },
    HANG_MS,
  );

  it(
    'has its model',
    async () => {
      const server = await serve(await seededFolder(), [], { GONGFU_EMBEDDER: 'local' });
      await untilWarm(server.url);
      expect(await missing(server.url, '山海协作怎样帮扶', 'HYBRID')).not.toContain('SEMANTIC_UNAVAILABLE');
    },
    HANG_MS,
  );
});

describe('in the terminal', () => {
  it('a word that no hit may have stands behind --, as the help says', async () => {
    const data = await seededFolder();
    expect((await run(['search', '--help'])).out).toContain('gongfu search 慈善 -- -鹿城');
    const search = async (...words: readonly string[]) =>
      (await run(['search', '--data', data, '--first', '100', ...words])).out;
    const all = await search('慈善');
    expect(all).toContain('鹿城');
    const without = await search('慈善', '--', '-鹿城');
    expect(without).toContain('慈善');
    expect(without).not.toContain('鹿城');
    expect(without).toBe(await search('慈善 -鹿城'));
  });

  it('behind -- a flag is a word like any other', async () => {
    const { code, out } = await run(['search', '--data', await seededFolder(), '--', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Help by protection');
  });
});
