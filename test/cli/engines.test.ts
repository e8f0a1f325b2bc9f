/** Commands that work on the file of a graph, where the graph lies on a server; and what all say of a server that is not there. */
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run.ts';
import { freePort } from '../free-port.ts';
import { tempFolder } from '../temp-folder.ts';

const HUSH = 'hush-hush';

describe('with the graph on Neo4j', () => {
  it.each([
    [['backup', 'a.sqlite'], /`gongfu backup`.*neo4j-admin database dump.*gongfu export/],
    [['restore', 'a.sqlite'], /`gongfu restore`.*neo4j-admin database load.*gongfu import/],
  ])('%s says what to use in its place', async (args, says) => {
    const { code, err } = await ran(args, await settings());
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(says) });
  });

  it.each(['search 甲', 'export', 'reindex', 'upgrade --dry-run'])(
    '%s says that a server is not there, by name and without its password',
    async (line) => {
      const { code, err } = await ran(line.split(' '), await settings());
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/Neo4j.*NEO4J_URI/) });
      expect(err).not.toContain(HUSH);
    },
  );

  it('doctor looks at all else, and says that a server is not there', async () => {
    const { code, out } = await ran(['doctor'], await settings());
    expect(code).toBe(1);
    expect(out).toMatch(/^fault +neo4j: Neo4j.*$/m);
    expect(out).toMatch(/^ok +node/m);
    expect(out).toMatch(/tokens/);
    expect(out).not.toContain(HUSH);
  });

  it('help names the settings, and no value of them', async () => {
    const { out } = await ran(['serve', '--help'], await settings());
    expect(out).toContain('--neo4j-password');
    expect(out).not.toContain(HUSH);
  });
});

async function settings(): Promise<Readonly<Record<string, string>>> {
  return {
    GONGFU_DATA: tempFolder(),
    GONGFU_STORE: 'neo4j',
    NEO4J_URI: `bolt://127.0.0.1:${await freePort()}`,
    NEO4J_PASSWORD: HUSH,
    GONGFU_EMBEDDER: 'off',
  };
}

async function ran(args: readonly string[], env: Readonly<Record<string, string>>) {
  const texts = { out: '', err: '' };
  const io: Io = {
    env,
    out: async (text) => {
      texts.out += text;
    },
    err: (text) => {
      texts.err += text;
    },
    progress: () => {},
  };
  return { code: await runCli(args, io), ...texts };
}
