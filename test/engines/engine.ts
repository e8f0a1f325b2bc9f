/** Engines that a machine may lack. Absent, their tests are counted skips that name them; named by REQUIRE_ADAPTERS, they fail. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';

export const ENGINES = ['chromium', 'neo4j', 'meilisearch', 'python', 'pandas', 'r'] as const;
export type Engine = (typeof ENGINES)[number];

/** Where Chromium is: CHROMIUM_PATH, or the first of its usual names on PATH. */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM_PATH ?? findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
}

/** Where Python is: PYTHON_PATH, or the first of its usual names on PATH. */
export function findPython(): string | undefined {
  return process.env.PYTHON_PATH ?? findOnPath(['python3', 'python']);
}

/** The same Python, where it has pandas. */
export function findPandas(): string | undefined {
  const python = findPython();
  const isThere = python !== undefined && spawnSync(python, ['-c', 'import pandas']).status === 0;
  return isThere ? python : undefined;
}

export function findR(): string | undefined {
  return findOnPath(['Rscript']);
}

/** A running Meilisearch (MEILI_URL), or the program on PATH. */
export function findMeilisearch(): string | undefined {
  return process.env.MEILI_URL || findOnPath(['meilisearch']);
}

/** The names that REQUIRE_ADAPTERS holds; throws where one is no engine. */
export function requiredEngines(list: string | undefined): readonly Engine[] {
  const names = (list ?? '').split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((name) => {
      const engine = ENGINES.find((known) => known === name);
      if (!engine) throw new Error(`REQUIRE_ADAPTERS names ${name}; the engines are ${ENGINES.join(', ')}.`);
      return engine;
    });
}

/** A suite that needs an engine: `found` is where it is, undefined where this machine has none. */
export function describeWith(
  engine: Engine,
  title: string,
  found: string | undefined,
  suite: (at: string) => void,
): void {
  if (found) describe(title, () => suite(found));
  else missing(engine, title);
}

function missing(engine: Engine, title: string): void {
  const isRequired = requiredEngines(process.env.REQUIRE_ADAPTERS).includes(engine);
  it.skipIf(!isRequired)(`${title} (needs ${engine}, which was not found)`, () => {
    expect.fail(`REQUIRE_ADAPTERS names ${engine}, and it was not found on this machine.`);
  });
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
