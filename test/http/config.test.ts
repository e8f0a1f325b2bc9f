/** The table of settings, its flags and variables, and its page in docs/. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
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
const read = (env: Record<string, string>, flags: Record<string, string> = {}): unknown => {
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
    [{ GONGFU_STORE: 'neo4j' }, /GONGFU_STORE.*not offer yet.*sqlite/],
    [{ GONGFU_STORE: 'oracle' }, /what works now: sqlite/],
    [{ GONGFU_SEARCH: 'meilisearch' }, /GONGFU_SEARCH.*not offer yet.*embedded/],
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
    for (const { env, flag } of SETTING_LIST)
      expect(`GONGFU_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`).toBe(env);
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
