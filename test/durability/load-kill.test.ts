/** A load is whole or not there: its process is killed in the middle. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { change, entity } from '../store/items.ts';
import { newFolder } from '../store/sqlite/folder.ts';

const SCRIPT = fileURLToPath(new URL('./loading-process.ts', import.meta.url));
/** Enough that most of it has left the cache for the disk. */
const LINES = 60_000;

test('a load whose process is killed leaves the store as empty as before, and ready', async () => {
  const folder = await newFolder();
  const file = join(folder, 'graph.sqlite');
  const child = spawn(process.execPath, [SCRIPT, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) if (Number(line) >= LINES) break;
  child.kill('SIGKILL');
  await once(child, 'close');
  const ontology = await readOntology(new URL('../../schema/', import.meta.url));
  const store = await openSqliteStore({ file, ontology });
  expect([await store.scan(undefined, 10, scopeFor('EDITORS', 20_000)), await store.position()]).toEqual([
    [],
    { revision: 0, seq: 0 },
  ]);
  expect((await store.apply(change(entity('PERSON', '张三')))).revision).toBe(1);
  await store.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);
