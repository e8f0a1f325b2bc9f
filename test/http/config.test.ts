/** The table of settings, its flags and variables, and its page in docs/. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { unusedEngineVariables } from '../../src/config/engines.ts';
import {
  flagOptions,
  readConfig,
  SETTING_LIST,
  settingsHelp,
  settingsTable,
  unknownVariables,
} from '../../src/config.ts';

const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) });
const read = (env: Record<string, string | undefined>, flags: Record<string, string> = {}): unknown => {
  try {
    return readConfig(env, flags);
  } catch (error) {
    return error;
  }
};

describe('settings', () => {
  it('have the defaults that clients and tools rely on', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      data: './data',
      publicUrl: 'http://127.0.0.1:4000',
      store: 'sqlite',
      search: 'embedded',
      corsOrigins: [],
    });
  });
  it('come from the environment, and a flag wins', () => {
    expect(readConfig({ GONGFU_PORT: '5000' }).port).toBe(5000);
    expect(readConfig({ GONGFU_PORT: '5000' }, { port: '6000' }).port).toBe(6000);
    expect(readConfig({ GONGFU_PORT: '' }).port).toBe(4000);
  });
  it('of the engines have the names that their own tools know', () => {
    const env = {
      GONGFU_STORE: 'neo4j',
      NEO4J_URI: 'neo4j+s://db.test:7687/',
      NEO4J_PASSWORD: 'a',
      MEILI_URL: 'http://m',
    };
    expect(readConfig(env)).toMatchObject({
      neo4jUri: 'neo4j+s://db.test:7687',
      neo4jUsername: 'neo4j',
      neo4jPassword: 'a',
      meiliUrl: 'http://m',
      searchFallback: 'none',
    });
    expect(readConfig(env, { 'neo4j-password': 'b' }).neo4jPassword).toBe('b');
  });
  it.each([
    { GONGFU_STORE: 'neo4j', NEO4J_URI: 'neo4j://neo4j:hush@db.test' },
    { GONGFU_SEARCH: 'meilisearch', MEILI_URL: 'http://key:hush@db.test' },
    { GONGFU_EMBEDDER_URL: 'http://key:hush@db.test' },
  ])('refuse a password in an address, without repeating it: %o', (env) => {
    const error = read(env);
    expect(error).toEqual(refused(/without a user or password/));
    expect(String(error)).not.toContain('hush');
  });
  it('of an engine that is not chosen are found out', () => {
    const env = { NEO4J_URI: 'neo4j://db', NEO4J_DATABASE: ' ', MEILI_URL: 'http://m' };
    expect(unusedEngineVariables(env, readConfig(env))).toEqual(['NEO4J_URI', 'MEILI_URL']);
    const chosen = { ...env, GONGFU_STORE: 'neo4j' };
    expect(unusedEngineVariables(chosen, readConfig(chosen))).toEqual(['MEILI_URL']);
  });
  it('have the flags that node parses', () => {
    const { values } = parseArgs({ args: ['--public-url', 'https://a.test/', '--port=0'], options: flagOptions() });
    expect(readConfig({}, values)).toMatchObject({ publicUrl: 'https://a.test', port: 0 });
  });
  it.each([
    [{ GONGFU_PORT: 'http' }, /GONGFU_PORT is 'http'.*0 to 65535/],
    [{ GONGFU_PORT: '70000' }, /0 to 65535/],
    [{ GONGFU_HOST: 'http://x' }, /GONGFU_HOST.*without a port/],
    [{ GONGFU_PUBLIC_URL: 'gongfu.test' }, /GONGFU_PUBLIC_URL.*http/],
    [{ GONGFU_PUBLIC_URL: 'ftp://gongfu.test' }, /http or https/],
    [{ GONGFU_STORE: 'oracle' }, /it takes sqlite, neo4j/],
    [{ GONGFU_STORE: 'neo4j' }, /NEO4J_URI is to be given/],
    [{ GONGFU_STORE: 'neo4j', NEO4J_URI: 'http://db:7474' }, /NEO4J_URI must be.*7687/],
    [{ GONGFU_STORE: 'neo4j', NEO4J_URI: 'db:7687' }, /NEO4J_URI must be/],
    [{ GONGFU_SEARCH: 'meilisearch' }, /MEILI_URL is to be given/],
    [{ GONGFU_SEARCH: 'meilisearch', MEILI_URL: '127.0.0.1:7700' }, /MEILI_URL.*http/],
    [{ GONGFU_SEARCH_FALLBACK: 'embedded' }, /a fallback is for meilisearch/],
    [{ GONGFU_SEED: 'perhaps' }, /true or false/],
    [{ GONGFU_CORS_ORIGINS: '*' }, /scheme, host and port/],
    [{ GONGFU_CORS_ORIGINS: 'https://a.test/path' }, /scheme, host and port/],
    [{ GONGFU_LOG_LEVEL: 'loud' }, /silent, error, warn, info, debug/],
    [{ GONGFU_REQUEST_TIMEOUT_MS: '1' }, /50 to/],
    [{ GONGFU_MAX_BODY_BYTES: '256k' }, /whole number/],
    [{ GONGFU_EMBEDDER: 'remote' }, /local, off, openai, ollama/],
    [{ GONGFU_EMBEDDER_URL: 'localhost:11434' }, /GONGFU_EMBEDDER_URL.*http/],
  ])('that are wrong are refused with what would be right: %o', (env, message) => {
    expect(read(env)).toEqual(refused(message));
  });
  it('that are wrong as a flag are named by the flag', () => {
    expect(read({}, { port: 'x' })).toEqual(refused(/^--port is 'x'/));
  });
  it('with a name that is none are found out', () => {
    expect(unknownVariables({ GONGFU_PROT: '1', GONGFU_PORT: '1', GONGFU_PAPER: 'x', PATH: '' })).toEqual([
      'GONGFU_PROT',
    ]);
  });
});

describe('the table of settings', () => {
  it('has each variable and flag once, spelled alike', () => {
    expect(new Set(SETTING_LIST.map(({ env }) => env)).size).toBe(SETTING_LIST.length);
    for (const { env, flag } of SETTING_LIST) {
      const name = flag.slice(2).toUpperCase().replaceAll('-', '_');
      expect(/^(NEO4J|MEILI)_/.test(name) ? name : `GONGFU_${name}`).toBe(env);
    }
  });
  it('is what docs/settings.md shows', () => {
    const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
    expect(page).toContain(settingsTable());
  });
  it('is what --help shows', () => {
    for (const { flag, help } of SETTING_LIST)
      expect(settingsHelp()).toMatch(new RegExp(`${flag} .*${help.slice(0, 20).replaceAll(/[.*()]/g, '.')}`));
  });
});
