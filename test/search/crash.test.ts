/** The embedded index where its process ends at any moment, and where it is made anew under those who search. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { passage, randomOf } from './documents.ts';
import { nameOf, numbered } from './numbered-documents.ts';

const SCRIPT = fileURLToPath(new URL('./indexing-process.ts', import.meta.url));
const ROUNDS = 4;
const MAX_KILL_AFTER_MS = 60;
const CLIENTS = 8;
const HANG_MS = 120_000;
const PATIENT_MS = 60_000;

let folder: string;
let file: string;
let ontology: Ontology;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongfu-crash-'));
  file = join(folder, 'index.sqlite');
  ontology = await readOntology(new URL('../../schema/', import.meta.url));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('an index whose process is killed', () => {
  test(
    'has each document up to its position and none behind it, whenever that was, and goes on from there',
    async () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const random = randomOf(seed);
      for (let round = 0; round < ROUNDS; round++) {
        const acknowledged = await killedWhileIndexing('UPDATE', random() * MAX_KILL_AFTER_MS);
        const index = await openEmbeddedIndex({ file, ontology });
        const { seq, documents } = await index.status();
        expect(seq, `seed ${seed}, round ${round}`).toBeGreaterThanOrEqual(acknowledged);
        expect(documents, `seed ${seed}, round ${round}`).toBe(seq);
        await index.update({ documents: [numbered(seq + 1)], removed: [], seq: seq + 1 });
        for (const one of [1, seq, seq + 1]) expect((await found(index, nameOf(one)))[0]).toBe(`concept:${one}`);
        await index.close();
      }
    },
    HANG_MS,
  );

  test(
    'while it was made anew answers as before, without the half of the new one',
    async () => {
      const before = await openEmbeddedIndex({ file, ontology });
      await before.update({ documents: [numbered(1), numbered(2)], removed: [], seq: 2 });
      await before.close();
      await killedWhileIndexing('REBUILD', MAX_KILL_AFTER_MS);
      const index = await openEmbeddedIndex({ file, ontology });
      expect(await index.status()).toMatchObject({ seq: 2, documents: 2 });
      expect((await found(index, nameOf(2)))[0]).toBe('concept:2');
      await index.close();
    },
    HANG_MS,
  );
});

describe('an index that is made anew', () => {
  test(
    'gives none of eight clients an empty or a cut answer meanwhile, and the new one when it is there',
    async () => {
      const documents = (word: string) =>
        Array.from({ length: 1_000 }, (_, i) => passage(String(i), `茶园里的第${i}次${word}，合作社一起记账。`));
      const index = await openEmbeddedIndex({ file, ontology });
      const first = await index.rebuild();
      await first.add(documents('采摘'));
      await first.finish(1);

      let isOver = false;
      const answers: number[] = [];
      const client = async () => {
        while (!isOver) {
          const answer = await search(index, '茶园');
          answers.push(answer.degraded.length > 0 ? 0 : answer.totalCount);
        }
      };
      const clients = Array.from({ length: CLIENTS }, client);
      const second = await index.rebuild();
      await second.add(documents('修剪'));
      await second.finish(2);
      isOver = true;
      await Promise.all(clients);

      expect(answers.length).toBeGreaterThan(CLIENTS);
      expect([...new Set(answers)]).toEqual([1_000]);
      expect((await search(index, '修剪')).totalCount).toBe(1_000);
      expect((await index.status()).seq).toBe(2);
      await index.close();
    },
    HANG_MS,
  );
});

/** The last position that was acknowledged; the kill comes so long after the first one. */
async function killedWhileIndexing(way: 'UPDATE' | 'REBUILD', afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT, file, way], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const closed = Promise.all([once(child, 'close'), once(lines, 'close')]);
  let last: number | undefined;
  lines.on('line', (line) => {
    if (last === undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
    last = Number(line);
  });
  await closed;
  if (last === undefined || child.signalCode !== 'SIGKILL') throw new Error('the indexing process ended by itself');
  return last;
}

function search(index: SearchIndex, query: string) {
  const request = { query, mode: 'FULL_TEXT', filter: {}, first: 5, facets: [] } as const;
  return index.search(request, scopeFor('PUBLIC', PATIENT_MS));
}

async function found(index: SearchIndex, query: string): Promise<readonly string[]> {
  return (await search(index, query)).hits.map(({ id }) => id);
}
