/** docker-compose.yml and Dockerfile against the table of settings and each other. Nothing is built here: CI has no container engine. */
import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTING_LIST } from '../../src/config.ts';
import { NEO4J_VERSION } from '../engines/neo4j/find.ts';

interface Service {
  readonly image: string;
  readonly restart: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[]; readonly interval: string; readonly timeout: string };
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
}

// The file is of this form, or a case below fails.
const compose = load(text('docker-compose.yml')) as Compose;
const { neo4j, meilisearch, gongfu } = compose.services;
const services = Object.entries(compose.services);
const settings = new Set(SETTING_LIST.map(({ env }) => env));
const docker = instructions(text('Dockerfile'));

describe('docker-compose.yml', () => {
  it('has the two engines, and the service itself under a profile', () => {
    expect(Object.keys(compose.services)).toEqual(['neo4j', 'meilisearch', 'gongfu']);
    expect(services.filter(([, { profiles }]) => profiles).map(([name]) => name)).toEqual(['gongfu']);
  });

  it.each(services)('%s has a version, comes back after a crash, and is asked whether it is well', (_, service) => {
    expect(service.image).toMatch(/^[a-z0-9/]+:v?\d+\.\d+\.\d+$/);
    expect(service.restart).toBe('unless-stopped');
    expect(['CMD', 'CMD-SHELL']).toContain(service.healthcheck.test[0]);
    expect([service.healthcheck.interval, service.healthcheck.timeout]).toEqual(['10s', '5s']);
  });

  it.each(services)('%s is reached from this machine only', (_, { ports }) => {
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:(\d+):\1$/);
  });

  it.each(services)('%s keeps its data in a volume that is declared', (_, { volumes }) => {
    const [volume = '', folder] = (volumes[0] ?? '').split(':');
    expect(compose.volumes).toHaveProperty(volume);
    expect(['/data', '/meili_data']).toContain(folder);
  });

  it.each(services)('%s takes secrets from the environment, and does not start without', (_, { environment }) => {
    const secrets = Object.entries(environment).filter(([name]) => /PASSWORD|KEY|AUTH/.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets) expect(value).toMatch(/^(neo4j\/)?\$\{(NEO4J_PASSWORD|MEILI_API_KEY):\?[^}]+\}$/);
  });

  it('runs the Neo4j that the tests run', () => {
    expect(neo4j?.image).toBe(`neo4j:${NEO4J_VERSION}`);
  });

  it('gives the service settings that it has, and that go together', () => {
    const { environment = {} } = gongfu ?? {};
    expect(Object.keys(environment).filter((name) => !settings.has(name))).toEqual([]);
    const config = readConfig({ ...imageEnvironment(), ...filled(environment) });
    expect(config).toMatchObject({
      store: 'neo4j',
      search: 'meilisearch',
      searchFallback: 'embedded',
      host: '0.0.0.0',
    });
    expect(publishedPorts(neo4j)).toContain(portAt(config.neo4jUri, 'neo4j'));
    expect(publishedPorts(meilisearch)).toContain(portAt(config.meiliUrl, 'meilisearch'));
    expect(publishedPorts(gongfu)).toEqual([String(config.port)]);
    expect(gongfu?.volumes).toEqual([`gongfu-data:${config.data}`]);
  });

  it('names the image by the version of the package', () => {
    expect(gongfu?.image).toBe(`gongfu:${JSON.parse(text('package.json')).version}`);
  });

  it('takes from the service what it does not need', () => {
    expect(gongfu).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] });
    expect(Object.keys(gongfu?.depends_on ?? {})).toEqual(['neo4j', 'meilisearch']);
  });
});

describe('the Dockerfile', () => {
  it('builds and runs on the same version of Node, which package.json takes', () => {
    const images = docker.filter(([word]) => word === 'FROM').map(([, rest]) => rest.replace(/ AS \w+$/, ''));
    expect(images).toHaveLength(2);
    expect(new Set(images).size).toBe(1);
    const [, major] = /^node:(\d+)\.\d+\.\d+-bookworm-slim$/.exec(images[0] ?? '') ?? [];
    expect(JSON.parse(text('package.json')).engines.node).toBe(`>=${major}`);
  });

  it('copies what is there, and all that a package has', () => {
    const taken = lines('.dockerignore').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(taken.filter((name) => !existsSync(root(name)))).toEqual([]);
    const shipped: string[] = JSON.parse(text('package.json')).files;
    expect(shipped.filter((name) => name !== 'dist' && !taken.includes(name))).toEqual([]);
  });

  it('sets settings that the service has', () => {
    const names = Object.keys(imageEnvironment()).filter((name) => name !== 'NODE_ENV');
    expect(names).toEqual(['GONGFU_HOST', 'GONGFU_PORT', 'GONGFU_DATA']);
    expect(names.filter((name) => !settings.has(name))).toEqual([]);
    const { port, data } = readConfig(imageEnvironment());
    expect(docker).toContainEqual(['EXPOSE', String(port)]);
    expect(docker).toContainEqual(['VOLUME', data]);
  });

  it('installs all, prunes without scripts, and starts as `npm start` does, as nobody of rights', () => {
    const last = docker.slice(docker.findLastIndex(([word]) => word === 'FROM'));
    const runs = docker.filter(([word]) => word === 'RUN').map(([, rest]) => rest);
    expect(runs.slice(0, 2)).toEqual([
      expect.stringMatching(/^npm ci /),
      expect.stringMatching(/^npm prune --omit=dev --ignore-scripts /),
    ]);
    expect(last).toContainEqual(['USER', 'node']);
    expect(last.at(-1)).toEqual([
      'CMD',
      JSON.stringify(JSON.parse(text('package.json')).scripts.start.split(' ')).replaceAll(',', ', '),
    ]);
  });

  it('asks /readyz, as the compose file does', () => {
    const [, check = ''] = docker.find(([word]) => word === 'HEALTHCHECK') ?? [];
    const asked = /CMD (\[.*\])$/.exec(check)?.[1] ?? '[]';
    const command: string[] = JSON.parse(asked);
    expect(command.at(-1)).toContain('/readyz');
    const { port } = readConfig(imageEnvironment());
    const filledIn = command.map((part) =>
      part.replace("127.0.0.1:' + process.env.GONGFU_PORT + '", `127.0.0.1:${port}`),
    );
    expect(gongfu?.healthcheck.test).toEqual(['CMD', ...filledIn]);
  });
});

function root(name: string): URL {
  return new URL(`../../${name}`, import.meta.url);
}

function text(name: string): string {
  return readFileSync(root(name), 'utf8');
}

function lines(name: string): readonly string[] {
  return text(name).split('\n');
}

/** Word and rest of each instruction, continued lines joined. */
function instructions(file: string): readonly (readonly [string, string])[] {
  const joined = file.replaceAll(/^#.*\n/gm, '').replaceAll(/\s*\\\n\s*/g, ' ');
  return joined
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
}

function imageEnvironment(): Readonly<Record<string, string>> {
  const pairs = docker.filter(([word]) => word === 'ENV').flatMap(([, rest]) => rest.split(' '));
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}

/** As compose fills it in: a default where there is one, else a value of ours. */
function filled(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(environment).map(([name, value]) => [
    name,
    String(value).replaceAll(/\$\{\w+(?::-([^}]*)|:\?[^}]*)\}/g, (_, fallback?: string) => fallback ?? 'secret'),
  ]);
  return Object.fromEntries(entries);
}

function publishedPorts(service: Service | undefined): readonly (string | undefined)[] {
  return (service?.ports ?? []).map((port) => port.split(':').at(-1));
}

/** The port of an address at that host; fails for another host. */
function portAt(address: string, host: string): string {
  const url = new URL(address);
  expect(url.hostname).toBe(host);
  return url.port;
}
